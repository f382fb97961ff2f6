import API
import Resources
import Sandbox
import Support
import Synchronization

/// A tenant in memory that nobody reaches any more from one request on. To the tenant that is a program that was killed there:
/// what the program still does reaches nobody, and the next run knows nothing of it.
final class MortalMemory: Transport {
  fileprivate struct Life {
    var tenant: Tenant
    var refusal: (@Sendable (SandboxRequest) -> SandboxResponse?)?
    var death: MortalTenant.Death?
    var count = 0
    var hasWritten = false
    var isOver = false
  }

  private let life: Mutex<Life>

  init(_ tenant: Tenant) { life = Mutex(Life(tenant: tenant)) }

  /// The state as it is now.
  var document: JSON { life.withLock { $0.tenant.document } }
  /// The requests of the run so far.
  var count: Int { life.withLock { $0.count } }
  /// Whether the run has sent anything but what looks.
  var hasWritten: Bool { life.withLock { $0.hasWritten } }
  /// Whether the run has met its death.
  var isOver: Bool { life.withLock { $0.isOver } }

  /// From now on requests are answered like that, where it has an answer.
  func refuse(_ refusal: (@Sendable (SandboxRequest) -> SandboxResponse?)?) {
    life.withLock { $0.refusal = refusal }
  }

  /// The next requests are another run's.
  func begin(_ death: MortalTenant.Death?) {
    life.withLock { ($0.death, $0.count, $0.hasWritten, $0.isOver) = (death, 0, false, false) }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let gone = TransportError(.lost, "the connection was reset")
    if isOver { throw gone }
    // Others get on their way meanwhile.
    await Task.yield()
    let sent = SandboxRequest(
      request.method.rawValue,
      request.path,
      query: request.query,
      body: request.body ?? []
    )
    guard let answer = life.withLock({ $0.answer(sent) }) else { throw gone }
    return Response(
      status: answer.status,
      headers: answer.headers.map { Response.Header($0.name, $0.value) },
      body: answer.body
    )
  }
}

extension MortalMemory.Life {
  /// The answer that arrives; nil for none.
  fileprivate mutating func answer(_ request: SandboxRequest) -> SandboxResponse? {
    // What was on its way when the program died meets the same fate.
    if isOver {
      if death?.moment == .beforeAnswering { _ = tenant.respond(to: request) }
      return nil
    }
    count += 1
    hasWritten = hasWritten || request.method != "GET"
    if let refused = refusal?(request) { return refused }
    isOver = count == death?.number
    if isOver, death?.moment == .beforeActing { return nil }
    let answer = tenant.respond(to: request)
    return isOver ? nil : answer
  }
}
