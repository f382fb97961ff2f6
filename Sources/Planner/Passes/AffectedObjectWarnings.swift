import Resources

/// Adds to each change that takes something away a warning for each object outside the plan that names it.
struct AffectedObjectWarnings: PlanPass {
  let context: PlanContext
  private let matches: Matches

  init(_ context: PlanContext) {
    self.context = context
    matches = context.matches.knowingLists(of: context.snapshot, context.registry)
  }

  func run(_ draft: inout PlanDraft) { draft.changes = warned(draft.changes) }

  private func warned(_ changes: [Change]) -> [Change] {
    let namedWords = context.registry.namedKinds
    var lost: [Address: Int] = [:]
    var inPlan: Set<Address> = []
    for (position, change) in changes.enumerated() {
      inPlan.insert(change.address)
      if let live = change.live {
        inPlan.insert(LiveNames.address(of: live, change.kind, context.snapshot, context.registry, matches))
      }
      if namedWords.contains(change.kind.word), change.action == .delete || change.action == .replace {
        lost[change.address] = position
      }
    }
    var changes = changes
    warnOfNumbers(&changes, besides: inPlan)
    guard !lost.isEmpty else { return changes }
    var bystanders: [Int: Set<Address>] = [:]
    for kind in context.registry.kinds where kind.namesOthers {
      for object in context.snapshot.collections[kind.word] ?? context.snapshot.bystanders[kind.word] ?? [] {
        let address = LiveNames.address(of: object, kind, context.snapshot, context.registry, matches)
        guard !inPlan.contains(address) else { continue }
        let list = LiveNames.listName(of: object, kind, context.snapshot, context.registry, matches)
        for named in kind.names(in: context.references.named(object.values, kind, list: object.list)) {
          guard let lostAddress = context.addresses.address(named, list: list, of: address),
            let position = lost[lostAddress]
          else {
            continue
          }
          bystanders[position, default: []].insert(address)
        }
      }
    }
    for (position, addresses) in bystanders {
      changes[position].warnings += addresses.sorted().map { "\($0) names it and is not part of the plan" }
    }
    return changes
  }

  /// Says of what loses its id which texts have it as a number: they mean something else by then, or nothing.
  private func warnOfNumbers(_ changes: inout [Change], besides inPlan: Set<Address>) {
    // What the plan writes has the new number by then, or does not name it any longer.
    let waiting = Set(changes.filter { !$0.action.isAttempted }.map(\.address))
    let written = inPlan.subtracting(waiting)
    for kind in context.registry.kinds {
      for (slot, field) in kind.fields.enumerated() {
        for call in field.numbered {
          guard let word = call.named?.word else { continue }
          let lost = changes.indices.filter {
            changes[$0].kind.word == word && changes[$0].id != nil
              && (changes[$0].action == .delete || changes[$0].action == .replace)
          }
          guard !lost.isEmpty else { continue }
          for object in context.snapshot.collections[kind.word] ?? context.snapshot.bystanders[kind.word]
            ?? []
          {
            guard let text = object.values[slot]?.asText else { continue }
            let numbers = Set(FilterText(text).numbers(of: call.functions).map(\.number))
            for position in lost where changes[position].id.map(numbers.contains) ?? false {
              let address = LiveNames.address(of: object, kind, context.snapshot, context.registry, matches)
              guard !written.contains(address) else { continue }
              changes[position].warnings.append(
                "\(address) names it by its id, which is another one then, or none: plan again afterwards"
              )
            }
          }
        }
      }
    }
  }
}

extension Matches {
  /// The same with the names of lists that were read for bystanders alone.
  fileprivate func knowingLists(of snapshot: Snapshot, _ registry: Registry) -> Matches {
    let container = registry.container
    guard let lists = snapshot.bystanders[container.word] else { return self }
    var matches = self
    matches.systemList =
      matches.systemList
      ?? lists.first { container.container?.system.holds(for: $0.values, of: container) ?? false }?.id
    for list in lists {
      if let id = list.id, let name = list.name, matches.listNames[id] == nil { matches.listNames[id] = name }
    }
    return matches
  }
}
