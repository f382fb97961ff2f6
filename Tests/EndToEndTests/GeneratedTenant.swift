import Resources
import Support

/// Random numbers that are the same for the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &self)] }
}

/// A tenant and a configuration for it, at random, with what must come of the two.
///
/// It knows nothing of the program's tables: what kinds there are and what their fields may hold stands here again.
struct GeneratedTenant {
  typealias Object = [String: JSON]

  /// A kind with as much as is needed to make objects of it.
  struct Shape: Sendable {
    /// Of manifests and of states.
    let section: String
    let identity: String
    /// Whether lists can have it.
    let isInLists: Bool
    /// Whether the system list can have it.
    var isAtTop = true
    /// The values of a new object, by its number; each object has all of them.
    let values: @Sendable (Int, inout Dice) -> Object
    /// What goes into a manifest whenever anything but the name does.
    var always: [String] = []
    /// What is only in a manifest.
    var unread: [String] = []
    /// What each live one has beside that, and no manifest says.
    var marks: Object = [:]
    /// Whether `state: absent` is carried out.
    var canDelete = true
    var canPrune = true
  }

  private(set) var live: [String: [Object]] = [:]
  private(set) var manifest: [String: JSON] = [:]
  /// By section: how the objects must be afterwards, without their ids.
  private(set) var expected: [String: [Object]] = [:]
  private var dice: Dice
  private var nextID = 10

  /// `withDrafts` with mailings in the lists, of which nothing is expected.
  init(seed: UInt64, withDrafts: Bool = false) {
    dice = Dice(seed: seed)
    makeLists()
    for name in Shape.given {
      let object: Object = ["name": .string(name), "type": .string("TEXT"), "maxLength": .int(80)]
      live["attributes", default: []].append(object.merging(["id": .int(nextID)]) { $1 })
      expected["attributes", default: []].append(object)
      nextID += 1
    }
    // One after the other: a tenant is as it was before there were more.
    for shapes in [Shape.written, Shape.patched] {
      for shape in shapes where shape.isAtTop {
        let (items, isPruned) = make(shape, list: 1)
        if let items { manifest[shape.section] = .array(items) }
        if isPruned { prune.append(.string(shape.section)) }
      }
      for shape in shapes where shape.isInLists { makeInLists(shape) }
    }
    if withDrafts { makeDrafts() }
    nameNothingThatGoes()
    if !prune.isEmpty { manifest["policy"] = .members(["prune": .array(prune)]) }
    var lists: [JSON] = []
    for list in declaredLists { lists.append(GeneratedTenant.json(list)) }
    if !lists.isEmpty { manifest["lists"] = .array(lists) }
    // A configuration must have something.
    if manifest["attributes"] == nil {
      manifest["attributes"] = .array([.members(["name": .string("Nobody"), "state": .string("absent")])])
    }
  }

  private var prune: [JSON] = []
  private var declaredLists: [Object] = []
  private var liveLists: [(id: Int, name: String)] = []

  /// The state as a tenant reads it.
  var state: State {
    State(live.mapValues { $0.map { GeneratedTenant.json($0).text() }.joined(separator: ",") })
  }

  /// JSON is YAML, but for `${`.
  var manifestText: String { GeneratedTenant.json(manifest).text(.indented).replacing("${", with: "$${") }

  static func json(_ object: Object) -> JSON {
    .object(object.sorted { $0.key < $1.key }.map { JSON.Member($0.key, sorted($0.value)) })
  }

  /// A value whose members come by name.
  static func sorted(_ value: JSON) -> JSON {
    guard let members = value.members else { return value }
    return .object(members.sorted { $0.name < $1.name })
  }

