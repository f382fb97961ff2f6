@testable import API
import Foundation
import Synchronization
import Testing

@Suite("CurlTransport's connections", .timeLimit(.minutes(20)))
struct CurlConnectionTests {
  @Test("A connection is kept")
  func keepAlive() async throws {
    let server = try LoopbackServer { _ in .answer(body: [1]) }
    let transport = try transport(server.port)
    for path in ["/a", "/b", "/c"] { _ = try await transport.send(Request(.get, path)) }
    #expect(server.recorded.map(\.connection) == [0, 0, 0])
  }

  @Test("As many requests as allowed are in flight, and no more")
  func parallelism() async throws {
    let gate = Gate(opensAt: 4)
    let server = try LoopbackServer { _ in
      gate.pass()
      return .answer()
    }
    let transport = try transport(server.port, parallelism: 4)
    try await withThrowingTaskGroup { group in
      for number in 0..<40 { group.addTask { try await transport.send(Request(.get, "/\(number)")).status } }
      for try await status in group { #expect(status == 200) }
    }
    #expect(gate.most == 4)
    #expect(Set(server.recorded.map(\.connection)) == [0, 1, 2, 3])
  }

  @Test(
    "A POST is sent once, even if its kept connection ends before the answer",
    arguments: [[UInt8]?.some([1]), nil]
  )
  func postIsNeverDoubled(body: [UInt8]?) async throws {
    let server = try LoopbackServer { $0.requestLine.hasPrefix("POST") ? .close : .answer() }
    let transport = try transport(server.port)
    _ = try await transport.send(Request(.get, "/a"))
    let error = await failure(transport, Request(.post, "/b", body: body))
    #expect(error?.reason == .lost)
    #expect(server.recorded.map(\.requestLine).filter { $0.hasPrefix("POST") }.count == 1)
    #expect(server.recorded.map(\.connection) == [0, 0])
    // The transport is still of use.
    #expect(try await transport.send(Request(.get, "/c")).status == 200)
  }

  @Test("A POST whose kept connection ends counts as lost, not as never sent, if nobody listens any more")
  func postLostWithItsServer() async throws {
    let server = try LoopbackServer { $0.requestLine.hasPrefix("POST") ? .closeAll : .answer() }
    let transport = try transport(server.port)
    _ = try await transport.send(Request(.get, "/a"))
    let error = await failure(transport, Request(.post, "/b", body: [1]))
    #expect(error?.reason == .lost)
  }

  @Test("libcurl itself repeats a GET whose kept connection ends: what the POST's rule is there for")
  func getIsRepeated() async throws {
    let isFirst = Mutex(true)
    let server = try LoopbackServer { request in
      let closes =
        request.requestLine.contains("/b ")
        && isFirst.withLock { first in
          defer { first = false }
          return first
        }
      return closes ? .close : .answer()
    }
    let transport = try transport(server.port)
    _ = try await transport.send(Request(.get, "/a"))
    #expect(try await transport.send(Request(.get, "/b")).status == 200)
    #expect(server.recorded.map(\.connection) == [0, 0, 1])
  }
}

/// Lets a number of visitors in together, and then everyone; knows how many there were at most at one time.
final class Gate: Sendable {
  private let condition = NSCondition()
  private let state: Mutex<(present: Int, most: Int, isOpen: Bool)> = Mutex((0, 0, false))
  private let opensAt: Int

  init(opensAt: Int) { self.opensAt = opensAt }

  var most: Int { state.withLock { $0.most } }

  func pass() {
    condition.lock()
    defer { condition.unlock() }
    state.withLock { state in
      state.present += 1
      state.most = max(state.most, state.present)
      if state.present >= opensAt { state.isOpen = true }
    }
    condition.broadcast()
    while !state.withLock({ $0.isOpen }) { condition.wait() }
    state.withLock { $0.present -= 1 }
  }
}
