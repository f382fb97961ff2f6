import Resources

/// Which resource a path leads to. The paths are those of the kinds' tables and of the views.
struct Router: Sendable {
  /// A resource.
  enum Place: Sendable {
    case root
    case collection(Kind)
    case item(Kind)
    /// The resource that holds an object's content.
    case content(Kind)
    case view(View)
    case viewItem(View)
    case service(Service)
  }

  /// A resource with what its path says of it.
  struct Match {
    let place: Place
    /// The value of `{id}`.
    var id: Int?
    /// The value of `{list}`.
    var list: Int?
    /// The value of `{name}`.
    var name: String?
  }

  private struct Route {
    let segments: [String]
    let place: Place
  }

  private let routes: [Route]

  init(registry: Registry, views: [View], services: [Service] = Service.standard) {
    func route(_ path: String, _ place: Place) -> Route {
      Route(segments: path.split(separator: "/").map(String.init), place: place)
    }
    routes =
      [route("/", .root)]
      + registry.kinds.flatMap { kind in
        (kind.endpoint.collection.map { [route($0, .collection(kind))] } ?? [])
          + [route(kind.endpoint.item, .item(kind))]
          + (kind.endpoint.content.map { [route($0, .content(kind))] } ?? [])
      }
      + services.map { route($0.path, .service($0)) }
      + views.flatMap { [route($0.path, .view($0)), route($0.path + "/{id}", .viewItem($0))] }
  }

  /// The resource of a percent-encoded path; slashes at its end do not matter.
  func match(_ path: String) throws(Problem) -> Match {
    let segments = path.split(separator: "/")
    for route in routes where route.segments.count == segments.count {
      let pairs = zip(route.segments, segments)
      guard pairs.allSatisfy({ $0.hasPrefix("{") || $0 == percentDecoded($1) }) else { continue }
      var match = Match(place: route.place)
      for (segment, value) in pairs {
        switch segment {
        case "{id}": match.id = try Router.number(value, "id")
        case "{list}": match.list = try Router.number(value, "listId")
        case "{name}": match.name = percentDecoded(value)
        default: break
        }
      }
      return match
    }
    throw .notSimulated(path)
  }

  private static func number(_ text: Substring, _ parameter: String) throws(Problem) -> Int {
    guard let number = Int(text) else { throw .typeMismatch(parameter) }
    return number
  }
}