  private mutating func makeLists() {
    for number in 0..<4 {
      let name = "List \(number)"
      let isLive = dice.chance(70)
      let values = Shape.list(&dice)
      if isLive {
        liveLists.append((nextID, name))
        live["lists", default: []].append(
          values.merging(["id": .int(nextID), "name": .string(name), "type": .string("STANDARD")]) { $1 }
        )
        nextID += 1
      }
      var after = isLive ? values : [:]
      if dice.chance(70) {
        var declared = isLive ? some(of: Shape.list(&dice)) : Shape.list(&dice)
        after.merge(declared) { $1 }
        declared["name"] = .string(name)
        declaredLists.append(declared)
      } else if !isLive {
        continue
      }
      after["name"] = .string(name)
      after["type"] = .string("STANDARD")
      expected["lists", default: []].append(after)
    }
  }

  /// Objects of the lists that are declared and live; others are not touched.
  private mutating func makeInLists(_ shape: Shape) {
    for (id, name) in liveLists {
      let position = declaredLists.firstIndex { $0["name"] == .string(name) }
      let (items, isPruned) = make(
        shape,
        list: id,
        isDeclarable: position != nil,
        mayPrune: prune.contains(.string(shape.section))
      )
      if let position, let items { declaredLists[position][shape.section] = .array(items) }
      _ = isPruned
    }
  }

  /// Drafts of the lists that are live; what is declared of one changes it, replaces it or deletes it.
  private mutating func makeDrafts() {
    func content(_ type: String, _ dice: inout Dice) -> Object {
      var values: Object = ["editorContentType": .string(type)]
      if type != "HTML" { values["text"] = .string(dice.pick(Shape.texts)) }
      if type != "TEXT" { values["html"] = .string(dice.pick(Shape.texts)) }
      return values
    }
    let types = ["TEXT", "HTML", "TEXT_HTML"]
    for (id, name) in liveLists {
      var items: [JSON] = []
      for number in 0..<4 {
        let key: Object = ["name": .string("M/\(number) ä%*")]
        var values = content(types[number % 3], &dice).merging(key) { $1 }
        let subject = Object(dictionaryLiteral: ("subject", .string(dice.pick(Shape.texts))))
        let isLive = dice.chance(80)
        if isLive {
          values["id"] = .int(nextID)
          values["listId"] = .int(id)
          values["type"] = .string("REGULAR_MAILING")
          values["mailingState"] = .string("DRAFT")
          live["mailings", default: []].append(values.merging(subject) { $1 })
          nextID += 1
        }
        guard dice.chance(60) else { continue }
        if dice.chance(40) {
          items.append(GeneratedTenant.json(key.merging(["state": .string("absent")]) { $1 }))
        } else {
          let declared = content(dice.pick(types), &dice).merging(key) { $1 }.merging(subject) { $1 }
          items.append(GeneratedTenant.json(declared))
        }
      }
      guard !items.isEmpty, let position = declaredLists.firstIndex(where: { $0["name"] == .string(name) })
      else { continue }
      declaredLists[position]["mailings"] = .array(items.shuffled(using: &dice))
    }
  }

