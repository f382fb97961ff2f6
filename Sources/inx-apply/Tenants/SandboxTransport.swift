import API
import Sandbox

/// The embedded tenant as a transport. It answers on a thread of its own: its file is read, written and locked, and a
/// thread of Swift's tasks must not wait for a disk.
struct SandboxTransport: Transport {
  let store: SandboxStore
  private let queue = WorkQueue()
  /// Called after each exchange.
  let log: (@Sendable (HTTPLogLine) -> Void)?

  init(store: SandboxStore, log: (@Sendable (HTTPLogLine) -> Void)?) {
    self.store = store
    self.log = log
  }

  /// Ends the thread, once what was asked for is done.
  func close() { queue.close() }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let start = ContinuousClock.now
    let sent = SandboxRequest(
      request.method.rawValue,
      request.path,
      query: request.query,
      body: request.body ?? []
    )
    let answer = await queue.run { [store] in store.respond(to: sent) }
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
