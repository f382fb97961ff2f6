import Resources
import Support

@testable import Sandbox

extension FuzzTarget {
  /// The bytes of a connection to the sandbox. They are read at once, and again in pieces; each request that comes out is
  /// answered by a tenant.
  static let requests = FuzzTarget(name: "requests") { bytes in
    let steps = steps(bytes, pieces: bytes.count)
    for pieces in [1, 7] where steps != Self.steps(bytes, pieces: pieces) {
      return "read in pieces of \(pieces) they are other requests"
    }
    var tenant = Sample.tenant
    for case .request(let request) in steps {
      let parts = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let inner = SandboxRequest(
        request.method,
        String(parts[0]),
        query: parts.count > 1 ? String(parts[1]) : "",
        headers: request.headers,
        body: request.body
      )
      let before = tenant.document
      let response = tenant.respond(to: inner)
      if response.status >= 500 { return "\(request.method) \(request.target): \(response.status)" }
      if response.status >= 400, tenant.document != before { return "what was refused has changed the state" }
      if !response.body.isEmpty, (try? JSONReader.read(response.body)) == nil {
        return "\(request.method) \(request.target): the answer is no JSON"
      }
      _ = HTTPAnswer.bytes(response, method: request.method, keepsAlive: request.keepsAlive)
    }
    do throws(StateError) {
      let again = try Tenant(tenant.document)
      return again.document == tenant.document ? nil : "the state read again is another"
    } catch { return "the state cannot be read again: \(error.message)" }
  }

  private static func steps(_ bytes: [UInt8], pieces: Int) -> [HTTPRequestReader.Step] {
    var reader = HTTPRequestReader()
    var steps: [HTTPRequestReader.Step] = []
    var start = 0
    while start < bytes.count {
      reader.feed(bytes[start..<min(bytes.count, start + max(pieces, 1))])
      start += max(pieces, 1)
      reading: while true {
        let step = reader.next()
        switch step {
        case .more: break reading
        // It depends on the pieces whether the client has to be told.
        case .sendContinue: continue
        case .refuse: return steps + [step]
        case .request: steps.append(step)
        }
      }
    }
    return steps
  }
}
