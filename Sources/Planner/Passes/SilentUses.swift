import Resources

/// Adds to each delete and replacement how many objects of its scope may hold it that do not tell what they hold.
struct SilentUses: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) { draft.changes = warned(draft.changes) }

  private func warned(_ changes: [Change]) -> [Change] {
    let (snapshot, matches) = (context.snapshot, context.matches)
    guard !snapshot.silentUses.isEmpty else { return changes }
    return changes.map { change in
      guard SilentUses.concerns(change), let silent = change.kind.usage?.silent,
        let uses = snapshot.silentUses[change.kind.word]
      else { return change }
      var change = change
      guard case .counted(let counts) = uses else {
        change.warnings.append(
          "how many \(silent.titles.several) may hold it is not known: the tenant does not give them"
        )
        return change
      }
      var count = counts.values.reduce(0, +)
      var place = "in the tenant"
      if case .known(let list) = change.list, list != matches.systemList {
        count = counts[list, default: 0] + counts[nil, default: 0]
        place = "in the list"
      }
      if count == 1 {
        change.warnings.append("1 \(silent.titles.one) \(place) does not tell what it holds, and may hold it")
      } else if count > 1 {
        change.warnings.append(
          "\(count) \(silent.titles.several) \(place) do not tell what they hold, and may hold it"
        )
      }
      return change
    }
  }

  /// Whether the change takes away something that they may hold.
  static func concerns(_ change: Change) -> Bool {
    (change.action == .delete || change.action == .replace) && change.kind.usage != nil
      && !change.kind.usesTemporaryName(change.name)
  }
}

extension Planner {
  /// At most so many lists are named in a query.
  private static let mostListsOfQuery = 10

  /// The kinds whose silent users decide over warnings and were not counted yet, each with the lists that are concerned; nil
  /// for all.
  package func missingSilentUses(_ plan: Plan, _ snapshot: Snapshot, _ matches: Matches) -> [(
    kind: Kind, lists: [Int]?
  )] {
    registry.kinds.compactMap { kind in
      guard kind.usage != nil, snapshot.silentUses[kind.word] == nil else { return nil }
      let concerned = plan.changes.filter { $0.kind === kind && SilentUses.concerns($0) }
      guard !concerned.isEmpty else { return nil }
      var lists: Set<Int> = []
      for change in concerned {
        guard case .known(let id) = change.list, id != matches.systemList else { return (kind, nil) }
        lists.insert(id)
      }
      return (kind, lists.count > Planner.mostListsOfQuery ? nil : lists.sorted())
    }
  }

  /// The kinds whose texts may name what the plan deletes or replaces and that were not read, with the one that holds others
  /// where their lists are not known.
  package func missingNamers(_ plan: Plan, _ snapshot: Snapshot) -> [Kind] {
    let lost = Set(
      plan.changes.filter { $0.action == .delete || $0.action == .replace }.map(\.kind.word)
    )
    let namers = registry.kinds.filter { kind in
      snapshot.collections[kind.word] == nil && snapshot.bystanders[kind.word] == nil
        && kind.fields.contains { field in field.mentions.contains { lost.contains($0.kind) } }
    }
    guard !namers.isEmpty, snapshot.collections[registry.container.word] == nil else { return namers }
    return [registry.container] + namers
  }
}
