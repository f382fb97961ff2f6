import Resources
import Support

/// Adds deletes of what interrupted replacements have left of declared objects, and warnings for what is left alone.
///
/// Of undeclared objects nobody has said that they are this program's; and where the declared object is made from something
/// else, what is left may be the only copy.
struct InterruptedReplacements: PlanPass {
  let context: PlanContext
  private let owners: [Address: Int]

  init(_ context: PlanContext) {
    self.context = context
    owners = InterruptedReplacements.owners(context)
  }

  func run(_ draft: inout PlanDraft) {
    guard !context.matches.leftovers.isEmpty else { return }
    draft.changes = reserving(draft.changes)
    if !context.options.createOnly { draft.leftovers = deletes(&draft.diagnostics) }
  }

  /// By address, the declarations of the kinds of which something is left.
  private static func owners(_ context: PlanContext) -> [Address: Int] {
    var owners: [Address: Int] = [:]
    guard !context.matches.leftovers.isEmpty else { return owners }
    for (position, declaration) in context.configuration.declarations.enumerated()
    where context.matches.leftovers[declaration.kind.word] != nil {
      owners[declaration.address] = position
    }
    return owners
  }

  /// Something under a temporary name.
  private struct Leftover {
    let object: LiveObject
    let kind: Kind
    let name: String
    /// The proper name.
    let base: String
    let list: String?

    /// The address of what it stands for.
    var place: Address { Address(list: list, word: kind.word, name: base) }
  }

  /// What is left of one kind, in the order of ids.
  private func leftovers(_ kind: Kind) -> [Leftover] {
    guard let leftovers = context.matches.leftovers[kind.word],
      let objects = context.snapshot.collections[kind.word]
    else { return [] }
    return leftovers.map { objects[$0] }.sorted { ($0.id ?? 0) < ($1.id ?? 0) }.compactMap { object in
      guard let name = object.name, let base = TemporaryName.base(of: name) else { return nil }
      let list = context.listName(of: object, kind)
      return Leftover(object: object, kind: kind, name: name, base: base, list: list)
    }
  }

  private func deletes(_ diagnostics: inout [Diagnostic]) -> [Change] {
    var deletes: [Change] = []
    for kind in context.registry.kinds {
      // Names need not be unique: of several the first keeps the plain address, and the others have their ids beside it.
      var taken: Set<Address> = []
      for leftover in leftovers(kind) {
        let plain = Address(list: leftover.list, word: kind.word, name: leftover.name)
        let address = taken.insert(plain).inserted ? plain : plain.told(byID: leftover.object.id)
        guard let owner = owners[leftover.place], isFinished(owner, leftover.base) else {
          diagnostics.append(leftAlone(leftover, address))
          continue
        }
        // What somebody has taken further since is no copy any more, whatever the API would delete.
        let cause = Deletion.Cause(
          reason: "left by a replacement that was interrupted",
          call: .replacement
        )
        deletes.append(Deletion(context).change(leftover.object, kind, address, cause))
      }
    }
    return deletes
  }

  private func leftAlone(_ leftover: Leftover, _ address: Address) -> Diagnostic {
    let owner = owners[leftover.place]
    let why = owner == nil ? "is not declared" : "is made from something else"
    return .warning(
      "\(address) was left by a replacement that was interrupted, and is left alone: \(leftover.place) \(why)",
      at: owner.map { context.configuration.declarations[$0].mark }
    )
  }

  /// Tells each replacement which temporary names are taken in its scope: a second object of one name could not be told from
  /// the first, where an answer does not say which was made.
  private func reserving(_ changes: [Change]) -> [Change] {
    var taken: [Address: Set<String>] = [:]
    for kind in context.registry.kinds {
      for leftover in leftovers(kind) { taken[leftover.place, default: []].insert(leftover.name) }
    }
    return changes.map { change in
      guard change.action == .replace, let names = taken[change.address] else { return change }
      var change = change
      change.takenNames = names
      return change
    }
  }

  /// Whether the declared object is there under its own name, comes from what was left, or must not be at all.
  private func isFinished(_ position: Int, _ base: String) -> Bool {
    let matches = context.matches
    if context.configuration.declarations[position].isAbsent || matches.carried[position] != nil {
      return true
    }
    guard let name = matches.live[position]?.name else { return false }
    return sameCodePoints(name, base) || TemporaryName.base(of: name) != nil
  }
}

extension Address {
  /// The address of one of several leftovers of a name.
  package func told(byID id: Int?) -> Address { Address(written: text + (id.map { " (id \($0))" } ?? "")) }
}
