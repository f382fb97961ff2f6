import Support

extension Field {
  /// Reads the API's form of this field. What is of another type than documented is kept as it is, so that nothing a newer
  /// API says is lost, mistaken for nothing or written back as something else.
  package func value(fromWire json: JSON) -> Value {
    switch (type, hasNumbers ? json.plainNumbers : json) {
    case (_, .null): return .null
    case (.boolean, .bool(let truth)): return .bool(truth)
    case (.boolean(.string), .string("true")): return .bool(true)
    case (.boolean(.string), .string("false")): return .bool(false)
    case (.integer, .int(let number)): return .int(number)
    case (.code(let codes), .int(let number)):
      return codes.first { $0.number == number }.map { .text($0.word) } ?? .int(number)
    // Our word for a number, or a name: as a text it would go back as a number or an id.
    case (.code(let codes), .string(let word)) where codes.contains(where: { $0.word == word }):
      return .raw(RawJSON(json))
    case (.reference, .string): return .raw(RawJSON(json))
    case (.reference(.lookup(let lookup)), .int(let id)) where id == lookup.none: return .null
    case (.reference, .int(let id)): return .reference(.id(id))
    case (.map, .object(let members)):
      return .sortedMap(
        members.filter { $0.value != .null }.map { Value.Entry($0.name, json: $0.value) }
      )
    case (.combination(let rule), _): return rule.value(fromWire: json) ?? .raw(RawJSON(json))
    case (_, .string(let text)): return .text(text)
    case (_, .int(let number)): return .int(number)
    case (_, .bool(let truth)): return .bool(truth)
    default: return .raw(RawJSON(json))
    }
  }

  /// Whether a number is nothing odd here: it counts by its value. Elsewhere it goes back as it is written.
  private var hasNumbers: Bool {
    switch type {
    case .integer, .code, .reference, .combination: true
    case .text, .filter, .content, .boolean, .word, .map: false
    }
  }

  /// The API's form of a value of this field. A reference must have been resolved to an id; one that was not is null.
  package func wire(_ value: Value) -> JSON {
    switch (type, value) {
    case (_, .raw(let raw)): return raw.json
    case (.reference(.lookup(let lookup)), .null): return lookup.none.map(JSON.int) ?? .null
    case (.combination(let rule), .null): return rule.wire(nil) ?? .null
    case (.combination(let rule), .combination(let value)): return rule.wire(value) ?? .null
    case (_, .null), (_, .combination): return .null
    case (.boolean(.string), .bool(let truth)): return .string(truth ? "true" : "false")
    case (_, .bool(let truth)): return .bool(truth)
    case (_, .int(let number)): return .int(number)
    case (.code(let codes), .text(let word)):
      return codes.first { $0.word == word }.map { .int($0.number) } ?? .string(word)
    case (_, .text(let text)): return .string(text)
    case (_, .map(let entries)):
      return .object(entries.compactMap { $0.text == nil ? nil : JSON.Member($0.name, $0.json) })
    case (_, .reference(.id(let id))): return .int(id)
    case (_, .reference(.name)), (_, .template): return .null
    }
  }

  /// Whether two values of this field mean the same to the API's users.
  package func same(_ one: Value, _ other: Value) -> Bool {
    if one == other || one.isSameNumber(as: other) { return true }
    switch type {
    case .text: return one.isEmpty && other.isEmpty
    case .filter:
      if one.isEmpty && other.isEmpty { return true }
      guard let a = one.asText, let b = other.asText else { return false }
      return sameCodePoints(FilterText.collapsed(a), FilterText.collapsed(b))
    case .content:
      if one.isEmpty && other.isEmpty { return true }
      guard let a = one.asText, let b = other.asText else { return false }
      return sameCodePoints(Field.withLineFeeds(a), Field.withLineFeeds(b))
    case .map:
      guard let a = one.givenEntries, let b = other.givenEntries else { return false }
      return a == b || Field.sameByForm(one.allEntries, other.allEntries)
    case .code:
      // A word instead of its number.
      guard let a = one.writtenText, let b = other.writtenText else { return false }
      return sameCodePoints(a, b)
    case .boolean, .integer, .word, .reference, .combination: return false
    }
  }

