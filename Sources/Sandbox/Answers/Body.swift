import Resources
import Support

extension Field {
  /// Whether the value is of the JSON type that the reference gives; null always is.
  func accepts(_ value: JSON) -> Bool {
    switch (type, value) {
    case (_, .null): true
    case (.text, .string), (.filter, .string), (.content, .string), (.word, .string): true
    case (.boolean(.literal), .bool), (.boolean(.string), .string): true
    case (.integer, .int), (.code, .int), (.reference, .int): true
    case (.map, .object(let members)): members.allSatisfy { $0.value.text != nil || $0.value == .null }
    case (.combination(let rule), .object): rule.accepts(value)
    default: false
    }
  }

  /// The constraints that the value breaks, in the reference's words ("Constraints" of the payload tables).
  func problems(with value: JSON, isRequired: Bool) -> [String] {
    switch (type, value) {
    case (.text(let rule), _): return rule.problems(with: value.text, isRequired: isRequired)
    case (_, .null): return isRequired ? ["must not be null"] : []
    case (.boolean(.string), .string(let text)):
      return ["true", "false"].contains(text) ? [] : ["must be one of \"true\", \"false\""]
    case (.word(let words), .string(let text)):
      return words.contains(text) ? [] : ["must be one of " + words.joined(separator: ", ")]
    case (.combination(let rule), _):
      let words = rule.words + [rule.none]
      return value[rule.wordMember]?.text.map(words.contains) ?? false
        ? [] : ["must be one of " + words.joined(separator: ", ")]
    case (.code(let codes), .int(let number)):
      let numbers = codes.map { String($0.number) }
      return codes.contains { $0.number == number }
        ? [] : ["must be one of " + numbers.joined(separator: ", ")]
    case (.integer(let bounds), .int(let number)):
      if number < bounds.lowerBound { return ["must be at least \(bounds.lowerBound)"] }
      return number > bounds.upperBound ? ["must be at most \(bounds.upperBound)"] : []
    default: return []
    }
  }
}

extension CombinationRule {
  /// Whether what there is of a word is a text, and what there is of objects are their ids.
  fileprivate func accepts(_ value: JSON) -> Bool {
    let objects = value[objectsMember] ?? .array([])
    return (value[wordMember] ?? .null == .null || value[wordMember]?.text != nil)
      && objects.elements?.contains { id(in: $0) == nil } == false
  }

  private func id(in element: JSON) -> Int? { element.int ?? element[idMember]?.int }

  /// The ids of the objects.
  func ids(in value: JSON?) -> [Int] { value?[objectsMember]?.elements?.compactMap(id) ?? [] }

  /// The objects with their word.
  func json(_ word: String, _ ids: [Int]) -> JSON {
    .members([
      wordMember: .string(word), objectsMember: .array(ids.map { .members([idMember: .int($0)]) }),
    ])
  }
}

extension TextRule {
  /// The constraints that the text breaks, in the reference's words.
  fileprivate func problems(with text: String?, isRequired: Bool) -> [String] {
    let isRequired = isRequired || self.isRequired
    // What has a lower bound of one and no upper one is documented as "Must not be empty".
    let refusesEmpty = min == 1 && max == nil
    guard let text else {
      return isRequired ? [refusesEmpty ? "must not be empty" : "must not be null"] : []
    }
    var problems: [String] = []
    let count = text.utf16.count
    if refusesEmpty, isRequired, text.isEmpty {
      problems.append("must not be empty")
    } else if count < min || count > (max ?? .max) {
      problems.append(
        max.map { "size must be between \(min) and \($0) inclusive" } ?? "size must be at least \(min)"
      )
    }
    if !allowsPadding, text.first?.isWhitespace == true || text.last?.isWhitespace == true {
      problems.append("must not contain padding whitespace characters")
    }
    if isEmail, isRequired || !text.isEmpty, TextRule(.required, .email).problem(with: text) != nil {
      problems.append("must be a valid email address")
    }
    if isReserved(text) { problems.append("must not be a reserved name") }
    return problems
  }
}

/// Reads the body of a POST, PUT or PATCH into an object of the state.
struct Body {
  let kind: Kind
  let behaviour: Behaviour
  let readings: Set<Reading>
  /// The members that it has; those of a merge patch with what they become.
  private let sent: JSON
  private let isPatch: Bool

