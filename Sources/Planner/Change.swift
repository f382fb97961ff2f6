import Resources

/// One planned change of one object.
package struct Change: Sendable {
  /// What is done.
  package enum Action: Hashable, Sendable {
    case create, update, replace, delete
    /// Needed, but a person has to do something first; what it would be then.
    case deferred(Wanted)

    /// What a deferred change would be.
    package enum Wanted: String, Hashable, Sendable { case create, update, delete }

    /// The word of the JSON plan.
    package var word: String {
      switch self {
      case .create: "create"
      case .update: "update"
      case .replace: "replace"
      case .delete: "delete"
      case .deferred: "deferred"
      }
    }

    /// Whether it is attempted at all.
    package var isAttempted: Bool { if case .deferred = self { false } else { true } }

    /// How many writes it costs at least.
    package var writes: Int {
      switch self {
      case .create, .update, .delete: 1
      case .replace: 2
      case .deferred: 0
      }
    }
  }

  /// One field that changes; names instead of ids.
  package struct FieldChange: Hashable, Sendable {
    /// The manifest's name.
    package let name: String
    /// As it is; nil where there is nothing yet or it cannot be read.
    package let before: Value?
    /// As it is wanted; nil for a delete.
    package let after: Value?
    /// Whether this field is why the object is replaced.
    package let forcesReplacement: Bool
    /// Which side changed since the base of a comparison; nil without a base.
    package var changedIn: Origin?

    /// A field that changes.
    package init(
      name: String,
      before: Value?,
      after: Value?,
      forcesReplacement: Bool = false,
      changedIn: Origin? = nil
    ) {
      self.name = name
      self.before = before
      self.after = after
      self.forcesReplacement = forcesReplacement
      self.changedIn = changedIn
    }
  }

  /// Where a field is not any more what the base declares.
  package enum Origin: String, Hashable, Sendable, CaseIterable {
    case manifests, tenant, both
  }

  /// The list an object belongs to.
  package enum ListID: Hashable, Sendable {
    /// It belongs to none.
    case none
    case known(Int)
    /// A list that this plan creates.
    case made(Address)

    /// The list's id, where it is there.
    package var id: Int? { if case .known(let id) = self { id } else { nil } }
  }

  /// The object's name across tenants.
  package let address: Address
  /// Its kind's table.
  package let kind: Kind
  /// What is done.
  package var action: Action
  /// Its declaration's place; nil for a prune.
  package let mark: Mark?
  /// What changes, in the kind's own order.
  package internal(set) var fields: [FieldChange]
  /// Why, where it is not plain.
  package internal(set) var reason: String?
  /// What a reader must know of it.
  package var warnings: [String]
  /// The changes that must have been made before.
  package var dependsOn: [Address] = []

  /// What identifies it in its scope, as declared.
  package let name: String?
  /// The list it belongs to.
  package let list: ListID
  /// The object as it was read; nil for a create.
  package let live: LiveObject?
  /// What is declared, with ids for references that are known.
  package let desired: Values
  /// The addresses of managed objects that references name, by the field's position, in the order in which the value has
  /// them: what the plan makes or makes anew has its id only then.
  package let pending: [Int: [Address]]
  /// The objects of read-only collections that the wanted values name by number, as they were when the change was planned.
  package var referents: [Referent] = []
  /// The objects that the wanted values name within filters and by entries of maps, in a plan that is kept.
  package var names: [NamedReferent] = []
  /// What was seen in a list that is deleted, in a plan that is kept: objects by the kind's word, in the order of their ids. Of kinds that are missing nothing
  /// is known.
  package var holds: [String: [Held]] = [:]
  /// What was there when a plan that is kept was made, under names that case or Unicode form alone tells from the new one: ids.
  package var lookAlikes: [Int] = []
  /// The temporary names that are taken in its scope, by what interrupted replacements have left.
  package var takenNames: Set<String> = []
  /// Whether its name changes.
  package let isRename: Bool

  /// The object's id; nil before creation.
  package var id: Int? { live?.id }

  /// A change from its parts.
  package init(
    _ action: Action,
    _ subject: Subject,
    live: LiveObject?,
    target: Target,
    shown: Shown = Shown()
  ) {
    address = subject.address
    kind = subject.kind
    mark = subject.mark
    name = subject.name
    list = subject.list
    self.action = action
    self.live = live
    desired = target.desired
    pending = target.pending
    isRename = target.isRename
    fields = shown.fields
    reason = shown.reason
    warnings = shown.warnings
  }

  /// What is changed: its address, its kind, the place of its declaration, and what identifies it in its list.
  package struct Subject: Sendable {
    let address: Address
    let kind: Kind
    let mark: Mark?
    let name: String?
    let list: ListID

    /// An object; nothing that was not declared has a place.
    package init(address: Address, kind: Kind, mark: Mark? = nil, name: String?, list: ListID) {
      self.address = address
      self.kind = kind
      self.mark = mark
      self.name = name
      self.list = list
    }
  }

  /// What it is to be.
  package struct Target: Sendable {
    let desired: Values
    let pending: [Int: [Address]]
    let isRename: Bool

    /// Wanted values, with what their references name by the field's position.
    package init(desired: Values, pending: [Int: [Address]] = [:], isRename: Bool = false) {
      self.desired = desired
      self.pending = pending
      self.isRename = isRename
    }
  }

  /// What a reader sees of it.
  package struct Shown: Sendable {
    let fields: [FieldChange]
    let reason: String?
    let warnings: [String]

    /// The fields that change, why, and what a reader must know.
    package init(fields: [FieldChange] = [], reason: String? = nil, warnings: [String] = []) {
      self.fields = fields
      self.reason = reason
      self.warnings = warnings
    }
  }
}

extension Change {
  /// What is declared, with the ids of what was made by now, and the addresses of what has none yet.
  package func desired(made: (Address) -> Int??) -> (values: Values, unknown: [Address]) {
    var values = desired
    var unknown: [Address] = []
    for (slot, addresses) in pending.sorted(by: { $0.key < $1.key }) {
      if case .template(let pieces)? = values[slot] {
        let missing = addresses.filter { made($0)?.map { _ in false } ?? true }
        unknown += missing
        if missing.isEmpty {
          values[slot] = .text(pieces.written(with: addresses.compactMap { made($0)?.map(String.init) }))
        }
        continue
      }
      guard let references = values[slot]?.references, references.count == addresses.count else { continue }
      let known = zip(references, addresses).map { reference, address -> Value.Reference in
        switch (made(address), reference) {
        case (.some(.some(let id)), _): return .id(id)
        case (nil, .id): return reference
        case (.some(nil), _), (nil, .name):
          unknown.append(address)
          return reference
        }
      }
      values[slot] = values[slot]?.referring(to: known)
    }
    return (values, unknown)
  }
}
