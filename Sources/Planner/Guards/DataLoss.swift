import Resources

/// Stops deletes and replacements that take recipients' data, mailings or what cannot be put back with them.
struct DataLoss: Guard {
  func judge(_ input: GuardInput) -> Judgement {
    var judgement = Judgement()
    for change in input.changes {
      guard let live = change.live else { continue }
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
