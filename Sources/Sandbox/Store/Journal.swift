import Glibc
import Resources
import Support

/// The requests that changed a large state since its file was written, so that not every one has to write all of it.
///
/// Its first line says which content of the state file it continues: a journal that outlived the save which took it in,
/// or a state that was edited by hand, is told by that. A tenant does the same for the same requests at the same
/// times under the same readings, so these are all that has to be kept.
struct Journal: ~Copyable {
  private let path: String
  private let file: Int32
  /// Its size in bytes.
  private(set) var size = 0

  /// The journal's path for a state file.
  static func path(for state: String) -> String { state + ".journal" }

  /// A request with its time.
  struct Entry {
    let request: SandboxRequest
    let time: Instant
  }

  /// What a program that was killed has left.
  struct Left {
    let readings: Set<Reading>
    let entries: [Entry]
  }

  /// Starts a journal that continues this content of the state file.
  init(for state: String, continuing content: [UInt8], readings: Set<Reading>) throws(SandboxError) {
    path = Journal.path(for: state)
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .unwritable(file: path, reason: Files.lastReason) }
    var head: JSON = .members(["continues": .string(Journal.digest(content))])
    let names = Reading.allCases.filter(readings.contains).map { JSON.string($0.name) }
    if !names.isEmpty { head = head.setting("readings", to: .array(names)) }
    try append(head)
  }

  deinit { close(file) }

  /// Adds a request. It is with the system when this returns: it survives the program's end, though not the machine's.
  mutating func append(_ entry: Entry) throws(SandboxError) {
    try append(
      .members([
        "at": .int(entry.time.seconds), "method": .string(entry.request.method),
        "path": .string(entry.request.path), "query": .string(entry.request.query),
        "body": .string(String(decoding: entry.request.body, as: UTF8.self)),
      ])
    )
  }

  private mutating func append(_ line: JSON) throws(SandboxError) {
    let bytes = line.bytes() + [0x0A]
    guard Files.append(bytes, to: file) else { throw .unwritable(file: path, reason: Files.lastReason) }
    size += bytes.count
  }

  /// The requests of a journal that continues this content of the state file; nil where there is no such journal. A
  /// last line without an end was never answered.
  static func entries(for state: String, continuing content: [UInt8]) throws(SandboxError) -> Left? {
    let path = path(for: state)
    guard let bytes = try Files.readState(path) else { return nil }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    lines.removeLast()
    guard let first = lines.first else { return nil }
    guard let head = try? JSONReader.read(Array(first)), let continued = head["continues"]?.text else {
      throw .damaged(file: path, reason: "it is not a journal: move it away")
    }
    guard continued == digest(content) else { return nil }
    let names = (head["readings"]?.elements ?? []).map { $0.text ?? "" }
    let readings = names.compactMap { Reading(rawValue: $0) }
    guard readings.count == names.count else {
      throw .damaged(file: path, reason: "line 1 names a reading that there is not")
    }
    var entries: [Entry] = []
    for (index, line) in lines.dropFirst().enumerated() {
      guard let json = try? JSONReader.read(Array(line)), let at = json["at"]?.int,
        let method = json["method"]?.text, let path = json["path"]?.text, let query = json["query"]?.text,
        let body = json["body"]?.text
      else { throw .damaged(file: path, reason: "line \(index + 2) is no request") }
      entries.append(
        Entry(
          request: SandboxRequest(method, path, query: query, body: Array(body.utf8)),
          time: Instant(seconds: at)
        )
      )
    }
    return Left(readings: Set(readings), entries: entries)
  }

  /// Takes a state's journal away.
  static func remove(for state: String) { unlink(path(for: state)) }

  /// FNV-1a: it has to tell contents apart, not to withstand anyone.
  private static func digest(_ content: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in content { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
