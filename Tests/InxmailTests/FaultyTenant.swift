import API
import Foundation
import Glibc
import Synchronization

/// A tenant behind a real connection on which requests of one verb go wrong: the first, or all of them.
final class FaultyTenant: Transport {
  private struct State {
    /// Whether the next request of the verb goes wrong.
    var isFaulty = true
    var persists: Bool
    /// What the server makes of the request in flight.
    var fault: Fault?
    var attempts: [String] = []
    var arrived = 0
  }

  /// The one that acts.
  let tenant: HALTenant
  private let method: API.Method
  private let fault: Fault
  private let server: LoopbackServer
  private let routes: [Fault.Route: CurlTransport]
  private let state: SharedState

  private final class SharedState: Sendable {
    let value: Mutex<State>
    init(persists: Bool) { value = Mutex(State(persists: persists)) }
  }

  init(_ tenant: HALTenant, _ method: API.Method, _ fault: Fault, persists: Bool) throws {
    (self.tenant, self.method, self.fault) = (tenant, method, fault)
    let state = SharedState(persists: persists)
    self.state = state
    server = try LoopbackServer { recorded in
      let fault = state.value.withLock { state in
        if recorded.requestLine.hasPrefix(method.rawValue) { state.arrived += 1 }
        return state.fault
      }
      var answer = Response(status: 200)
      if fault?.acts ?? true, case .success(let response) = tenant.answer(to: Request(recorded)) {
        answer = response
      }
      return fault?.reply(answer) ?? .bytes(answer.wire())
    }
    var impatient = CurlTransport.Limits.standard
    impatient.request = .milliseconds(100)
    routes = [
      .tenant: try transport(server.port),
      .nobody: try transport(LoopbackServer.unusedPort()),
      .impatient: try transport(server.port, limits: impatient),
    ]
  }

  /// The verbs in the order in which they were sent, repeats counted: `POST, GET x3`.
  var requests: String {
    var runs: [(verb: String, count: Int)] = []
    for verb in state.value.withLock({ $0.attempts }) {
      if let last = runs.last, last.verb == verb {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((verb, 1))
      }
    }
    return runs.map { $0.count == 1 ? $0.verb : "\($0.verb) x\($0.count)" }.joined(separator: ", ")
  }

  /// How many requests of the verb have come to the server.
  var arrived: Int { state.value.withLock { $0.arrived } }

  /// What is done here goes well, and is not counted.
  func calm(_ work: () async throws -> Void) async throws {
    let saved = state.value.withLock { state in
      defer { state.isFaulty = false }
      return (isFaulty: state.isFaulty, attempts: state.attempts, arrived: state.arrived)
    }
    defer {
      state.value.withLock { ($0.isFaulty, $0.attempts, $0.arrived) = saved }
    }
    try await work()
  }

  /// The next requests go well.
  func heal() { state.value.withLock { ($0.isFaulty, $0.persists) = (false, false) } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let route = state.value.withLock { state -> Fault.Route in
      state.attempts.append(request.method.rawValue)
      let isFaulty = request.method == method && state.isFaulty
      if isFaulty { state.isFaulty = state.persists }
      state.fault = isFaulty ? fault : nil
      return isFaulty ? fault.route : .tenant
    }
    guard let transport = routes[route] else { throw TransportError(.refused, "no route") }
    // What the library says changes with its version.
    do throws(TransportError) { return try await transport.send(request) } catch {
      throw TransportError(error.reason, "\(error.reason)")
    }
  }
}

extension Request {
  /// A request as it came below the base URL of these tests.
  fileprivate init(_ recorded: LoopbackServer.Recorded) {
    let words = recorded.requestLine.split(separator: " ").map(String.init)
    let target = (words.count > 1 ? words[1] : "").dropFirst("/acme/rest/v1".count)
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    self.init(
      API.Method(rawValue: words.first ?? "") ?? .get,
      parts.first ?? "/",
      query: parts.count > 1 ? parts[1] : "",
      body: recorded.body.isEmpty ? nil : recorded.body
    )
  }
}
