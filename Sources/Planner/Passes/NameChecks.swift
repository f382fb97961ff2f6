import Resources

/// Adds errors for wanted values that name what the same plan deletes, and warnings for names of what is nowhere, which are
/// probably misspelt.
///
/// Wanted is what is declared, whether it changes or not, and what a replacement carries over.
struct NameChecks: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) { draft.diagnostics += problems(draft.changes) }

  /// Errors for names of what these changes delete, warnings for names of nothing.
  private func problems(_ changes: [Change]) -> [Diagnostic] {
    var deleted: [Address: Mark?] = [:]
    var carried: [Address: Change] = [:]
    let words = context.registry.namedKinds
    for change in changes {
      if change.action == .delete, words.contains(change.kind.word) { deleted[change.address] = change.mark }
      if change.action == .replace, change.kind.namesOthers { carried[change.address] = change }
    }
    let numbers = NumberChecks(changes, context)
    var problems: [Diagnostic] = []
    var mentions: [Int: [MentionedObject]] = [:]
    for (position, declaration) in context.configuration.declarations.enumerated()
    where declaration.kind.namesOthers && !declaration.isAbsent {
      let judged = Judged(
        declaration: declaration,
        list: declaration.list.flatMap { context.configuration.declarations[$0].name },
        isSelected: context.selection.isSelected[position],
        live: context.matches.live[position],
        listID: declaration.list.map { context.matches.live[$0]?.id } ?? context.matches.systemList
      )
      let isCarried = carried[declaration.address] != nil
      if !deleted.isEmpty {
        problems += lost(judged, deleted, isCarried: isCarried)
      }
      if !numbers.isEmpty { problems += lost(judged, numbers, isCarried: isCarried) }
      guard judged.isSelected, case let found = declaration.kind.mentions(in: declaration.values),
        !found.isEmpty
      else { continue }
      problems += unknown(judged, found)
      mentions[position] = found
    }
    return problems + rings(mentions, deleted: Set(deleted.keys))
  }

  private struct Judged {
    let declaration: Declaration
    /// The name of its list.
    let list: String?
    let isSelected: Bool
    let live: LiveObject?
    /// The id of its list; nil for one that is not there yet.
    let listID: Int?
  }

  // MARK: - What the plan deletes

  /// What is declared, and what a replacement carries over.
  private func wanted(_ judged: Judged, isCarried: Bool) -> Values {
    let declaration = judged.declaration
    guard isCarried, let live = judged.live else { return declaration.values }
    return declaration.kind.merged(declaration.values, over: live.values)
  }

  private func lost(_ judged: Judged, _ numbers: NumberChecks, isCarried: Bool) -> [Diagnostic] {
    let declaration = judged.declaration
    let kind = declaration.kind
    guard kind.fields.contains(where: { !$0.numbered.isEmpty }) else { return [] }
    var lost = numbers.losses(wanted(judged, isCarried: isCarried), kind, list: judged.listID)
    guard !lost.isEmpty else { return [] }
    // What the plan is not about stays as it is: it loses what it has, not what is declared.
    if !judged.isSelected {
      let kept = judged.live.map { numbers.losses($0.values, kind, list: judged.listID).map(\.number) }
      lost = lost.filter { kept?.contains($0.number) ?? false }
    }
    return lost.map { .error($0.message, at: place(declaration, $0.slot, $0.range), related: $0.related) }
  }

  private func lost(_ judged: Judged, _ deleted: [Address: Mark?], isCarried: Bool) -> [Diagnostic] {
    let declaration = judged.declaration
    let kind = declaration.kind
    let wanted = wanted(judged, isCarried: isCarried)
    func found(_ values: Values) -> [(slot: Int, address: Address, range: Range<Int>?)] {
      let mentioned = kind.mentions(in: values).map { ($0.slot, $0.object, Optional($0.range)) }
      let held = kind.held(in: values).map { ($0.slot, $0.object, Range<Int>?.none) }
      let named = (mentioned + held).compactMap { slot, object, range in
        context.addresses.address(object, list: judged.list, of: declaration.address).map {
          (slot, $0, range)
        }
      }
      let byID = kind.fields.enumerated().flatMap { slot, field in
        (field.type.referredKind.map { word in (values[slot]?.ids ?? []).map { (word, $0) } } ?? [])
          .compactMap { word, id in
            context.addresses.address(of: id, word).map { (slot, $0, Range<Int>?.none) }
          }
      }
      return (named + byID).filter { deleted[$0.1] != nil }
    }
    var lost = found(wanted)
    guard !lost.isEmpty else { return [] }
    // What the plan is not about stays as it is: it loses what it has, not what is declared.
    if !judged.isSelected {
      let kept = Set(judged.live.map { found($0.values) }?.map(\.address) ?? [])
      lost = lost.filter { kept.contains($0.address) }
    }
    return lost.map { slot, address, range in
      let field = kind.fields[slot]
      let related = deleted[address].flatMap { $0 }.map {
        [Diagnostic.Related("declared absent here", at: $0)]
      }
      let change = field.mentions.isEmpty ? field.name : "the filter"
      return .error(
        "\(field.name) names \(address), which this plan deletes: declare \(address), or change \(change)",
        at: place(declaration, slot, range),
        related: related ?? []
      )
    }
  }

  // MARK: - What is nowhere

  private func unknown(_ judged: Judged, _ mentions: [MentionedObject]) -> [Diagnostic] {
    let declaration = judged.declaration
    return mentions.compactMap { mention in
      guard mention.isCertain, !mention.object.name.isEmpty,
        context.snapshot.collections[mention.object.kind] != nil,
        let kind = context.registry.kind(mention.object.kind), !isReserved(mention.object.name, kind),
        context.addresses.address(mention.object, list: judged.list, of: declaration.address) == nil
      else { return nil }
      let hint = context.addresses.hint(mention.object)
      return .warning(
        "\(declaration.kind.fields[mention.slot].name) names the \(kind.title) \"\(mention.object.name.shortened(to: 60))\", which is neither declared nor in the tenant\(hint)",
        at: place(declaration, mention.slot, mention.range)
      )
    }
  }

  /// Whether the tenant has it by itself, under names that nobody can declare.
  private func isReserved(_ name: String, _ kind: Kind) -> Bool {
    [name, name.lowercased()].contains { name in
      var values = kind.noValues
      if let slot = kind.identitySlot { values[slot] = .text(name) }
      return kind.internalObjects.holds(for: values, of: kind)
    }
  }

  private func place(_ declaration: Declaration, _ slot: Int, _ range: Range<Int>?) -> Mark {
    guard let mark = declaration.marks[slot] else { return declaration.mark }
    guard let range, let text = declaration.values[slot]?.spokenText else { return mark }
    return context.configuration.sources.mark(ofByte: range.lowerBound, in: text, at: mark)
  }
}
