import API
import Foundation
import Testing

/// A sample answer of the API's reference: a comment line, then the whole HTTP response.
struct HTTPFixture: CustomTestStringConvertible {
  let name: String
  let response: Response

  var testDescription: String { name }

  /// All samples whose file name starts with `prefix`, sorted by name.
  static func all(_ prefix: String) throws -> [HTTPFixture] {
    try FileManager.default.contentsOfDirectory(at: folder(), includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "http" && $0.lastPathComponent.hasPrefix(prefix) }
      .map { try HTTPFixture(file: $0) }
      .sorted { $0.name < $1.name }
  }

  /// One sample by its file name without `.http`.
  static func named(_ name: String) throws -> HTTPFixture {
    try HTTPFixture(file: folder().appending(path: "\(name).http"))
  }

  private static func folder() throws -> URL {
    guard let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return folder
  }

  private init(file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.hasPrefix("#") }
    let head = lines.prefix { !$0.isEmpty }
    guard let status = head.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let headers = head.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return Response.Header(
        String(line[..<colon]),
        line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
      )
    }
    let body = lines[head.endIndex...].dropFirst().joined(separator: "\n")
    response = Response(status: status, headers: headers, body: Array(body.utf8))
  }
}
