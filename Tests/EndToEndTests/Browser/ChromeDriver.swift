import API
import Foundation
import Resources
import Support

/// The program through which tests drive a browser, on a port of its own.
final class ChromeDriver: Sendable {
  /// Where Debian has the browser.
  static let browser = "/usr/bin/chromium"
  private static let driver = "/usr/bin/chromedriver"

  private let transport: CurlTransport
  private let process: Process
  private let home: Folder

  init() async throws {
    for program in [ChromeDriver.browser, ChromeDriver.driver]
    where !FileManager.default.isExecutableFile(atPath: program) {
      throw Program.Failure(
        message: "\(program) is missing: script/setup --tests installs Debian's chromium and chromium-driver"
      )
    }
    let home = try Folder()
    let process = Process()
    process.executableURL = URL(filePath: ChromeDriver.driver)
    process.arguments = ["--port=0"]
    // Nothing of the toolchain's: its libraries are not the browser's.
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": home.path, "TMPDIR": home.path, "LANG": "C.UTF-8",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    (self.process, self.home) = (process, home)
    let reading = output.fileHandleForReading
    // Reading waits, and the threads of tests are few.
    let port: Int? = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var text = ""
        while true {
          let some = reading.availableData
          text += String(decoding: some, as: UTF8.self)
          if let match = text.firstMatch(of: /started successfully on port (\d+)/) {
            continuation.resume(returning: Int(match.1))
            break
          }
          if some.isEmpty {
            continuation.resume(returning: nil)
            break
          }
        }
        while !reading.availableData.isEmpty {}
      }
    }
    guard let port else { throw Program.Failure(message: "chromedriver does not start") }
    // Not Foundation's: it takes chromedriver's headers for malformed.
    transport = CurlTransport(
      CurlTransport.Tenant(
        try BaseURL.parse("http://127.0.0.1:\(port)"),
        Credentials(clientID: Secret("-"), clientSecret: Secret("-")),
        .inxmail
      ),
      userAgent: "inx-apply/test",
      limits: CurlTransport.Limits(request: .seconds(90), firstContact: .seconds(90))
    )
  }

  deinit { stop() }

  /// Ends it, and the browser that hangs on its pipe. It holds nothing worth a farewell, and signals that could be heard
  /// are blocked in what a test starts.
  func stop() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Gives it a command; throws what it says against it.
  func send(_ method: API.Method, _ path: String, _ body: JSON?) async throws -> JSON {
    let request = Request(method, path, body: body.map { Array($0.text(.compact).utf8) })
    let response = try await transport.send(request)
    let value = try JSONReader.read(response.body)["value"] ?? .null
    if let error = value["error"]?.text {
      throw Program.Failure(message: "\(path): \(error): \(value["message"]?.text ?? "")")
    }
    return value
  }
}
