import Dispatch
import Glibc
import Resources
import Sandbox
import Support
import Synchronization
import Testing

/// A signal in the middle of an apply: what ran is finished or given up, the user is told which, and the same command finishes
/// the work.
@Suite(.serialized) struct InterruptionTests {
  private static let count = 40
  private static let manifest =
    "attributes:\n" + (1...count).map { "  - {name: A\($0), type: INTEGER}\n" }.joined()

  /// A tenant that sends signals to who asks, at its second create.
  private final class Signalling: Sendable {
    let tenant = Mutex<Tenant?>(nil)
    let victim = Mutex<pid_t?>(nil)
    let begun = DispatchSemaphore(value: 0)
    /// Let go when the program has ended.
    let ended = DispatchSemaphore(value: 0)
    private let creates = Atomic(0)
    private let signals: [Int32]
    private let refuses: Bool

    /// Refusing, it answers that create and all that come later with 429, for some minutes.
    init(_ signals: [Int32], refuses: Bool = false) throws {
      self.signals = signals
      self.refuses = refuses
      let fresh = try Tenant()
      tenant.withLock { $0 = fresh }
    }

    /// Applies the manifest once.
    func apply(_ folder: Folder, _ options: [String] = []) throws -> Program.Run {
      let server = SandboxServer(
        credentials: SandboxCredentials(clientID: TestTenant.clientID, clientSecret: TestTenant.secret),
        handler: { self.answer($0) }
      )
      let port = try server.start()
      defer { server.stop() }
      let arguments = [
        "apply", "--auto-approve", "--parallelism", "1", "--base-url", SandboxServer.baseURL(port: port),
      ]
      let run = try Program.run(
        arguments + options + ["m.yaml"],
        environment: TestTenant.credentials,
        in: folder,
        started: { pid in
          self.victim.withLock { $0 = pid }
          self.begun.signal()
        }
      )
      ended.signal()
      return run
    }

    /// How many attributes there are.
    var attributes: Int { tenant.withLock { $0?.document["attributes"]?.elements?.count ?? 0 } }

    private func answer(_ request: SandboxRequest) -> SandboxResponse {
      let isSecond =
        request.method == "POST" && creates.add(1, ordering: .sequentiallyConsistent).newValue == 2
      if isSecond {
        begun.wait()
        if let victim = victim.withLock({ $0 }) { for signal in signals { kill(victim, signal) } }
        // Who was sent two signals is not waited for: nothing of this request is ever answered.
        if signals.count > 1 {
          ended.wait()
          return SandboxResponse(status: 0)
        }
      }
      if refuses, request.method == "POST", creates.load(ordering: .sequentiallyConsistent) > 1 {
        return SandboxResponse(status: 429, headers: [SandboxHeader("Retry-After", "200")])
      }
      return tenant.withLock { $0?.respond(to: request) } ?? SandboxResponse(status: 0)
    }
  }

  @Test(
    "the first signal lets what runs finish and starts nothing new",
    arguments: [SIGINT, SIGTERM, SIGHUP]
  )
  func first(_ signal: Int32) throws {
    let folder = try Folder()
    try folder.write(InterruptionTests.manifest, to: "m.yaml")
    let tenant = try Signalling([signal])
    let run = try tenant.apply(folder, ["--backup", "b"])
    #expect(run.code == 128 + signal, "\(run)")
    #expect(run.stderr.contains("interrupted: "), "\(run)")
    let lines = run.stdout.split(separator: "\n")
    let applied = lines.count { $0.hasPrefix("applied") }
    let waiting = InterruptionTests.count - applied
    #expect(applied >= 2 && waiting > 0, "\(run)")
    let command = try #require(lines.last)
    #expect(
      run.stdout.hasSuffix(
        """

        Apply: \(applied) applied, 0 failed, 0 skipped, 0 unknown, 0 deferred, \(waiting) not started.

        \(waiting) changes were not started. To go on:
        \(command)

        """
      ),
      "\(run)"
    )
    #expect(
      command.hasPrefix("  inx-apply apply --auto-approve --parallelism 1 --base-url http://"),
      "\(command)"
    )
    #expect(command.hasSuffix(" m.yaml") && !command.contains("--backup"), "\(command)")
    #expect(tenant.attributes == applied)

    let again = try tenant.apply(folder, ["--verify"])
    #expect(again.code == 0, "\(again)")
    #expect(tenant.attributes == InterruptionTests.count)
  }

  @Test("SIGQUIT ends it at once, without a trace of the program")
  func quit() throws {
    let folder = try Folder()
    try folder.write(InterruptionTests.manifest, to: "m.yaml")
    let tenant = try Signalling([SIGQUIT, SIGQUIT])
    let run = try tenant.apply(folder)
    #expect(run.code == 131, "\(run)")
    #expect(!run.stdout.contains("Apply: ") && !run.stderr.contains("Backtrace"), "\(run)")
  }

  @Test("a create that was refused for minutes is failed, not unknown, and nobody waits for them")
  func whileWaitingForTheRateLimit() throws {
    let folder = try Folder()
    try folder.write(InterruptionTests.manifest, to: "m.yaml")
    let tenant = try Signalling([SIGINT], refuses: true)
    let run = try tenant.apply(folder)
    #expect(run.code == 130, "\(run)")
    #expect(
      run.stdout.contains(
        "\nApply: 1 applied, 1 failed, 0 skipped, 0 unknown, 0 deferred, \(InterruptionTests.count - 2) not started.\n"
      ),
      "\(run)"
    )
    #expect(run.stdout.contains("429"), "\(run)")
    #expect(tenant.attributes == 1)
  }

  @Test("the second signal ends it at once")
  func second() throws {
    let folder = try Folder()
    try folder.write(InterruptionTests.manifest, to: "m.yaml")
    let run = try Signalling([SIGINT, SIGTERM]).apply(folder)
    #expect(run.code == 128 + SIGINT || run.code == 128 + SIGTERM, "\(run)")
    #expect(!run.stdout.contains("Apply: "), "\(run)")
  }

  @Test("what ended after a change that was not started is told, too, as JSON lines")
  func json() throws {
    let folder = try Folder()
    try folder.write(InterruptionTests.manifest, to: "m.yaml")
    let tenant = try Signalling([SIGINT])
    let run = try tenant.apply(folder, ["--format", "json"])
    #expect(run.code == 128 + SIGINT, "\(run)")
    let ended = run.stdout.split(separator: "\n").count { $0.hasPrefix(#"{"event":"end""#) }
    #expect(ended == tenant.attributes)
  }
}
