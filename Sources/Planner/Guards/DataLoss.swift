import Resources

/// Stops deletes and replacements that take recipients' data, mailings or what cannot be put back with them.
struct DataLoss: Guard {
  func judge(_ input: GuardInput) -> Judgement {
    var judgement = Judgement()
    for change in input.changes {
      guard let live = change.live, !isLeftOver(change, input) else { continue }
      let rule: Rule?
      switch change.action {
      case .delete: rule = change.kind.deletionLoss
      case .replace: rule = change.kind.replacementLoss
      case .create, .update, .deferred: rule = nil
      }
      guard let why = rule?.message(for: live.values, of: change.kind) else { continue }
      let verb = change.action == .delete ? "deleting" : "replacing"
      judgement.add("data-loss", change.address, "\(verb) \(change.address): \(why)", input.options)
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
    return (input.snapshot.collections[change.kind.word] ?? []).contains { other in
      other.list == change.live?.list && other.name.map { sameCodePoints($0, base) } ?? false
    }
  }
}
