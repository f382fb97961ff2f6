import Desired
import Glibc
import Planner
import Resources

/// A file of this program that was given as a manifest, and is none.
enum MistakenFile {
  case savedPlan
  /// The file that names tenants, with their names.
  case project([String])

  /// So much of a file tells what it is.
  private static let beginning = 65_536

  /// Throws where a path on the command line is such a file, with the command that was probably meant. A command line that
  /// names no tenant, where one is needed, is wrong anyway.
  static func refuse(_ arguments: Arguments, namesTenant: Bool) throws(Exit) {
    for path in arguments.operands
    where path != StandardInput.operand && FilePath.kind(of: path, followingLinks: true) == .file {
      guard let file = MistakenFile(start(of: path), path) else { continue }
      let message = "\(FilePath.shown(path)): \(file.hint(path, arguments.command))"
      throw namesTenant ? Exit(.error, message) : .usage(message)
    }
  }

  /// Throws an error where a file that was found below a directory is one.
  static func refuse(_ files: [SourceMap.File], of command: String) throws(Exit) {
    for file in files {
      guard let mistaken = MistakenFile(Array(file.bytes.prefix(beginning)), file.name) else { continue }
      throw Exit(.error, "\(file.name) is no manifest: \(mistaken.hint(file.name, command))")
    }
  }

  private init?(_ start: [UInt8], _ path: String) {
    let text = String(decoding: start, as: UTF8.self)
    if text.contains("\"formatVersion\""), text.contains("\"generator\": \"inx-apply ") {
      self = .savedPlan
      return
    }
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.contains(where: { $0.hasPrefix("tenants:") || $0.hasPrefix("\"tenants\":") }) else {
      return nil
    }
    let bytes = (try? FilePath.read(path)) ?? start
    let project = ProjectFile.decode(SourceMap.File(name: path, bytes: bytes)).project
    self = .project(project?.tenants.map(\.name) ?? [])
  }

  private func hint(_ path: String, _ command: String) -> String {
    let file = ShellWord.path(path)
    switch self {
    case .savedPlan:
      let apply = "inx-apply apply --plan \(file)"
      return "that is a saved plan: " + (command == "apply" ? apply : "inx-apply show \(file), or \(apply)")
    case .project(let names):
      let name = names.count == 1 ? ShellWord.quoted(names[0]) : "NAME"
      let others = names.count > 1 ? ", NAME being one of \(names.joined(separator: ", "))" : ""
      let config = FilePath.shown(path) == "inx-apply.yaml" ? "" : " --config \(file)"
      return
        "that file names tenants and holds no objects\(others): inx-apply \(command)\(config) --tenant \(name)"
    }
  }

  private static func start(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: beginning)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : []
  }
}
