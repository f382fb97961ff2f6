import Foundation

/// A git repository in a folder, with nothing of the machine's own settings.
struct Repository {
  let path: String

  private static let settings = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/bin:/bin",
    "HOME": "/nonexistent",
  ]

  /// Makes one of a folder, its files being the first commit.
  @discardableResult
  init(_ path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try git("init", "-q", "-b", "main")
    try commit("first")
  }

  /// Commits all there is, under a tag of that name.
  func commit(_ tag: String) throws {
    try git("add", "-A", ":!tenant.json")
    try git("commit", "-q", "--allow-empty", "-m", tag)
    try git("tag", tag)
  }

  /// Runs git and gives what it prints.
  @discardableResult
  func git(_ words: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/git")
    process.arguments =
      [
        "-C", path, "-c", "user.name=tests", "-c", "user.email=tests@example.com", "-c",
        "commit.gpgsign=false",
      ] + words
    process.environment = Repository.settings
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Program.Failure(message: "git \(words.joined(separator: " ")): \(text)")
    }
    return text
  }

  /// Everything that git keeps, by name, with what must not be touched as bytes.
  func keeping() throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    let index = try Folder.bytes(path + "/.git/index")
    return names + [Data(index).base64EncodedString()]
  }
}
