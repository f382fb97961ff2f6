import Resources
import Support

/// Adds to a create and a delete that look like a rename how to make them one.
///
/// Terms: a text is *telling* when it is long enough and nothing else that lives or is made has it in that field.
///
/// Premise: a wrong hint annoys, and a missing one costs the data of the object. So the names must be much alike, or a
/// telling text must have stayed, and the rest must not say the contrary.
struct RenameHints: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  /// Above so many comparisons of one kind in one scope nobody has forgotten to write `formerly`.
  private static let limit = 10_000
  /// A shorter text is found in many objects by chance.
  private static let tellingLength = 8

  private struct Scope: Hashable {
    let kind: String
    let list: Change.ListID
  }

  private struct SlotText: Hashable {
    let slot: Int
    let text: CodePoints
  }

  private struct Candidate {
    let create: Int
    let delete: Int
    let score: Int
  }

  func run(_ draft: inout PlanDraft) {
    // What comes from another tenant stands in no manifest that could say what it was called before.
    if !context.options.isForeign { draft.changes = hinted(draft.changes) }
  }

  /// The changes, with a warning on both sides of what looks like a rename; each of them is in one pair at most.
  private func hinted(_ changes: [Change]) -> [Change] {
    var creates: [Scope: [Int]] = [:]
    var deletes: [Scope: [Int]] = [:]
    for (position, change) in changes.enumerated() where change.kind.rename != nil && change.name != nil {
      let scope = Scope(kind: change.kind.word, list: change.list)
      switch change.action {
      case .create, .deferred(.create): creates[scope, default: []].append(position)
      case .delete where !change.kind.usesTemporaryName(change.name):
        deletes[scope, default: []].append(position)
      default: break
      }
    }
    let scopes = creates.keys.filter { deletes[$0] != nil }
    guard !scopes.isEmpty else { return changes }
    // Who has written it knows of it.
    let told = Set(context.configuration.declarations.filter { $0.formerly != nil }.map(\.address))
    var hinted = changes
    for scope in scopes {
      let made = creates[scope, default: []].filter { !told.contains(changes[$0].address) }
      let gone = deletes[scope, default: []]
      guard made.count * gone.count <= RenameHints.limit else { continue }
      for pair in pairs(made, gone, changes) {
        let (create, delete) = (changes[pair.create], changes[pair.delete])
        hinted[pair.create].warnings.append(onCreate(create, delete))
        hinted[pair.delete].warnings.append(onDelete(create, delete))
      }
    }
    return hinted
  }

  // MARK: - Pairs

  private func pairs(_ creates: [Int], _ deletes: [Int], _ changes: [Change]) -> [Candidate] {
    guard let kind = creates.first.map({ changes[$0].kind }) else { return [] }
    var live: [SlotText: Int] = [:]
    for object in context.snapshot.collections[kind.word] ?? [] {
      for text in texts(object.values, kind) { live[text, default: 0] += 1 }
    }
    // What only the single GET gives was read of the deletes alone.
    for text in deletes.compactMap({ changes[$0].live?.values }).flatMap({ texts($0, kind) })
    where kind.fields[text.slot].isDetail { live[text, default: 0] += 1 }
    var made: [SlotText: Int] = [:]
    for create in creates { for text in texts(changes[create].desired, kind) { made[text, default: 0] += 1 } }
    var candidates: [Candidate] = []
    for create in creates {
      for delete in deletes {
        let score = score(changes[create], changes[delete], live, made)
        if score > 0 { candidates.append(Candidate(create: create, delete: delete, score: score)) }
      }
    }
    candidates.sort { ($1.score, $0.create, $0.delete) < ($0.score, $1.create, $1.delete) }
    var taken: Set<Int> = []
    return candidates.filter { pair in
      guard !taken.contains(pair.create), !taken.contains(pair.delete) else { return false }
      taken.formUnion([pair.create, pair.delete])
      return true
    }
  }

  /// The texts that could tell one object from others.
  private func texts(_ values: Values, _ kind: Kind) -> [SlotText] {
    kind.fields.indices.compactMap { slot in
      guard slot != kind.identitySlot, kind.fields[slot].type.isText, let text = values[slot]?.asText,
        text.unicodeScalars.count >= RenameHints.tellingLength
      else { return nil }
      return SlotText(slot: slot, text: CodePoints(text))
    }
  }

  /// How much the two look like one object; 0 where they do not.
  private func score(_ create: Change, _ delete: Change, _ live: [SlotText: Int], _ made: [SlotText: Int])
    -> Int
  {
    guard let before = delete.live?.values else { return 0 }
    var telling = 0
    var differing = 0
    for (slot, field) in create.kind.fields.enumerated() where slot != create.kind.identitySlot {
      guard let old = before[slot], let new = create.desired[slot], !old.isEmpty, !new.isEmpty else {
        continue
      }
      let isSame = field.same(old, new)
      // What cannot become this one by a rename is none.
      if !isSame, !field.onChange.isUpdate { return 0 }
      guard field.type.isText else { continue }
      if !isSame {
        // Contents are there to be changed.
        if !field.isDetail { differing += 1 }
      } else if let text = old.asText, live[SlotText(slot: slot, text: CodePoints(text))] == 1,
        let wanted = new.asText, made[SlotText(slot: slot, text: CodePoints(wanted))] == 1
      {
        telling += 1
      }
    }
    let names = NameLikeness.percent(create.name ?? "", delete.name ?? "")
    let isAlike = telling > 0 ? telling >= differing || names > 0 : names > 0 && differing <= 1
    return isAlike ? telling * 100 + names : 0
  }

  // MARK: - Words

  private func line(_ delete: Change) -> String { "formerly: \(YAMLText.scalar(delete.name ?? ""))" }

  private func onCreate(_ create: Change, _ delete: Change) -> String {
    let first = delete.mark == nil ? "" : "take out its declaration with state: absent and "
    return
      "it looks like a new name of \(delete.address), which this plan deletes: to rename that instead, \(first)add the line \(line(delete))"
  }

  private func onDelete(_ create: Change, _ delete: Change) -> String {
    "possible rename: \(create.address) is created and this is deleted; add the line \(line(delete)) there to rename it instead; \(loss(create, delete))"
  }

  /// What the delete takes with it and the create does not bring back.
  private func loss(_ create: Change, _ delete: Change) -> String {
    let kind = delete.kind
    if let live = delete.live, let loss = kind.deletionLoss?.message(for: live.values, of: kind) {
      return "otherwise \(loss)"
    }
    let undeclared = kind.fields.enumerated().filter { slot, field in
      guard let live = delete.live, field.uses.contains(.read), create.desired[slot] == nil,
        field.applies.holds(for: live.values, of: kind)
      else { return false }
      return live.values[slot].map { !$0.isEmpty } ?? true
    }.map(\.element.name)
    return undeclared.isEmpty
      ? "otherwise its id is lost"
      : "otherwise its id is lost, and what is not declared there: \(undeclared.joined(separator: ", "))"
  }
}

extension Field.OnChange {
  fileprivate var isUpdate: Bool { if case .update = self { true } else { false } }
}
