import API
import Executor
import Planner
import Resources
import Synchronization
import Testing

/// When what became of a lost request is looked for.
@Suite("Executor: looks", .timeLimit(.minutes(20)))
struct ExecutorLookTests {
  @Test("three times within ten seconds, further and further apart; then once more after the repeat")
  func times() async throws {
    let clock = ManualClock()
    let log = try await apply("datasources: [{name: New}]", 1, clock) { _ in clock.now.offset }
    #expect(
      log == [
        "0.0 POST /datasources/http", "1.0 GET /datasources/http", "4.0 GET /datasources/http",
        "9.0 GET /datasources/http", "9.0 POST /datasources/http", "10.0 GET /datasources/http",
        "13.0 GET /datasources/http", "18.0 GET /datasources/http",
        "datasource/New: unknown: there is no answer to POST /datasources/http (lost); it was looked for and not found",
      ]
    )
  }

  /// Requests with the seconds at which they come, then the outcomes. Every POST is lost, every collection empty.
  private func apply<C: Clock>(
    _ manifest: String,
    _ parallelism: Int,
    _ clock: C,
    at time: @escaping @Sendable (Request) -> Duration
  ) async throws -> [String] where C.Duration == Duration {
    let plan = try await Applying(tenant: HALTenant()).plan(manifest)
    let lossy = LossyTransport(time)
    let result = await Executor(Client(lossy, .inxmail), .of(parallelism: parallelism), clock: clock).apply(
      plan
    ) { _ in
    }
    return lossy.log
      + result.outcomes.map { change, outcome in
        if case .unknown(let why) = outcome {
          "\(change.address): unknown: \(why)"
        } else {
          "\(change.address)"
        }
      }
  }
}

/// Answers no POST, and says that nothing is there.
private final class LossyTransport: Transport {
  private let time: @Sendable (Request) -> Duration
  private let requests = Mutex<[String]>([])

  init(_ time: @escaping @Sendable (Request) -> Duration) { self.time = time }

  var log: [String] { requests.withLock { $0 } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let seconds = Double(time(request).components.seconds)
    requests.withLock { $0.append("\(seconds) \(request.method.rawValue) \(request.path)") }
    if request.method == .post { throw TransportError(.lost, "lost") }
    return .ok(#"{"_links": {}}"#)
  }
}
