import Resources

/// Stops deletes and replacements that take recipients' data, mailings or what cannot be put back with them.
struct DataLoss: Guard {
  func judge(_ input: GuardInput) -> Judgement {
    var judgement = Judgement()
    for change in input.changes {
      // What a replacement has left on its way is lost by what was let through then.
      guard let live = change.live, !change.kind.usesTemporaryName(change.name) else { continue }
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
}
