import Support

/// Several objects of one kind, and the word for how they are combined.
package struct Combination: Hashable, Sendable {
  /// One of the API's own words.
  package let word: String
  /// The objects, each once.
  package let objects: [Value.Reference]

  /// A combination of these objects.
  package init(_ word: String, _ objects: [Value.Reference]) {
    self.word = word
    self.objects = objects
  }

  /// The manifest's key of the word.
  package static let wordKey = "combination"
  /// The manifest's key of the objects' names.
  package static let namesKey = "groups"

  /// In whatever order the objects are.
  package static func == (one: Combination, other: Combination) -> Bool {
    sameCodePoints(one.word, other.word) && one.objects.count == other.objects.count
      && one.isIn(other) && other.isIn(one)
  }

  private func isIn(_ other: Combination) -> Bool {
    objects.allSatisfy { object in
      other.objects.contains { Value.reference(object) == Value.reference($0) }
    }
  }

  /// Equal ones have equal hashes, whatever their order.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(objects.count)
  }

  /// The names of those that have one.
  package var names: [String] {
    objects.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// As the plan shows it in JSON.
  var json: JSON {
    .members([
      Combination.wordKey: .string(word),
      Combination.namesKey: .array(objects.map { Value.reference($0).json }),
    ])
  }

  /// Reads what a plan says; nil where it is none.
  init?(fromPlan json: JSON) {
    guard let word = json[Combination.wordKey]?.text, let elements = json[Combination.namesKey]?.elements
    else { return nil }
    let objects = elements.map { element -> Value.Reference? in
      element.text.map { .name($0) } ?? element["id"]?.int.map { .id($0) }
    }
    guard !objects.contains(nil) else { return nil }
    self.init(word, objects.compactMap(\.self))
  }
}

/// How the API writes a combination.
package struct CombinationRule: Sendable {
  /// The word of the objects' kind.
  package let kind: String
  /// The words for how objects are combined.
  package let words: [String]
  /// The word for there being none.
  package let none: String
  /// The member that has the word.
  package let wordMember: String
  /// The member that has the array of objects.
  package let objectsMember: String
  /// The member of an element that has its id; a plain number is read too.
  package let idMember: String

  /// The members that have the word, the array of objects, and the id of an element.
  package struct Members: Sendable {
    let word: String
    let objects: String
    let id: String

    /// Members by their names.
    package init(word: String, objects: String, id: String) {
      self.word = word
      self.objects = objects
      self.id = id
    }
  }

  /// A rule from its words and members.
  package init(kind: String, words: [String], none: String, members: Members) {
    self.kind = kind
    self.words = words
    self.none = none
    wordMember = members.word
    objectsMember = members.objects
    idMember = members.id
  }

  /// Reads the API's form; nil where it is another one. Ids come in ascending order, each once; without any the word means
  /// nothing.
  func value(fromWire json: JSON) -> Value? {
    guard let word = json[wordMember]?.text, let elements = json[objectsMember]?.elements else { return nil }
    let ids = elements.map { $0.int ?? $0[idMember]?.int }
    guard !ids.contains(nil) else { return nil }
    if ids.isEmpty { return .null }
    return .combination(Combination(word, Set(ids.compactMap(\.self)).sorted().map { .id($0) }))
  }

  /// The names of the members of an answer that are not known, also of its elements.
  package func unknownMembers(of json: JSON) -> [String] {
    let own = extra(json, [wordMember, objectsMember]).map(\.name)
    let inner = (json[objectsMember]?.elements ?? []).flatMap { element in
      extra(element, [idMember]).map { "\(objectsMember).\($0.name)" }
    }
    var seen: Set<CodePoints> = []
    return (own + inner).filter { seen.insert(CodePoints($0)).inserted }
  }

  /// The API's form with the members that are not known of what was read, those of an element where its object stays.
  func keeping(unknownOf read: JSON, in sent: JSON) -> JSON {
    var inner: [Int: [JSON.Member]] = [:]
    for element in read[objectsMember]?.elements ?? [] {
      if let id = element[idMember]?.int { inner[id] = extra(element, [idMember]) }
    }
    let elements = (sent[objectsMember]?.elements ?? []).map { element in
      JSON.object((element.members ?? []) + (element[idMember]?.int.flatMap { inner[$0] } ?? []))
    }
    let whole = sent.setting(objectsMember, to: .array(elements))
    return .object((whole.members ?? []) + extra(read, [wordMember, objectsMember]))
  }

  /// What was read without these members, which the format puts anywhere.
  package func without(_ members: [String], in json: JSON) -> JSON {
    let own = members.reduce(json) { $0.removing($1) }
    guard let elements = own[objectsMember]?.elements else { return own }
    let plain = elements.map { members.reduce($0) { $0.removing($1) } }
    return own.setting(objectsMember, to: .array(plain))
  }

  /// The members that are none of these.
  private func extra(_ json: JSON, _ known: [String]) -> [JSON.Member] {
    (json.members ?? []).filter { member in !known.contains { sameCodePoints($0, member.name) } }
  }

  /// The API's form; nil where an object has no id yet.
  func wire(_ combination: Combination?) -> JSON? {
    let ids = (combination?.objects ?? []).map { if case .id(let id) = $0 { id } else { nil } as Int? }
    guard !ids.contains(nil) else { return nil }
    return .members([
      wordMember: .string(combination?.word ?? none),
      objectsMember: .array(ids.compactMap(\.self).map { .members([idMember: .int($0)]) }),
    ])
  }
}
