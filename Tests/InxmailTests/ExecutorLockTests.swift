import API
import Executor
import Planner
import Resources
import Support
import Synchronization
import Testing

/// Somebody has an object open in Inxmail: it is waited for, and everything else goes on.
@Suite("Executor: locked", .timeLimit(.minutes(20)))
struct ExecutorLockTests {
  /// `W` is there and locked, `Z` is to be created.
  private static let manifest = """
    datasources: [{name: W, url: 'https://new'}, {name: Z}]
    blacklistEntries: [{pattern: '*@y.de'}]
    """

  @Test("with one place alone, others take it meanwhile", arguments: [1, 8])
  func othersGoOn(_ parallelism: Int) async throws {
    let tenant = try Acme.tenant()
    let plan = try await Applying(tenant: tenant).plan(ExecutorLockTests.manifest)
    // The lock is gone, and time goes on, only when the other change was made.
    let clock = HeldClock()
    let locking = LockingTransport(tenant) { if $0.method == .post { clock.open() } }
    let log = await apply(plan, locking, parallelism, clock)
    #expect(
      Set(log) == [
        "datasource/W: applied", "datasource/Z: applied", "PUT /datasources/http/13: locked",
        "PUT /datasources/http/13",
        "POST /datasources/http",
      ]
    )
  }

  @Test("a lock that stays is told when the time is over")
  func timeIsOver() async throws {
    let tenant = try Acme.tenant()
    let plan = try await Applying(tenant: tenant).plan("datasources: [{name: W, url: 'https://new'}]")
    let clock = ManualClock()
    let log = await apply(plan, LockingTransport(tenant) { _ in }, 1, clock)
    // After 1, 2, 4, 8, 16 seconds, then every 20 as long as the time lasts.
    let attempts = Array(repeating: "PUT /datasources/http/13: locked", count: 20)
    #expect(
      log == attempts + [
        "datasource/W: failed: somebody has it open in Inxmail, and it was still locked after 300 s: have it closed there, then apply again"
      ]
    )
    #expect(clock.now.offset == .seconds(300))
  }

  @Test("who wants to end is not kept waiting by a lock")
  func brake() async throws {
    let tenant = try Acme.tenant()
    let plan = try await Applying(tenant: tenant).plan(ExecutorLockTests.manifest)
    let brake = Brake()
    let log = await apply(plan, LockingTransport(tenant) { _ in }, 1, HeldClock { brake.pull() }, brake)
    #expect(
      log.first == "PUT /datasources/http/13: locked"
        && log.contains(
          "datasource/W: failed: somebody has it open in Inxmail, and it was still locked after 0 s: have it closed there, then apply again"
        )
    )
  }

  /// Requests as they come, then the outcomes.
  private func apply<C: Clock>(
    _ plan: Plan,
    _ transport: LockingTransport,
    _ parallelism: Int,
    _ clock: C,
    _ brake: Brake = Brake()
  ) async -> [String] where C.Duration == Duration {
    let executor = Executor(Client(transport, .inxmail), .of(parallelism: parallelism), clock: clock)
    let result = await executor.apply(plan, brake: brake) { _ in }
    return transport.log
      + result.outcomes.map { change, outcome in
        switch outcome {
        case .applied, .alreadyDone: "\(change.address): applied"
        case .failed(let failure): "\(change.address): failed: \(failure.message)"
        case .skipped: "\(change.address): skipped"
        case .unknown(let why): "\(change.address): unknown: \(why)"
        }
      }
  }
}

/// A tenant in which every PUT finds a lock until something was created.
private final class LockingTransport: Transport {
  private let tenant: HALTenant
  private let onWrite: @Sendable (Request) -> Void
  private let state = Mutex<(isLocked: Bool, log: [String])>((true, []))

  init(_ tenant: HALTenant, onWrite: @escaping @Sendable (Request) -> Void) {
    self.tenant = tenant
    self.onWrite = onWrite
  }

  /// Everything but reading.
  var log: [String] { state.withLock { $0.log } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    if request.method == .get { return try await tenant.send(request) }
    let isRefused = state.withLock { state in
      if request.method == .post { state.isLocked = false }
      let isRefused = state.isLocked
      state.log.append("\(request.method.rawValue) \(request.target)\(isRefused ? ": locked" : "")")
      return isRefused
    }
    let response: Response =
      isRefused
      ? .problem(400, "locked-resource", "The resource is locked") : try await tenant.send(request)
    onWrite(request)
    return response
  }
}
