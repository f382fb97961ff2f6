import Resources

/// Stops deletes and replacements of what unfinished mailings or dynamic lists hold by id: who is mailed would change.
struct InUse: Guard {
  func judge(_ input: GuardInput) -> Judgement {
    var judgement = Judgement()
    for change in input.changes where change.action == .delete || change.action == .replace {
      guard let usage = change.kind.usage, let id = change.id else { continue }
      var reasons = (input.snapshot.uses[change.kind.word] ?? []).filter { $0.ids.contains(id) }.map {
        "\(usage.title) \($0.title) names it"
      }
      let container = input.registry.container
      let isBound = (input.snapshot.collections[container.word] ?? []).contains {
        usage.boundLists.when.holds(for: $0.values, of: container)
      }
      if isBound, change.list == input.matches.systemList.map({ .known($0) }) {
        reasons.append(usage.boundLists.message)
      }
      guard !reasons.isEmpty else { continue }
      let verb = change.action == .delete ? "deleting" : "replacing"
      judgement.add(
        "in-use",
        change.address,
        "\(verb) \(change.address): \(reasons.joined(separator: "; "))",
        input.options
      )
    }
    return judgement
  }
}