  /// Makes objects of one scope: the declared ones, and whether the scope is pruned.
  private mutating func make(
    _ shape: Shape,
    list: Int,
    isDeclarable: Bool = true,
    mayPrune: Bool? = nil
  ) -> (items: [JSON]?, isPruned: Bool) {
    let isDeclared = isDeclarable && dice.chance(75)
    let isPruned = isDeclared && shape.canPrune && (mayPrune ?? dice.chance(40))
    var items: [JSON] = []
    for number in 0..<6 {
      let identity = shape.section == "blacklistEntries" ? "user\(number)+x@example.com" : "N/\(number) ä%*"
      let key: Object = [shape.identity: .string(identity)]
      let isLive = dice.chance(60)
      let values = shape.values(number, &dice)
      let other = shape.values(number, &dice)
      if isLive {
        var object = values.merging(key) { $1 }.merging(shape.marks) { $1 }
        object["id"] = .int(nextID)
        if shape.isInLists { object["listId"] = .int(list) }
        live[shape.section, default: []].append(object)
        nextID += 1
      }
      var after: Object? = isLive ? values : nil
      if isDeclared, dice.chance(60) {
        if dice.chance(20), shape.canDelete {
          items.append(GeneratedTenant.json(key.merging(["state": .string("absent")]) { $1 }))
          after = nil
        } else {
          var declared = isLive ? some(of: other) : other
          if !declared.isEmpty { for name in shape.always { declared[name] = other[name] } }
          for (name, value) in declared.sorted(by: { $0.key < $1.key }) { declared[name] = someNull(value) }
          after = (after ?? [:]).merging(declared, uniquingKeysWith: GeneratedTenant.managed)
            .mapValues { GeneratedTenant.managed($0, by: $0) }
          items.append(GeneratedTenant.json(declared.merging(key) { $1 }))
        }
      } else if isPruned {
        after = nil
      }
      guard var result = after else { continue }
      result.merge(key.merging(shape.marks) { $1 }) { $1 }
      for name in shape.unread { result[name] = nil }
      if shape.isInLists { result["listId"] = .int(list) }
      expected[shape.section, default: []].append(result)
    }
    return (isDeclared ? items.shuffled(using: &dice) : nil, isPruned)
  }

  /// A filter that is wanted and names what the same manifests delete is an error, and no matter of these tenants.
  private mutating func nameNothingThatGoes() {
    func names(_ section: String, _ objects: [String: [Object]]) -> Set<String> {
      Set((objects[section] ?? []).compactMap { $0["name"]?.text })
    }
    let attributes = names("attributes", live).subtracting(names("attributes", expected))
    // By their names alone, whatever list they are of: that takes in a few more than must be.
    var groups: Set<String> = []
    for object in live["targetGroups"] ?? [] {
      let isKept = (expected["targetGroups"] ?? []).contains {
        $0["name"] == object["name"] && $0["listId"] == object["listId"]
      }
      if !isKept, let name = object["name"]?.text { groups.insert(name) }
    }
    let gone = attributes.map { "Column(\"\($0)\")" } + groups.map { "BelongsToGroup(\"\($0)\")" }
    let harmless = JSON.string("Column(\"X\")  >  2")
    func settled(_ objects: [Object]) -> [Object] {
      objects.map { object in
        guard let filter = object["filterString"]?.text, gone.contains(where: filter.contains) else {
          return object
        }
        return object.merging(["filterString": harmless]) { $1 }
      }
    }
    func settled(_ items: JSON?) -> JSON? {
      guard let elements = items?.elements else { return items }
      return .array(
        elements.map { item in
          guard let filter = item["filterString"]?.text, gone.contains(where: filter.contains) else {
            return item
          }
          return item.setting("filterString", to: harmless)
        }
      )
    }
    live["targetGroups"] = live["targetGroups"].map(settled)
    expected["targetGroups"] = expected["targetGroups"].map(settled)
    manifest["targetGroups"] = settled(manifest["targetGroups"])
    for position in declaredLists.indices {
      declaredLists[position]["targetGroups"] = settled(declaredLists[position]["targetGroups"])
    }
  }

  /// A value as a manifest leaves it: of a map only what it names, and nothing where that is null.
  private static func managed(_ live: JSON, by declared: JSON) -> JSON {
    guard let entries = declared.members, live.members != nil else { return declared }
    var left = live
    for entry in entries { left = left.setting(entry.name, to: entry.value) }
    return .object((left.members ?? []).filter { $0.value != .null })
  }

  /// A map with nulls in place of some values.
  private mutating func someNull(_ value: JSON) -> JSON {
    guard let entries = value.members else { return value }
    var map: [JSON.Member] = []
    for entry in entries { map.append(JSON.Member(entry.name, dice.chance(25) ? .null : entry.value)) }
    return .object(map)
  }

  private mutating func some(of values: Object) -> Object {
    var chosen: Object = [:]
    for (name, value) in values.sorted(by: { $0.key < $1.key }) where dice.chance(40) { chosen[name] = value }
    return chosen
  }
}
