import Resources

/// Stops deletes and replacements of what unfinished mailings or dynamic lists hold by id: who is mailed would change.
package struct InUse: Guard {
  /// The guard's word.
  package static let name = "in-use"

  func judge(_ input: GuardInput) -> Judgement {
    var judgement = Judgement()
    for change in input.changes where change.action == .delete || change.action == .replace {
      guard let usage = change.kind.usage, let id = change.id else { continue }
      // Nobody takes what a replacement left on its way for a group: it stops the next run only where it certainly is used.
      let isTemporary = change.kind.usesTemporaryName(change.name)
      var reasons = (input.context.snapshot.uses[change.kind.word] ?? []).compactMap { use -> String? in
        guard let ids = use.ids else {
          return isTemporary ? nil : "\(usage.title) \(use.title) may name it, which the tenant does not say"
        }
        return ids.contains(id) ? "\(usage.title) \(use.title) names it" : nil
      }
      let container = input.context.registry.container
      let isBound = (input.context.snapshot.collections[container.word] ?? []).contains {
        usage.boundLists.when.holds(for: $0.values, of: container)
      }
      if isBound, !isTemporary, change.list == input.context.matches.systemList.map({ .known($0) }) {
        reasons.append(usage.boundLists.message)
      }
      guard !reasons.isEmpty else { continue }
      let verb = change.action == .delete ? "deleting" : "replacing"
      judgement.add(
        InUse.name,
        change.address,
        "\(verb) \(change.address): \(reasons.joined(separator: "; "))",
        input.context.options
      )
    }
    return judgement
  }
}
