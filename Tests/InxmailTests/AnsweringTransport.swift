import API
import Resources
import Support
import Synchronization

/// Gives prepared answers one after the other, and keeps the requests. Where the answers run out, the tenant is gone.
final class AnsweringTransport: Transport {
  private let state: Mutex<(answers: [Result<Response, TransportError>], requests: [Request])>

  init(_ answers: [Response]) { state = Mutex((answers.map { .success($0) }, [])) }

  /// What has been asked so far.
  var requests: [Request] { state.withLock { $0.requests } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let result = state.withLock { state -> Result<Response, TransportError> in
      state.requests.append(request)
      return state.answers.isEmpty
        ? .failure(TransportError(.unreachable, "no answer is left")) : state.answers.removeFirst()
    }
    return try result.get()
  }
}

extension Response {
  /// 200 with a JSON body.
  static func ok(_ json: JSON) -> Response { Response(status: 200, body: json.bytes()) }

  /// 200 with this body.
  static func ok(_ text: String) -> Response { Response(status: 200, body: Array(text.utf8)) }
}
