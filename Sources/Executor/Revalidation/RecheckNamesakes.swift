import Planner
import Resources
import Support

/// Other objects that a change could be taken for since the plan was made. A new plan would stop at them.
extension Recheck {
  /// Why what is still to be done is in doubt: another object of its name, or of one that can hardly be told from it.
  func namesakes(_ change: Change) -> Verdict? {
    let kind = change.kind
    guard kind.endpoint.collection != nil, case .list(let list) = scope(change) else { return nil }
    // What is attempted was read by its id, and is there: a second one is only where the tenant takes it. Of what waits for a
    // person this is the only look.
    let isAlone = kind.refusesDuplicates && change.action.isAttempted
    if !isAlone, let name = change.live?.name, !kind.usesTemporaryName(name), !isAnothers(name, change) {
      guard index[kind.word] != nil else { return .missingKind(kind) }
      if !others(kind, name, list).isEmpty { return .moved(Recheck.another) }
    }
    guard change.action == .create || change.isRename && kind.identity?.ignoresCase == true,
      change.action.isAttempted
    else { return nil }
    guard index[kind.word] != nil else { return .missingKind(kind) }
    return lookalike(change, list)
  }

  /// Whether another change of the plan gives its object that name, so that a run of it may have done so already.
  private func isAnothers(_ name: String, _ change: Change) -> Bool {
    let address = Address(list: change.address.listName, word: change.kind.word, name: name)
    return address != change.address && planned.contains(address)
  }

  /// An object whose name differs from the new one in case or Unicode form alone. What the plan itself makes or changes is
  /// none, nor what was there when it was made: that is declared itself.
  private func lookalike(_ change: Change, _ list: Int?) -> Verdict? {
    let kind = change.kind
    guard let name = change.name, let index = index[kind.word], objects(kind, name, list).isEmpty else {
      return nil
    }
    let found = places(of: list).lazy.flatMap { index.byLooseName[LooseName(name, $0, kind)] ?? [] }
      .filter { other in
        !isTouched(other, kind) && !(other.id.map(change.lookAlikes.contains) ?? false)
          && !(other.name.map { isAnothers($0, change) } ?? true)
      }
    guard let other = found.first?.name else { return nil }
    return .moved(
      "the \(kind.title) \"\(other)\" was made since the plan was made, and only case or Unicode form tells it from \"\(name)\""
    )
  }
}
