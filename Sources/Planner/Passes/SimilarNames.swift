import Resources
import Support

/// Adds a warning to each create that is probably meant for something that exists: a live object of the same kind and scope
/// that nothing manages has nearly its name.
struct SimilarNames: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  /// Above so many comparisons of one kind in one scope the names say nothing: whole collections are brought.
  private static let limit = 4_000_000
  /// So many are named at most.
  private static let most = 3

  private struct Scope: Hashable {
    let kind: String
    let list: Int?
  }

  /// A name with what tells quickly that another one is far from it.
  private struct Candidate {
    let name: String
    let scalars: [Unicode.Scalar]
    let letters: UInt64

    init(_ name: String) {
      self.name = name
      scalars = Array(name.unicodeScalars)
      letters = scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// How many characters differ; nil for too many.
    func distance(to other: Candidate) -> Int? {
      let longer = max(scalars.count, other.scalars.count)
      let bound = max(1, longer / 5)
      guard longer <= 512, abs(scalars.count - other.scalars.count) <= bound,
        // Each character that differs is at most one letter more on either side.
        (letters ^ other.letters).nonzeroBitCount <= 2 * bound
      else { return nil }
      let distance = Suggestion.distance(scalars, other.scalars)
      // Of two names that have nothing in common neither is a slip for the other.
      return distance <= bound && distance < min(scalars.count, other.scalars.count) ? distance : nil
    }
  }

  func run(_ draft: inout PlanDraft) { draft.changes = warned(draft.changes) }

  private func warned(_ changes: [Change]) -> [Change] {
    var creates: [Scope: [Int]] = [:]
    for (position, change) in changes.enumerated() where change.name != nil {
      guard change.action == .create || change.action == .deferred(.create) else { continue }
      switch change.list {
      case .none: creates[Scope(kind: change.kind.word, list: nil), default: []].append(position)
      case .known(let id): creates[Scope(kind: change.kind.word, list: id), default: []].append(position)
      // There is nothing yet in a list that comes with the plan.
      case .made: break
      }
    }
    guard !creates.isEmpty else { return changes }
    let gone = Set(changes.filter { $0.action == .delete }.map { Gone($0.kind.word, $0.id) })
    var warned = changes
    for (scope, positions) in creates {
      guard let kind = positions.first.map({ changes[$0].kind }) else { continue }
      let others = unmanaged(kind, scope, gone)
      guard !others.isEmpty, others.count * positions.count <= SimilarNames.limit else { continue }
      for position in positions {
        guard let name = changes[position].name.map(Candidate.init) else { continue }
        let similar = others.compactMap { other in name.distance(to: other).map { ($0, other.name) } }
          .sorted { ($0.0, CodePoints($0.1)) < ($1.0, CodePoints($1.1)) }
        guard !similar.isEmpty else { continue }
        let shown = similar.prefix(SimilarNames.most).map { $0.1 }
        let article = "aeio".contains(kind.title.prefix(1)) ? "an" : "a"
        warned[position].warnings.append(
          "\(article) \(kind.title) of a similar name exists: \(SimilarNames.list(shown, beside: name.name))"
        )
      }
    }
    return warned
  }

  /// The names, spelled out where one looks like the declared name.
  private static func list(_ names: [String], beside declared: String) -> String {
    guard names.contains(where: { LookAlikes.areAlike($0, declared) }) else {
      return names.map { InvisibleCharacters.shown(inMessage: $0) }.joined(separator: ", ")
    }
    let others = names.map(InvisibleCharacters.spelledOut).joined(separator: ", ")
    return "\(others) (what is declared is \(InvisibleCharacters.spelledOut(declared)))"
  }

  private struct Gone: Hashable {
    let kind: String
    let id: Int?

    init(_ kind: String, _ id: Int?) { (self.kind, self.id) = (kind, id) }
  }

  private func unmanaged(_ kind: Kind, _ scope: Scope, _ gone: Set<Gone>) -> [Candidate] {
    let matches = context.matches
    guard let objects = context.snapshot.collections[kind.word], let claimed = matches.claimed[kind.word]
    else {
      return []
    }
    return objects.indices.compactMap { index in
      let object = objects[index]
      guard !claimed[index], let name = object.name, !gone.contains(Gone(kind.word, object.id)),
        kind.endpoint.listMember == nil || (object.list ?? matches.systemList) == scope.list
      else { return nil }
      return Candidate(name)
    }
  }
}
