import Resources
import Support

/// Stops deletes, replacements and changes of values that take recipients' data, mailings or what cannot be put back with them.
struct DataLoss: Guard {
  func judge(_ input: GuardInput) -> Judgement {
    var judgement = Judgement()
    for change in input.changes {
      guard let live = change.live, !isLeftOver(change, input) else { continue }
      let kind = change.kind
      let (verb, loss): (String, String?) =
        switch change.action {
        case .delete: ("deleting", kind.deletionLoss?.message(for: live.values, of: kind))
        case .replace: ("replacing", kind.replacementLoss?.message(for: live.values, of: kind))
        case .update:
          ("changing", kind.lossOnChange(named: change.name, from: live.values, to: change.desired))
        case .create, .deferred: ("", nil)
        }
      guard let why = loss else { continue }
      judgement.add("data-loss", change.address, "\(verb) \(change.address): \(why)", input.context.options)
    }
    return judgement
  }

  /// Whether a replacement, which was let through then, has left it beside the object that it stands for: not the only copy.
  private func isLeftOver(_ change: Change, _ input: GuardInput) -> Bool {
    guard change.kind.usesTemporaryName(change.name), let base = change.name.flatMap(TemporaryName.base)
    else {
      return false
    }
    if !change.dependsOn.isEmpty { return true }
    return (input.context.snapshot.collections[change.kind.word] ?? []).contains { other in
      other.list == change.live?.list && other.name.map { sameCodePoints($0, base) } ?? false
    }
  }
}
