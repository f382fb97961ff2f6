import Inxmail
import Sandbox

/// The embedded tenant as a transport.
struct SandboxTransport: Transport {
  let store: SandboxStore

  func send(_ request: Request) async throws(TransportError) -> Response {
    let answer = store.respond(
      to: SandboxRequest(
        request.method.rawValue,
        request.path,
        query: request.query,
        body: request.body ?? []
      )
    )
    return Response(
      status: answer.status,
      headers: answer.headers.map { Response.Header($0.name, $0.value) },
      body: answer.body
    )
  }
}
