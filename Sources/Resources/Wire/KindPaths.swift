import Support

extension Kind {
  /// The path of one object; ids that it does not need may be nil.
  package func itemPath(id: Int?, list: Int?, name: String?) -> String {
    filled(endpoint.item, id: id, list: list, name: name)
  }

  /// The path of the resource that holds the object's content; nil where there is none.
  package func contentPath(id: Int?) -> String? {
    endpoint.content.map { filled($0, id: id, list: nil, name: nil) }
  }

  /// Whether an object of these values has any content of its own.
  package func hasContent(_ values: Values) -> Bool {
    fields.contains { field in
      if case .content = field.wire { field.applies.holds(for: values, of: self) } else { false }
    }
  }

  private func filled(_ template: String, id: Int?, list: Int?, name: String?) -> String {
    var path = template
    for (place, value) in [
      ("{id}", id.map(String.init)), ("{list}", list.map(String.init)), ("{name}", name.map(percentEncoded)),
    ] {
      if let value, let range = path.firstRange(of: place) { path.replaceSubrange(range, with: value) }
    }
    return path
  }

  /// The body of a create: all fields that apply and have a value, and what every create sends. What a replacement
  /// carries over may mean nothing to the new object, such as a TEXT attribute's length to an INTEGER one.
  package func createBody(_ values: Values, list: Int?) -> JSON {
    var members: [JSON.Member] = endpoint.constants
    if let listMember = endpoint.listMember, let list { members.append(JSON.Member(listMember, .int(list))) }
    for (slot, field) in fields.enumerated() where field.uses.contains(.create) {
      guard let member = field.member, var value = values[slot], field.applies.holds(for: values, of: self)
      else { continue }
      // Content that there is none of is an empty text: the type demands it.
      if case .content = field.type, value == .null { value = .text("") }
      if value == .null { continue }
      if case .text = field.type, value.isEmpty { continue }
      members.append(JSON.Member(member, field.wire(value)))
    }
    return .object(members)
  }

  /// The query of a create: fields that the API takes as parameters.
  package func createQuery(_ values: Values) -> String {
    fields.enumerated().compactMap { slot, field in
      guard case .query(let name) = field.wire, let value = values[slot], value != .null else { return nil }
      let text: String
      switch field.wire(value) {
      case .string(let word): text = word
      case let other: text = other.text()
      }
      return name + "=" + percentEncoded(text)
    }.joined(separator: "&")
  }

  /// The body of a PUT: every field that it takes and that applies, null for a text without value. A number, a truth
  /// value or a word that is null was not there to begin with, and null is none that could be sent.
  package func putBody(_ values: Values) -> JSON {
    .object(
      fields.enumerated().compactMap { slot, field in
        guard field.uses.contains(.change), field.applies.holds(for: values, of: self),
          values.leftOut & 1 << UInt64(slot) == 0,
          let member = field.member,
          let value = values[slot], value != .null || field.type.takesNull
        else { return nil }
        return JSON.Member(member, field.wire(value))
      }
    )
  }
}

extension Kind {
  /// The body of a PATCH: a merge patch that makes of the live values in these fields the wanted ones, with the members that
  /// differ. Nil where nothing does. A nested object is sent whole, and what it loses as null: whether the server merges or
  /// replaces it, it becomes the same.
  package func patchBody(from live: Values, to wanted: Values, slots: [Int]) -> JSON? {
    func document(_ values: Values, _ slot: Int) -> JSON? {
      let field = fields[slot]
      guard let value = values[slot] else { return nil }
      // A map that is null has no entries; each that there is is taken away by its name.
      if case (.map, .null) = (field.type, value) { return .object([]) }
      // Content that there is none of is an empty text.
      if case (.content, .null) = (field.type, value) { return .string("") }
      return field.wire(value)
    }
    let members = slots.compactMap { slot -> JSON.Member? in
      guard fields[slot].uses.contains(.change), fields[slot].applies.holds(for: wanted, of: self),
        let member = fields[slot].member, let after = document(wanted, slot)
      else { return nil }
      let before = document(live, slot) ?? .null
      // What cannot be read may be there: what is to be gone is taken away by its name.
      if live[slot] == nil, case .map(let entries)? = wanted[slot] {
        let lost = entries.filter { $0.text == nil }.map { JSON.Member($0.name, .null) }
        return entries.isEmpty ? nil : JSON.Member(member, .object((after.members ?? []) + lost))
      }
      guard let difference = MergePatch.difference(from: before, to: after) else { return nil }
      guard case .object(let all) = after else { return JSON.Member(member, after) }
      if case .combination(let rule) = fields[slot].type, let read = live.nested[slot] {
        return JSON.Member(member, rule.keeping(unknownOf: read, in: after))
      }
      let lost = (difference.members ?? []).filter { $0.value == .null }
      return JSON.Member(member, .object(all + lost))
    }
    return members.isEmpty ? nil : .object(members)
  }

  /// The wanted values over the live ones. What means the same stays as it is: the plan shows no change of it.
  package func merged(_ wanted: Values, over live: Values) -> Values {
    var merged = live
    for slot in wanted.slots.indices {
      guard let value = wanted[slot] else { continue }
      if let found = live[slot], slot != identitySlot, fields[slot].fulfils(found, value) { continue }
      merged[slot] = fields[slot].merged(value, over: live[slot])
      merged.leftOut &= ~(1 << UInt64(slot))
    }
    return merged
  }

  /// The fields with a value that a create cannot send: a change has to bring them.
  package func leftByCreate(_ values: Values) -> [Int] {
    fields.indices.filter { slot in
      let field = fields[slot]
      return field.uses.contains(.change) && !field.uses.contains(.create)
        && !(values[slot]?.isEmpty ?? true) && field.applies.holds(for: values, of: self)
    }
  }
}

extension FieldType {
  /// Whether it is text in whatever form.
  package var isText: Bool {
    switch self {
    case .text, .filter, .content, .map: true
    case .boolean, .integer, .word, .code, .reference, .combination: false
    }
  }

  /// Whether null says something: a text that is empty, a reference to nothing.
  fileprivate var takesNull: Bool {
    switch self {
    case .text, .filter, .content, .reference, .map, .combination: true
    case .boolean, .integer, .word, .code: false
    }
  }
}
