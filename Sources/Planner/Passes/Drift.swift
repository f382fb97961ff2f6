import Resources
import Support

/// What the manifests of a base declared, beside today's: which side changed since, the manifests or the tenant.
///
/// Terms: two declarations are a *pair* when they are about the same object, one of the base and one of today.
///
/// Premise: names pair first, and `formerly` among what is left, so that a renamed list keeps its past and all that is
/// below it keeps it too. A chain of renames pairs from its free end, as `Matcher` follows it.
struct Drift {
  let today: Configuration
  let base: Configuration
  /// By today's declaration: the position of the base's.
  private(set) var pairs: [Int?]
  /// The base's declarations that have found theirs.
  private var taken: Set<Int> = []
  private let placesOfBase: [Place: Int]
  private let placesOfToday: [Place: Int]

  /// What identifies a declaration within one configuration.
  private struct Place: Hashable {
    let kind: ObjectIdentifier
    let list: Int?
    let name: NameKey

    init(_ kind: Kind, _ name: String?, list: Int?) {
      self.kind = ObjectIdentifier(kind)
      self.list = list
      self.name = NameKey(name ?? "", kind.identity)
    }
  }

  /// Pairs what both declare; needs no tenant.
  init(_ today: Configuration, base: Configuration) {
    self.today = today
    self.base = base
    pairs = Array(repeating: nil, count: today.declarations.count)
    placesOfBase = Drift.places(in: base)
    placesOfToday = Drift.places(in: today)
    // What is below a list is found by its list's pair.
    pair(today.declarations.indices.filter { today.declarations[$0].list == nil })
    pair(today.declarations.indices.filter { today.declarations[$0].list != nil })
  }

  private static func places(in configuration: Configuration) -> [Place: Int] {
    var places: [Place: Int] = [:]
    for (position, declaration) in configuration.declarations.enumerated() {
      places[Place(declaration.kind, declaration.name, list: declaration.list)] = position
    }
    return places
  }

  private mutating func pair(_ positions: [Int]) {
    let declarations = today.declarations
    for start in positions
    where declarations[start].formerly != nil && found(start, declarations[start].name) == nil {
      var position = start
      while let formerly = declarations[position].formerly, let old = found(position, formerly.name) {
        pairs[position] = old
        taken.insert(old)
        let declaration = declarations[position]
        let place = Place(declaration.kind, formerly.name, list: declaration.list)
        guard let next = placesOfToday[place] else { break }
        position = next
      }
    }
    for position in positions where pairs[position] == nil {
      guard let old = found(position, declarations[position].name) else { continue }
      pairs[position] = old
      taken.insert(old)
    }
  }

  /// The base's declaration of that name, in the scope of today's declaration, unless another one has it.
  private func found(_ position: Int, _ name: String?) -> Int? {
    let declaration = today.declarations[position]
    var list: Int?
    if let owner = declaration.list {
      guard let pair = pairs[owner] else { return nil }
      list = pair
    }
    return placesOfBase[Place(declaration.kind, name, list: list)].flatMap { taken.contains($0) ? nil : $0 }
  }

  // MARK: - What has changed in the manifests

  /// Whether today's declaration says anything that the base's did not, or no more what it did. Where it stands does
  /// not count.
  func isChanged(_ position: Int) -> Bool {
    guard let pair = pairs[position] else { return true }
    let (now, before) = (today.declarations[position], base.declarations[pair])
    guard now.isAbsent == before.isAbsent, Drift.same(now.formerly?.name, before.formerly?.name) else {
      return true
    }
    let kind = now.kind
    return kind.fields.indices.contains { slot in
      if slot == kind.identitySlot, kind.identity?.managesSpelling == false { return false }
      return !Drift.same(now.values[slot], before.values[slot], kind.fields[slot])
    }
  }

  /// Where the base declared something that today nothing declares: what pruning may be about.
  var dropped: Set<Configuration.Section> {
    var current: [Int: Int] = [:]
    for (position, pair) in pairs.enumerated() { if let pair { current[pair] = position } }
    var sections: Set<Configuration.Section> = []
    for (position, declaration) in base.declarations.enumerated()
    where !declaration.isAbsent && !taken.contains(position) {
      guard let list = declaration.list else {
        sections.insert(Configuration.Section(kind: declaration.kind.word, list: nil))
        continue
      }
      if let list = current[list] {
        sections.insert(Configuration.Section(kind: declaration.kind.word, list: list))
      }
    }
    return sections
  }

  /// Where pruning reaches today, and did not in the base: whatever is there and not declared is deleted now.
  var opened: Set<Configuration.Section> {
    Set(
      today.sections.filter { section in
        guard today.policy.prune.contains(section.kind) else { return false }
        guard let list = section.list else { return !isPruned(section) }
        guard let pair = pairs[list] else { return true }
        return !isPruned(Configuration.Section(kind: section.kind, list: pair))
      }
    )
  }

  /// Whether the base pruned there.
  private func isPruned(_ section: Configuration.Section) -> Bool {
    let isReached = section.list.map { !base.declarations[$0].isAbsent } ?? true
    return isReached && base.policy.prune.contains(section.kind) && base.sections.contains(section)
  }

  /// What the base said of a live object that nothing declares today.
  enum Past {
    case declared, absent
    /// Nothing; and whether it pruned what it said nothing of.
    case nothing(isPruned: Bool)
  }

  /// Tells what the base said of what a change deletes that nothing declares today.
  func past(_ matches: Matches) -> (Change) -> Past {
    var lists: [Int: Int] = [:]
    for (position, pair) in pairs.enumerated() where today.declarations[position].kind.container != nil {
      if let pair, let id = matches.live[position]?.id { lists[id] = pair }
    }
    return { change in
      var list: Int?
      if case .known(let id) = change.list, id != matches.systemList {
        guard let pair = lists[id] else { return .nothing(isPruned: false) }
        list = pair
      }
      if let old = placesOfBase[Place(change.kind, change.name, list: list)], !taken.contains(old) {
        return base.declarations[old].isAbsent ? .absent : .declared
      }
      return .nothing(isPruned: isPruned(Configuration.Section(kind: change.kind.word, list: list)))
    }
  }

  static func same(_ one: Value?, _ other: Value?, _ field: Field) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return field.same(one, other)
  }

  static func same(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return sameCodePoints(one, other)
  }
}
