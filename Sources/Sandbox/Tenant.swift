import Platforms
import Resources
import Support

/// A simulated tenant: a request in, an answer out. What it knows of the kinds comes from their tables; what the
/// server does beyond them from the behaviours.
package struct Tenant: Sendable {
  /// The base of the links in answers to requests that tell no address.
  package static let documentedBase = "https://api.inxmail.com/customer/rest/v1"

  /// The time of a request.
  package typealias Clock = @Sendable () -> Instant

  /// The time since some fixed point, finer than dates are and never set back.
  package typealias Uptime = @Sendable () -> Duration

  let registry: Registry
  let behaviours: [String: Behaviour]
  let views: [View]
  let router: Router
  private(set) var writer: Writer
  let clock: Clock
  /// How it reads the reference where that leaves something open.
  let readings: Set<Reading>
  private let uptime: Uptime
  private var lag = Lag()
  var state: TenantState

  /// A tenant with the state that the document tells (`docs/sandbox.md`); a fresh one where it is nil.
  package init(
    _ document: JSON? = nil,
    registry: Registry = .standard,
    base: String = Tenant.documentedBase,
    readings: Set<Reading> = [],
    clock: @escaping Clock = Instant.now,
    uptime: @escaping Uptime = Tenant.monotonic
  ) throws(StateError) {
    self.registry = registry
    behaviours = Behaviour.standard
    views = View.standard
    router = Router(registry: registry, views: views)
    writer = Writer(base: base, readings: readings)
    self.readings = readings
    self.clock = clock
    self.uptime = uptime
    state = TenantState(registry: registry, behaviours: behaviours, views: views, readings: readings)
    try state.read(document ?? TenantState.fresh)
  }

  /// The state as a document that `init` reads.
  package var document: JSON { state.document }

  /// The system's monotonic clock.
  package static let monotonic: Uptime = {
    let start = ContinuousClock.now
    return { start.duration(to: .now) }
  }()

  /// Answers a request; it changes the state only where the answer is a success.
  package mutating func respond(to request: SandboxRequest) -> SandboxResponse {
    do throws(Problem) {
      return try answer(request, at: clock())
    } catch {
      return error.response
    }
  }

  /// Answers a request as if it came at that time.
  mutating func answer(_ request: SandboxRequest, at time: Instant) throws(Problem) -> SandboxResponse {
    guard readings.contains(.readsLag) else { return try answerNow(request, at: time) }
    let now = uptime()
    let present = state
    if request.isWrite {
      let response = try answerNow(request, at: time)
      lag.note(present, at: now)
      return response
    }
    guard let seen = lag.state(at: now) else { return try answerNow(request, at: time) }
    state = seen
    defer { state = present }
    return try answerNow(request, at: time)
  }

  private mutating func answerNow(_ request: SandboxRequest, at time: Instant) throws(Problem)
    -> SandboxResponse
  {
    let own = writer
    defer { writer = own }
    if let base = request.base, !readings.contains(.linksElsewhere) { writer.base = base }
    let match = try router.match(request.path)
    // HEAD is GET without a body (RFC 9110), which is left out where the answer is sent.
    let method = request.method == "HEAD" ? "GET" : request.method
    let query = RequestQuery(request.query)
    if let what = match.place.notSimulated(method, query) { throw .notSimulated(what) }
    let allowed = match.place.methods(readings)
    guard allowed.contains(method) else { throw .methodNotAllowed(allowed: allowed) }
    let call = Call(method: method, match: match, query: query, body: request.body, time: time)
    switch match.place {
    case .root: return root()
    case .service(let service): return try service.answer(&self, call)
    case .view(let view): return try page(of: view, call)
    case .viewItem(let view): return try single(of: view, call)
    case .collection(let kind): return try collection(kind, call)
    case .content(let kind): return try content(kind, call)
    case .item(let kind):
      switch kind.shape {
      case .items: return try item(kind, call)
      case .document: return try document(kind, call)
      case .settings(let names): return try setting(kind, names, call)
      }
    }
  }

  func behaviour(of kind: Kind) -> Behaviour { behaviours[kind.word] ?? Behaviour() }

  /// The root resource links to all collections (reference, "The root resource").
  private func root() -> SandboxResponse {
    var links = [Writer.link("self", writer.base + "/")]
    for kind in registry.kinds {
      if let path = kind.endpoint.collection {
        links.append(Writer.link(kind.endpoint.relation, writer.base + path))
      }
    }
    links +=
      views.filter(\.isReadInFull).map { Writer.link($0.relation, writer.base + $0.path) } + [Writer.curies]
    return .hal(.object([JSON.Member("_links", .object(links))]))
  }
}

/// A request whose path was understood.
struct Call {
  let method: String
  let match: Router.Match
  let query: RequestQuery
  let body: [UInt8]
  let time: Instant
}

extension Router.Place {
  /// What of a request the API knows and the sandbox does not.
  func notSimulated(_ method: String, _ query: RequestQuery) -> String? {
    switch self {
    case .service(let service) where service.notSimulated.contains(method):
      return method + " of this resource"
    case .view(let view), .viewItem(let view):
      if view.notSimulated.methods.contains(method) { return method + " of this resource" }
      return query.parameters.first { view.notSimulated.has($0.name) }.map { "the parameter \($0.name)" }
    default: return nil
    }
  }

  /// The verbs that the resource knows, by the kind's table. Settings cannot be read by the reference's "List settings",
  /// and can by its "Retrieving a list setting".
  func methods(_ readings: Set<Reading>) -> [String] {
    switch self {
    case .root, .view, .viewItem, .content: return ["GET"]
    case .service(let service): return [service.method]
    case .collection(let kind):
      var methods = ["GET"]
      if kind.canCreate { methods.append("POST") }
      if case .query = kind.deletion { methods.append("DELETE") }
      return methods
    case .item(let kind):
      var methods = ["GET"]
      if case .settings = kind.shape, readings.contains(.settingsWriteOnly) { methods = [] }
      switch kind.change {
      case .put: methods.append("PUT")
      case .patch: methods.append("PATCH")
      case .replacement: break
      }
      if case .item = kind.deletion { methods.append("DELETE") }
      return methods
    }
  }
}
