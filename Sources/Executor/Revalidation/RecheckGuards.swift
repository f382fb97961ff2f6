import Planner
import Resources
import Support

/// What guards have judged when the plan was made, and may judge otherwise by now: nothing goes that the plan did not show.
extension Recheck {
  /// Who holds the object by its id since the plan was made.
  func users(_ change: Change) -> Verdict? {
    guard let usage = change.kind.usage, let id = change.id else { return nil }
    let known = (used[change.address] ?? []).joined(separator: "; ")
    guard let uses = snapshot.uses[change.kind.word] else { return .missingUses(change.kind) }
    let isTemporary = change.kind.usesTemporaryName(change.name)
    // Several lists may each have one of a name: the plan has told of so many, and of so many in a state.
    var left: [String: Int] = [:]
    func isTold(_ user: String) -> Bool {
      let others = left[user] ?? known.ranges(of: user).count
      left[user] = others - 1
      return others > 0
    }
    for use in uses where use.ids?.contains(id) ?? !isTemporary {
      let what = "\(usage.title) \(use.title)"
      guard isTold("\(usage.title) \(use.quotedName)") else {
        return .moved(
          use.ids == nil
            ? "\(what) may name it since the plan was made, which the tenant does not say"
            : "\(what) names it since the plan was made"
        )
      }
      guard !isUnderWay(use, usage) || isTold(what) else {
        return .moved("\(what) uses it, and was not yet in that state when the plan was made")
      }
    }
    // Lists may be bound to one of the system scope alone.
    guard change.address.listName == nil, !isTemporary, !known.contains(usage.boundLists.message)
    else { return nil }
    let container = registry.container
    guard let lists = snapshot.collections[container.word] else { return .missingKind(container) }
    let isBound = lists.contains { usage.boundLists.when.holds(for: $0.values, of: container) }
    return isBound ? .moved("since the plan was made \(usage.boundLists.message)") : nil
  }

  /// Whether the user is being carried out or will be without anybody's doing: what it is part of cannot be deleted then.
  private func isUnderWay(_ use: Snapshot.Use, _ usage: Kind.Usage) -> Bool {
    guard let state = use.state,
      let kind = registry.kinds.first(where: { $0.endpoint.collection == usage.path })
    else { return false }
    return kind.changeable.contains { $0.calls.contains(.deletion) && !$0.takes(state) }
  }

  /// So many names are told of what has come into a list.
  private static let mostNames = 3

  /// What of a list that is deleted bears another name since the plan was made: nobody has judged whether that is protected.
  private func renamed(_ change: Change, _ kind: Kind) -> Verdict? {
    let held = change.holds[kind.word] ?? []
    let before = Dictionary(held.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
    for object in snapshot.known(kind.word) ?? [] {
      guard let id = object.id, object.list == change.id, let old = before[id] ?? nil else { continue }
      let new = object.name ?? ""
      guard !sameCodePoints(old, new) else { continue }
      return .moved("the \(kind.title) \"\(old)\" in it is called \"\(new)\" since the plan was made")
    }
    return nil
  }

  /// What has come into a list that is deleted since the plan was made, and would go with it. Of kinds that the tenant does
  /// not give nothing is known, as when the plan was made.
  func newcomers(_ change: Change) -> Verdict? {
    guard change.isListDelete, let id = change.id, !change.holds.isEmpty else { return nil }
    let kinds = registry.kinds(in: .list).filter { change.holds[$0.word] != nil }
    let missing = kinds.filter { snapshot.known($0.word) == nil && snapshot.counted[$0.word] == nil }
    guard missing.isEmpty else { return .missingContents(missing) }
    let newcomers = kinds.flatMap { kind -> [String] in
      let seen = Set((change.holds[kind.word] ?? []).map(\.id))
      return (snapshot.known(kind.word) ?? []).filter { object in
        object.list == id && object.id.map { !seen.contains($0) } ?? true
      }.map { "the \(kind.title) \"\($0.name ?? "")\"" }
    }
    guard !newcomers.isEmpty else { return kinds.lazy.compactMap { renamed(change, $0) }.first }
    var shown = Array(newcomers.prefix(Recheck.mostNames))
    if newcomers.count > shown.count { shown.append("\(newcomers.count - shown.count) more") }
    let all = shown.dropLast().joined(separator: ", ") + (shown.count > 1 ? " and " : "") + (shown.last ?? "")
    return .moved(
      "\(all) \(newcomers.count == 1 ? "has" : "have") come into it since the plan was made, and would be deleted with it"
    )
  }
}
