@testable import API
@testable import Executor
import Platforms
import Resources
import Synchronization
import Testing

/// One reading of a collection is for all who look for something in it.
@Suite("Looks", .timeLimit(.minutes(20)))
struct LooksTests {
  @Test("all who ask while a collection is read share the next reading; other kinds have their own")
  func shared() async throws {
    let transport = HoldingTransport()
    let looks = Looks(Client(transport, .inxmail))
    let found = await withTaskGroup(of: Int?.self) { group in
      group.addTask { await looks.objects(of: .datasource)?.count }
      await transport.arrival()
      for _ in 0..<7 { group.addTask { await looks.objects(of: .datasource)?.count } }
      while await looks.askers(of: .datasource) < 7 { await Task.yield() }
      group.addTask { await looks.objects(of: .attribute)?.count }
      await transport.arrival()
      transport.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found == Array(repeating: 0, count: 9))
    #expect(
      transport.requests == [
        "GET /datasources/http?pageSize=1000", "GET /attributes?pageSize=1000",
        "GET /datasources/http?pageSize=1000",
      ]
    )
  }

  @Test("who asks when nothing is read gets a reading that begins then")
  func oneByOne() async throws {
    let transport = HoldingTransport()
    transport.open()
    let looks = Looks(Client(transport, .inxmail))
    for _ in 0..<3 { #expect(await looks.objects(of: .datasource)?.count == 0) }
    #expect(transport.requests.count == 3)
  }
}

/// Answers empty pages, none before it is opened.
private final class HoldingTransport: Transport {
  private struct State {
    var isOpen = false
    var requests: [String] = []
    var held: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let arrivals: AsyncStream<Void>
  private let arrived: AsyncStream<Void>.Continuation

  init() { (arrivals, arrived) = AsyncStream.makeStream() }

  var requests: [String] { state.withLock { $0.requests } }

  /// Waits for the next request.
  func arrival() async {
    var iterator = arrivals.makeAsyncIterator()
    _ = await iterator.next()
  }

  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for one in held { one.resume() }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    state.withLock { $0.requests.append("\(request.method.rawValue) \(request.target)") }
    arrived.yield()
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.held.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
    return .ok(#"{"_links": {}}"#)
  }
}