  /// Whether what is there is as a manifest wants it; of a map the entries that it names.
  package func fulfils(_ found: Value, _ wanted: Value) -> Bool {
    same(managed(found, by: wanted), wanted)
  }

  /// The part of a live value that a manifest's value is about, in the forms that are known there.
  package func managed(_ live: Value, by wanted: Value) -> Value {
    guard case .map(let all) = live, case .map(let entries) = wanted else { return live }
    return .map(
      all.compactMap { found in
        entries.first { sameCodePoints($0.name, found.name) }.map {
          found.standing(for: $0.form ?? found.form)
        }
      }
    )
  }

  /// What becomes of a live value where a manifest's is written. What means the same stays as it is.
  package func merged(_ wanted: Value, over live: Value?) -> Value {
    guard case .map(let entries) = wanted, case .map(let all)? = live else { return wanted }
    let others = all.filter { found in !entries.contains { sameCodePoints($0.name, found.name) } }
    let settled = Field.settled(entries, over: all)
    return .sortedMap(others + settled.filter { $0.text != nil })
  }

  /// The entries with what is there, or none, where that means the same.
  package static func settled(_ entries: [Value.Entry], over all: [Value.Entry]) -> [Value.Entry] {
    entries.map { entry in
      let found = all.first { sameCodePoints($0.name, entry.name) }
      if let found, found == entry { return found.standing(for: entry.form) }
      guard let form = entry.form, found?.raw?.isStructured != true else { return entry }
      guard form.isSame(found?.text, entry.text) else { return entry }
      return found?.standing(for: form) ?? Value.Entry(entry.name, nil, form: form)
    }
  }

  /// Whether each entry of the two means the same, by the form that either of them knows.
  private static func sameByForm(_ one: [Value.Entry], _ other: [Value.Entry]) -> Bool {
    guard one.contains(where: { $0.form != nil }) || other.contains(where: { $0.form != nil }) else {
      return false
    }
    var found: [CodePoints: (first: Value.Entry?, second: Value.Entry?)] = [:]
    for entry in one { found[CodePoints(entry.name), default: (nil, nil)].first = entry }
    for entry in other { found[CodePoints(entry.name), default: (nil, nil)].second = entry }
    return found.values.allSatisfy { first, second in
      guard let form = first?.form ?? second?.form else {
        return Value.Entry("", first?.text) == Value.Entry("", second?.text)
      }
      guard first?.raw?.isStructured ?? false == second?.raw?.isStructured ?? false else { return false }
      return form.isSame(first?.text, second?.text)
    }
  }

  /// The text with every line end written as LF.
  package static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for byte in text.utf8 {
      if byte == 0x0A, afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = byte == 0x0D
      out.append(afterReturn ? 0x0A : byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Value {
  /// The text, whether it is of a form that its field has or not.
  fileprivate var writtenText: String? {
    if case .raw(let raw) = self { raw.json.text } else { asText }
  }

  /// Whether both are one number, in whatever spelling it was read.
  fileprivate func isSameNumber(as other: Value) -> Bool {
    switch (self, other) {
    case (.raw(let raw), .int(let number)), (.int(let number), .raw(let raw)): raw.json.int == number
    default: false
    }
  }

  /// All entries of a map; none of what is no map.
  fileprivate var allEntries: [Entry] { if case .map(let entries) = self { entries } else { [] } }

  /// The entries of a map that have a text; nil for what is no map. Null is a map without any.
  fileprivate var givenEntries: [Entry]? {
    switch self {
    case .map(let entries): entries.filter { $0.text != nil }
    case .null: []
    default: nil
    }
  }
}
