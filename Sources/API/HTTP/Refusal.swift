import Resources
import Support

/// What is said of a request that the tenant refuses for who sends it. It answers 403 to wrong credentials too (reference,
/// "Client errors"), so both are told.
package enum Refusal {
  /// One clause with the request and, under 403, the right that it takes.
  package static func words(_ request: Request, _ problem: Problem, _ kind: Kind?) -> String {
    let refusal = "\(request.title): \(problem.summary)"
    guard problem.status == 403 else { return "the tenant refuses the credentials: \(refusal)" }
    let right = "\(verb(request.method)) \(kind.map { $0.title.plural } ?? objects(request.path))"
    return "the tenant refuses the credentials, or they lack the right to \(right): \(refusal)"
  }

  /// The same where it is not known what the request is about.
  package static func words(_ request: Request, _ problem: Problem, in registry: Registry) -> String {
    words(request, problem, kind(of: request.path, registry))
  }

  /// The kind that a path belongs to: that of the collection which it lies below, or of the document that it is.
  private static func kind(of path: String, _ registry: Registry) -> Kind? {
    let parts = path.split(separator: "/")
    func matches(_ template: String, wholly: Bool) -> Int? {
      let pattern = template.split(separator: "/")
      guard wholly ? pattern.count == parts.count : pattern.count <= parts.count else { return nil }
      return zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 } ? pattern.count : nil
    }
    let found = registry.kinds.compactMap { kind -> (kind: Kind, length: Int)? in
      let lengths = [
        kind.endpoint.collection.flatMap { matches($0, wholly: false) },
        matches(kind.endpoint.item, wholly: true),
      ]
      return lengths.compactMap(\.self).max().map { (kind, $0) }
    }
    return found.max { $0.length < $1.length }?.kind
  }

  private static func verb(_ method: Method) -> String {
    switch method {
    case .get: "read"
    case .post: "create"
    case .put, .patch: "change"
    case .delete: "delete"
    }
  }

  /// The last word of a path that is no number, as prose.
  private static func objects(_ path: String) -> String {
    let words = path.split(separator: "/").filter { !$0.allSatisfy(\.isNumber) }
    return words.last.map { $0.split(separator: "-").joined(separator: " ") } ?? "this"
  }
}
