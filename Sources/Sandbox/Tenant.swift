import Resources

/// A simulated tenant: a request in, an answer out. What it knows of the kinds comes from their tables; what the
/// server does beyond them from the behaviours.
public struct Tenant: Sendable {
  /// The base of the links in its answers. As the real API's, it need not be the one that a request went to.
  public static let documentedBase = "https://api.inxmail.com/customer/rest/v1"

  /// The time of a request.
  public typealias Clock = @Sendable () -> Instant

  let registry: Registry
  let behaviours: [String: Behaviour]
  let views: [View]
  let router: Router
  let writer: Writer
  let clock: Clock
  var state: TenantState

  /// A tenant with the state that the document tells (`docs/sandbox.md`); a fresh one where it is nil.
  public init(
    _ document: JSON? = nil,
    registry: Registry = .standard,
    base: String = Tenant.documentedBase,
    clock: @escaping Clock = Instant.now
  ) throws(StateError) {
    self.registry = registry
    behaviours = Behaviour.standard
    views = View.standard
    router = Router(registry: registry, views: views)
    writer = Writer(base: base)
    self.clock = clock
    state = TenantState(registry: registry, behaviours: behaviours, views: views)
    try state.read(document ?? TenantState.fresh)
  }

  /// The state as a document that `init` reads.
  public var document: JSON { state.document }

  /// Answers a request; it changes the state only where the answer is a success.
  public mutating func respond(to request: SandboxRequest) -> SandboxResponse {
    do throws(Problem) {
      return try answer(request, at: clock())
    } catch {
      return error.response
    }
  }

  /// Answers a request as if it came at that time.
  mutating func answer(_ request: SandboxRequest, at time: Instant) throws(Problem) -> SandboxResponse {
    let match = try router.match(request.path)
    let query = RequestQuery(request.query)
    let allowed = match.place.methods
    guard allowed.contains(request.method) else { throw .methodNotAllowed(allowed: allowed) }
    let call = Call(method: request.method, match: match, query: query, body: request.body, time: time)
    switch match.place {
    case .root: return root()
    case .view(let view): return try page(of: view, call)
    case .viewItem(let view): return try single(of: view, call)
    case .collection(let kind): return try collection(kind, call)
    case .item(let kind):
      switch kind.shape {
      case .items: return try item(kind, call)
      case .document: return try document(kind, call)
      case .settings(let names): return try setting(kind, names, call)
      }
    }
  }

  func behaviour(of kind: Kind) -> Behaviour { behaviours[kind.word] ?? Behaviour() }

  /// The root resource links to all collections (L445).
  private func root() -> SandboxResponse {
    var links = [Writer.link("self", writer.base + "/")]
    for kind in registry.kinds {
      if let path = kind.endpoint.collection {
        links.append(Writer.link(kind.endpoint.relation, writer.base + path))
      }
    }
    links += views.map { Writer.link($0.relation, writer.base + $0.path) } + [Writer.curies]
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
  /// The verbs that the resource knows, by the kind's table.
  var methods: [String] {
    switch self {
    case .root, .view, .viewItem: return ["GET"]
    case .collection(let kind):
      var methods = ["GET"]
      if kind.canCreate { methods.append("POST") }
      if case .query = kind.deletion { methods.append("DELETE") }
      return methods
    case .item(let kind):
      var methods = ["GET"]
      if case .put = kind.change { methods.append("PUT") }
      if case .item = kind.deletion { methods.append("DELETE") }
      return methods
    }
  }
}
