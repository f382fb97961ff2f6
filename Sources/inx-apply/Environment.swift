import Glibc

/// The process's environment. What is not UTF-8 in it is kept apart: repaired, it would be another value.
struct Environment: Sendable {
  /// The variables whose names and values are UTF-8.
  private(set) var values: [String: String] = [:]
  /// The names of the variables whose values are not.
  private(set) var undecodable: Set<String> = []
  /// What is not UTF-8, as `NAME=VALUE`, for programs that this one starts.
  private(set) var undecodableEntries: [[UInt8]] = []

  /// That of this process.
  static let process = Environment(entries())

  /// Takes entries apart, each `NAME=VALUE`; of two with one name the first counts.
  init(_ entries: [[UInt8]]) {
    for entry in entries {
      guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(validating: entry[..<equals], as: UTF8.self)
      if let name, let value = String(validating: entry[(equals + 1)...], as: UTF8.self) {
        if values[name] == nil { values[name] = value }
      } else {
        undecodable.insert(name ?? String(decoding: entry[..<equals], as: UTF8.self))
        undecodableEntries.append(entry)
      }
    }
  }

  /// Throws a usage error where a variable of this program is not UTF-8. The value is not shown: it may be a secret.
  func check() throws(Exit) {
    if let name = undecodable.filter({ $0.hasPrefix("INX_") }).min() { throw Environment.refusal(name) }
  }

  /// Throws a usage error where the variable of that name is not UTF-8.
  func check(_ name: String) throws(Exit) {
    if undecodable.contains(name) { throw Environment.refusal(name) }
  }

  private static func refusal(_ name: String) -> Exit {
    .usage("the environment variable \(name) is not UTF-8")
  }

  private static func entries() -> [[UInt8]] {
    var next = environ
    var entries: [[UInt8]] = []
    while let entry = next.pointee {
      entries.append(
        Array(UnsafeBufferPointer(start: entry, count: strlen(entry)).map(UInt8.init(bitPattern:)))
      )
      next += 1
    }
    return entries
  }
}

/// The process's environment, as far as it is UTF-8.
var environment: [String: String] { Environment.process.values }