  /// Reads a body; `patched` is the object that it is a merge patch of.
  init(
    _ bytes: [UInt8],
    of kind: Kind,
    behaviour: Behaviour,
    readings: Set<Reading>,
    patching patched: JSON? = nil
  ) throws(Problem) {
    guard var sent = try? JSONReader.read(bytes), let members = sent.members else { throw .invalidBody }
    if let patched {
      sent = .object(
        members.map { member in
          guard member.value != .null else { return member }
          let standard = behaviour.representation.defaultValue(member.name)
          let value = readings.contains(.nestedPatchReplaces) ? standard : patched[member.name] ?? standard
          return JSON.Member(member.name, MergePatch.applied(member.value, to: value))
        }
      )
    }
    for field in kind.fields {
      if let member = field.member, let value = sent[member], !field.accepts(value) { throw .invalidBody }
    }
    self.kind = kind
    self.behaviour = behaviour
    self.readings = readings
    self.sent = sent
    isPatch = patched != nil
  }

  /// Whether the call says what the field is to be: a merge patch leaves others as they are.
  func decides(on field: Field) -> Bool {
    guard isPatch, let member = field.member else { return true }
    return sent[member] != nil
  }

  /// The list that a new object names.
  func list(_ member: String) throws(Problem) -> Int? {
    switch sent[member] {
    case nil, .null: return nil
    case .int(let id): return id
    default: throw .invalidBody
    }
  }

  /// The object with every member that the call takes: what is not sent becomes its default or null, for a PUT replaces;
  /// under `put-keeps` it stays (the reference's "Edit mailing list" does not say). A merge patch leaves it as it is.
  /// What does not apply to the object is refused, or dropped where it is content of a kind that drops it.
  func applied(to object: JSON, by use: Field.Uses, also problems: [Problem.InvalidField]) throws(Problem)
    -> JSON
  {
    let taken = kind.fields.filter { $0.uses.contains(use) && $0.member != nil && decides(on: $0) }
    var object = object
    for field in taken {
      guard let member = field.member else { continue }
      let kept = readings.contains(.putKeeps) ? object[member] : nil
      object = object.setting(member, to: stored(sent[member] ?? kept ?? .null, field))
    }
    let values = kind.values(of: object)
    var problems = problems
    for field in taken {
      guard let member = field.member, let value = object[member] else { continue }
      guard field.applies.holds(for: values, of: kind) else {
        if case .content = field.type, behaviour.dropsStrayContent {
        } else if sent[member] ?? .null != .null {
          problems.append(.init(field: member, problem: "must not be provided"))
        }
        object = object.removing(member)
        continue
      }
      let isNeeded = use == .create && field.needed.holds(for: values, of: kind)
      let found = field.problems(with: value, isRequired: isNeeded || behaviour.required.contains(member))
      problems += found.map { .init(field: member, problem: $0) }
      if value == .null {
        object = object.setting(member, to: behaviour.representation.standard(field, member))
      }
    }
    if use == .create, let rule = kind.unmakeable, rule.when.holds(for: values, of: kind), problems.isEmpty {
      problems.append(.init(field: rule.when.member(of: kind), problem: behaviour.refusal))
    }
    guard problems.isEmpty else { throw .validation(problems) }
    return object
  }

  /// A value as it is stored.
  private func stored(_ value: JSON, _ field: Field) -> JSON {
    switch (field.type, value) {
    case (.filter, .string(let text)) where readings.contains(.filtersNormalised):
      return .string(FilterForm.normalised(text))
    case (.map, .object(let members)): return .object(members.filter { $0.value != .null })
    case (.combination(let rule), .object):
      return (value[rule.wordMember]?.text).map { rule.json($0, rule.ids(in: value)) } ?? value
    default: return value
    }
  }
}

extension Representation {
  /// What a field is where a request does not say it: the documented default, else no, no object, or null.
  func standard(_ field: Field, _ member: String) -> JSON {
    if let value = defaultValue(member) { return value }
    switch field.type {
    case .boolean(.literal): return .bool(false)
    case .reference(.lookup(let lookup)): return lookup.none.map(JSON.int) ?? .null
    default: return .null
    }
  }
}

extension Kind {
  /// The values of an object of the state; what it leaves out is what the representation says.
  func values(of object: JSON, _ representation: Representation = Representation()) -> Values {
    var values = noValues
    for (slot, field) in fields.enumerated() {
      guard let member = field.member else { continue }
      if let value = object[member] ?? representation.defaultValue(member) {
        values[slot] = field.value(fromWire: value)
      }
    }
    return values
  }
}

extension Condition {
  /// The member that it is about.
  fileprivate func member(of kind: Kind) -> String {
    switch self {
    case .always, .never: ""
    case .isOneOf(let field, _), .isTrue(let field), .contains(let field, _), .isReserved(let field):
      kind.field(field)?.member ?? field
    }
  }
}
