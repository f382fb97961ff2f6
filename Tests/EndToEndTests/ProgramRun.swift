import Foundation

/// The built program, run on the example's tenant in a directory of its own.
enum ProgramRun {
  /// What plan, apply and plan again print of the example.
  static func exampleOutput() throws -> String {
    try inDirectory { directory in
      try FileManager.default.createSymbolicLink(
        atPath: directory + "/examples",
        withDestinationPath: Page.root + "/examples"
      )
      return try ["plan", "apply --auto-approve", "plan"].map {
        try run("\($0) --sandbox tenant.json examples/newsletter", in: directory)
      }.joined()
    }
  }

  /// What plan prints of one manifest.
  static func plan(of manifest: String, named name: String) throws -> String {
    try inDirectory { directory in
      try Data(manifest.utf8).write(to: URL(filePath: directory + "/" + name))
      return try run("plan --sandbox tenant.json \(name)", in: directory)
    }
  }

  private static func inDirectory<R>(_ body: (String) throws -> R) throws -> R {
    let directory = FileManager.default.temporaryDirectory.path + "/inx-apply-docs-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    _ = try run("sandbox reset --state tenant.json --from \(Page.root)/examples/tenant.json", in: directory)
    return try body(directory)
  }

  /// Runs one command line, whose words have no blanks, and gives its standard output.
  private static func run(_ line: String, in directory: String) throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(filePath: tests).deletingLastPathComponent().appending(path: "inx-apply")
    process.arguments = line.split(separator: " ").map(String.init)
    process.currentDirectoryURL = URL(filePath: directory)
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("INX_") }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.standardError
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
