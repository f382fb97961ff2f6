import Inxmail
import Sandbox

/// The embedded tenant as a transport.
struct SandboxTransport: Transport {
  let store: SandboxStore
  /// Called after each exchange.
  let log: (@Sendable (HTTPLogLine) -> Void)?

  func send(_ request: Request) async throws(TransportError) -> Response {
    let start = ContinuousClock.now
    let answer = store.respond(
      to: SandboxRequest(
        request.method.rawValue,
        request.path,
        query: request.query,
        body: request.body ?? []
      )
    )
    log?(
      HTTPLogLine(
        method: request.method,
        target: request.target,
        outcome: .status(answer.status),
        duration: start.duration(to: .now)
      )
    )
    return Response(
      status: answer.status,
      headers: answer.headers.map { Response.Header($0.name, $0.value) },
      body: answer.body
    )
  }
}
