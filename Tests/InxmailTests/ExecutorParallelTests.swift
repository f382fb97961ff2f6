import API
import Executor
import Planner
import Resources
import Synchronization
import Testing

/// How many changes are in progress at once.
@Suite("Executor: at once")
struct ExecutorParallelTests {
  @Test("as many as allowed and no more", .timeLimit(.minutes(20)), arguments: [1, 3, 8])
  func bounded(_ limit: Int) async throws {
    let names = (0..<12).map { "d\($0)" }
    let manifest = "datasources:\n" + names.map { "  - name: \($0)\n" }.joined()
    let plan = try await Applying(tenant: HALTenant()).plan(manifest)
    // Nothing is answered before as many as allowed are waiting: fewer at once would wait for ever.
    let gate = GateTransport(opensAt: limit, of: names.count)
    let outcomes = await Executor(Client(gate, .inxmail), .of(parallelism: limit), clock: ManualClock())
      .apply(plan) {
        _ in
      }
      .outcomes
    #expect(outcomes.allSatisfy(\.outcome.isApplied) && outcomes.count == 12)
    #expect(gate.most == limit)
  }

  @Test("what nothing waits for is started in the plan's order; every end follows its start")
  func order() async throws {
    let manifest = "datasources:\n" + (0..<9).map { "  - name: d\($0)\n" }.joined()
    let plan = try await Applying(tenant: HALTenant()).plan(manifest)
    let events = Mutex<[String]>([])
    _ = await Executor(Client(try HALTenant(), .inxmail), .of(parallelism: 3), clock: ManualClock()).apply(
      plan
    ) {
      event in
      switch event {
      case .started(let change): events.withLock { $0.append("\(change.address)") }
      case .ended(let change, _): events.withLock { $0.append("end \(change.address)") }
      }
    }
    let all = events.withLock { $0 }
    let started = all.filter { !$0.hasPrefix("end") }
    #expect(started == (0..<9).map { "datasource/d\($0)" })
    #expect(Set(all) == Set(started + started.map { "end " + $0 }) && all.count == 18)
    for address in started {
      let start = try #require(all.firstIndex(of: address))
      let end = try #require(all.firstIndex(of: "end " + address))
      #expect(start < end)
    }
  }
}

/// Answers 201 to every request, in groups: none of a group before all of it are there.
private final class GateTransport: Transport {
  private struct State {
    var left: Int
    var most = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let size: Int
  private let state: Mutex<State>

  init(opensAt size: Int, of count: Int) {
    self.size = size
    state = Mutex(State(left: count))
  }

  /// The most requests that waited at once.
  var most: Int { state.withLock { $0.most } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    await withCheckedContinuation { continuation in
      let open = state.withLock { state -> [CheckedContinuation<Void, Never>] in
        state.waiting.append(continuation)
        state.most = max(state.most, state.waiting.count)
        guard state.waiting.count == min(size, state.left) else { return [] }
        state.left -= state.waiting.count
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in open { continuation.resume() }
    }
    return Response(status: 201, headers: [.init("Location", "/datasources/http/7")])
  }
}
