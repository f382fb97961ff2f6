/// One way in for bytes that somebody else has written. Each goes through the program's own code, in memory: no network,
/// no disk, no clock, so that an input does the same in every run.
struct FuzzTarget: Sendable, CustomStringConvertible {
  /// What the folder of its corpus is called.
  let name: String
  /// Takes one input; gives what is not as it must be, or nil. What traps is a find as well.
  let run: @Sendable ([UInt8]) -> String?

  var description: String { name }

  /// All of them, in the order in which `script/fuzz` runs them.
  static let all = [manifests, filters, addresses, answers, savedPlans, project, requests]

  /// The target of that name.
  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

extension [UInt8] {
  /// The parts of an input between lines that begin with these bytes: the rest of such a line is the title of the part behind
  /// it. What comes before the first of them has an empty title.
  func parts(at marker: StaticString) -> [(title: String, bytes: [UInt8])] {
    let marker = Array(marker.description.utf8)
    var parts: [(title: String, bytes: [UInt8])] = [("", [])]
    for line in split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: marker) {
        parts.append((String(decoding: line.dropFirst(marker.count), as: UTF8.self), []))
      } else {
        parts[parts.count - 1].bytes += line + [0x0A]
      }
    }
    // The last line has no end of its own, or an empty one behind it.
    if !parts[parts.count - 1].bytes.isEmpty { parts[parts.count - 1].bytes.removeLast() }
    return parts
  }
}
