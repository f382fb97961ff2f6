import Resources
import Support

/// An object that a wanted value names within a filter or by an entry of a map, as it was when the change was planned: a name
/// says nothing about what it has come to stand for since.
package struct NamedReferent: Hashable, Sendable {
  /// The position of the field that names it.
  package let slot: Int
  /// The word of its kind.
  package let kind: String
  /// Its address: in the list of what names it, or in the system scope.
  package let address: Address
  /// Its id; nil where the plan itself makes it, or makes it anew.
  package let id: Int?
  /// The id of its list, where the tenant tells it.
  package let list: Int?
  /// What says what others hold for it, such as the type of an attribute; nil where nothing does.
  package let form: String?

  /// What is known of the object.
  package struct Object: Sendable {
    let kind: String
    let address: Address
    let id: Int?
    let list: Int?

    /// The word of its kind, its address, its id, and that of its list.
    package init(kind: String, address: Address, id: Int?, list: Int?) {
      self.kind = kind
      self.address = address
      self.id = id
      self.list = list
    }
  }

  /// An object as it was when the change was planned.
  package init(slot: Int, object: Object, form: String?) {
    self.slot = slot
    kind = object.kind
    address = object.address
    id = object.id
    list = object.list
    self.form = form
  }
}

/// What the changes of a plan name within filters and by entries of maps.
///
/// Only a plan that is kept needs to know: whatever is applied at once is as it was read.
package struct PlanNames {
  private struct Name {
    let slot: Int
    let object: NamedObject
  }

  private let plan: Plan
  private let registry: Registry
  /// By the change's position, where it names anything.
  private let names: [(position: Int, names: [Name])]

  /// Of what the plan attempts.
  package init(_ plan: Plan, _ registry: Registry) {
    self.plan = plan
    self.registry = registry
    names = plan.changes.enumerated().compactMap { position, change in
      guard change.kind.namesOthers, let wanted = PlanNames.wanted(change) else { return nil }
      let mentioned = change.kind.mentions(in: wanted).map { Name(slot: $0.slot, object: $0.object) }
      let held = change.kind.fields.enumerated().flatMap { slot, field in
        field.keys.map { word in
          (wanted[slot]?.keys ?? []).map { Name(slot: slot, object: NamedObject(kind: word, name: $0)) }
        } ?? []
      }
      return mentioned.isEmpty && held.isEmpty ? nil : (position, mentioned + held)
    }
  }

  /// What the object has afterwards, as far as the change decides it; nil where there is none, or nothing is attempted.
  private static func wanted(_ change: Change) -> Values? {
    switch change.action {
    case .create, .update: change.desired
    case .replace: change.kind.merged(change.desired, over: change.live?.values ?? change.kind.noValues)
    case .delete, .deferred: nil
    }
  }

  /// The kinds whose objects are named and that were not read.
  package func missing(_ snapshot: Snapshot) -> [Kind] {
    let words = Set(names.flatMap { $0.names.map(\.object.kind) })
    return registry.kinds.filter {
      words.contains($0.word) && objects($0.word, snapshot) == nil && !snapshot.refused.contains($0.word)
    }
  }

  /// The plan, each change with what it names and was there when it was planned. What was nowhere stands for nothing yet.
  package func known(_ snapshot: Snapshot) -> Plan {
    if names.isEmpty { return plan }
    let planned = Set(plan.changes.map(\.address))
    let system = registry.systemList(in: snapshot).id
    var indexes: [String: [Place: LiveObject]] = [:]
    for word in Set(names.flatMap { $0.names.map(\.object.kind) }) {
      let isOfLists = registry.kind(word)?.endpoint.listMember != nil
      let all = (objects(word, snapshot) ?? []).map { object in
        (Place(list: isOfLists ? object.list ?? system : nil, name: CodePoints(object.name ?? "")), object)
      }
      indexes[word] = Dictionary(all, uniquingKeysWith: { one, _ in one })
    }
    var changes = plan.changes
    for (position, names) in names {
      let change = changes[position]
      changes[position].names = names.compactMap { name in
        guard let kind = registry.kind(name.object.kind), let index = indexes[kind.word] else { return nil }
        let candidates = name.object.candidates(list: change.address.listName, of: change.address)
        for address in candidates {
          var list: Int?
          if kind.endpoint.listMember != nil {
            list = address.listName == nil ? system : change.list.id
            // A list that is still to be made has nothing yet.
            if list == nil, address.listName != nil, !planned.contains(address) { continue }
          }
          let found = index[Place(list: list, name: CodePoints(name.object.name))]
          guard found != nil || planned.contains(address) else { continue }
          let isMade = planned.contains(address)
          return NamedReferent(
            slot: name.slot,
            object: .init(
              kind: kind.word,
              address: address,
              id: isMade ? nil : found?.id,
              list: isMade ? nil : found?.list
            ),
            form: isMade ? nil : found.flatMap { kind.heldForm($0.values) }
          )
        }
        return nil
      }
    }
    return plan.with(changes)
  }

  private struct Place: Hashable {
    let list: Int?
    let name: CodePoints
  }

  private func objects(_ word: String, _ snapshot: Snapshot) -> [LiveObject]? {
    snapshot.collections[word] ?? snapshot.named[word] ?? snapshot.bystanders[word]
  }
}

extension Kind {
  /// The word that says what others hold for an object of these values; nil where nothing does.
  package func heldForm(_ values: Values) -> String? { heldValues.flatMap { text($0.field, in: values) } }
}
