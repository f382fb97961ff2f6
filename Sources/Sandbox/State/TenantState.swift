import Resources

/// All that a simulated tenant remembers.
struct TenantState: Sendable {
  /// The sections in the order in which a state file has them.
  let sections: [Section]
  /// The id that the next new object gets; ids are never used again.
  var nextID: Int
  /// Names that objects outside the API have taken, by the state's sections of them.
  var takenNames: [String: [String]]
  private var collections: [String: Collection]

  /// The member that tells that another user has the object open; never sent.
  static let lockMember = "locked"

  /// A tenant that remembers nothing.
  init(registry: Registry, behaviours: [String: Behaviour], views: [View], readings: Set<Reading>) {
    var sections = registry.kinds.map { kind in
      let behaviour = behaviours[kind.word] ?? Behaviour()
      let hasUniqueNames =
        switch behaviour.names {
        case .unique: true
        case .inDoubt: !readings.contains(.namesNotUnique)
        case .shared: false
        }
      return Section(kind, hasUniqueNames: hasUniqueNames, marks: behaviour.marks)
    }
    for view in views where !sections.contains(where: { $0.name == view.section }) {
      sections.append(Section(view.section, view.shape))
    }
    sections += [Section(Pending.subscriptions), Section(Pending.unsubscriptions)]
    self.sections = sections
    nextID = 1
    takenNames = [:]
    for name in behaviours.values.compactMap(\.takenNames) { takenNames[name] = [] }
    collections = Dictionary(uniqueKeysWithValues: sections.map { ($0.name, Collection($0)) })
  }

  /// The section of that name; one without objects where there is none.
  subscript(_ name: String) -> Collection {
    get { collections[name] ?? Collection(Section(name)) }
    _modify {
      // Taken out while it is changed, so that its arrays are not copied.
      var collection = collections.removeValue(forKey: name) ?? Collection(Section(name))
      defer { collections[name] = collection }
      yield &collection
    }
  }

  /// The id of the list that stands for the system.
  var systemList: Int? {
    guard let kind = sections.lazy.compactMap(\.kind).first(where: { $0.container != nil }),
      let condition = kind.container?.system
    else { return nil }
    let lists = self[kind.section]
    if let system = lists.objects.first(where: { condition.holds(for: kind.values(of: $0), of: kind) }) {
      return system["id"]?.int
    }
    // It need not be shown (reference, "Retrieve recipient count of a mailing list").
    return kind.container.map(\.assumedSystem).flatMap { lists[ObjectKey($0)] == nil ? $0 : nil }
  }
}
