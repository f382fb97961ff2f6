import Glibc
import Support

@testable import Sandbox

/// A folder of its own for one test.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/sandbox-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw SandboxError.unwritable(file: "/tmp", reason: Files.lastReason)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    chmod(path, 0o700)
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The path of a file in it.
  func file(_ name: String) -> String { path + "/" + name }

  /// What is in it, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ name: String, _ text: String) throws { try Files.replace(file(name), with: Array(text.utf8)) }

  func read(_ name: String) throws -> String {
    String(decoding: try Files.read(file(name)) ?? [], as: UTF8.self)
  }
}
