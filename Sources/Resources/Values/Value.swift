import Support

/// The value of one field, under the manifest's reading: words instead of numbers, names instead of ids.
package enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case text(String)
  /// Texts by their names, sorted by name.
  case map([Entry])
  case reference(Reference)
  /// Several objects, and how they are combined; none of them is null.
  case combination(Combination)
  /// A text in which objects that the API knows by number are named: of a manifest, until they are found in a tenant.
  case template([Piece])
  /// What no field of its type can hold, as an answer has it: it is shown and written back as it is.
  case raw(RawJSON)

  /// A part of a text in which objects are named.
  package enum Piece: Sendable, Hashable {
    case text(String)
    /// An object, such as a mailing: of the same list where none is said.
    case object(ObjectName)
  }

  /// One entry of a map field.
  package struct Entry: Hashable, Sendable {
    /// The entry's name.
    package let name: String
    /// Its text; nil where a manifest says that there must be none.
    package let text: String?
    /// What its text stands for, where that is known: such texts compare by what they mean (`Field.same`).
    package let form: ValueForm?
    /// What an answer has, where that is no text; then the text shows it.
    package let raw: RawJSON?

    /// An entry from its name and text.
    package init(_ name: String, _ text: String?, form: ValueForm? = nil) {
      self.name = name
      self.text = text
      self.form = form
      raw = nil
    }

    /// An entry as an answer or a saved plan has it.
    package init(_ name: String, json: JSON, form: ValueForm? = nil) {
      self.name = name
      self.form = form
      switch json {
      case .null: (text, raw) = (nil, nil)
      case .string(let text): (self.text, raw) = (text, nil)
      default: (text, raw) = (json.plainNumbers.text(), RawJSON(json))
      }
    }

    private init(_ entry: Entry, form: ValueForm?) {
      name = entry.name
      text = entry.text
      raw = entry.raw
      self.form = form
    }

    /// The same entry, with what its text stands for.
    package func standing(for form: ValueForm?) -> Entry { Entry(self, form: form) }

    /// As the API has it.
    package var json: JSON { raw?.json ?? .optional(text) }

    /// By code points of name and text: a number or a truth value is the same as a text that writes it, an object or an
    /// array is not.
    package static func == (one: Entry, other: Entry) -> Bool {
      sameCodePoints(one.name, other.name) && same(one.text, other.text)
        && (one.raw?.isStructured ?? false) == (other.raw?.isStructured ?? false)
    }

    /// Over name and text.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(CodePoints(name))
      hasher.combine(text.map(CodePoints.init))
    }

    private static func same(_ one: String?, _ other: String?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return sameCodePoints(one, other)
    }
  }

  /// Another object of the tenant.
  package enum Reference: Hashable, Sendable {
    case name(String)
    case id(Int)
  }

  /// By code points; Swift would take texts that are canonically equivalent for the same.
  package static func == (one: Value, other: Value) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.text(let a), .text(let b)): sameCodePoints(a, b)
    case (.map(let a), .map(let b)): a == b
    case (.reference(.id(let a)), .reference(.id(let b))): a == b
    case (.reference(.name(let a)), .reference(.name(let b))): sameCodePoints(a, b)
    case (.template(let a), .template(let b)): sameCodePoints(a.written, b.written)
    case (.combination(let a), .combination(let b)): a == b
    case (.raw(let a), .raw(let b)): a == b
    default: false
    }
  }

  /// A map whose entries are put in order.
  package static func sortedMap(_ entries: [Entry]) -> Value {
    .map(entries.sorted { CodePoints($0.name) < CodePoints($1.name) })
  }

  /// The text, where this is one.
  package var asText: String? { if case .text(let text) = self { text } else { nil } }

  /// The text, objects in it under their names.
  package var spokenText: String? { if case .template(let pieces) = self { pieces.written } else { asText } }

  /// The text as a filter, with as many `_` as an object has bytes for each that it names: a name says nothing there, and
  /// what is around it keeps its place.
  package var filterText: String? {
    guard case .template(let pieces) = self else { return asText }
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .object(let name): String(repeating: "_", count: name.written.utf8.count)
      }
    }.joined()
  }

  /// The objects that it refers to, in its own order.
  package var references: [Reference] {
    switch self {
    case .reference(let reference): [reference]
    case .combination(let combination): combination.objects
    case .null, .bool, .int, .text, .map, .template, .raw: []
    }
  }

  /// The ids of the objects that it refers to.
  package var ids: [Int] { references.compactMap { if case .id(let id) = $0 { id } else { nil } } }

  /// The same with other references, as many as it has.
  package func referring(to references: [Reference]) -> Value {
    switch self {
    case .reference: references.first.map(Value.reference) ?? self
    case .combination(let combination): .combination(Combination(combination.word, references))
    case .null, .bool, .int, .text, .map, .template, .raw: self
    }
  }

  /// Whether it is kept as an answer has it.
  package var isRaw: Bool { if case .raw = self { true } else { false } }

  /// Null and the empty text, which mean the same for optional texts.
  package var isEmpty: Bool {
    switch self {
    case .null, .text(""): true
    default: false
    }
  }

  /// As the plan shows it in JSON: `{"id": 8}` for an object that has no name of its own.
  package var json: JSON {
    switch self {
    case .null: .null
    case .bool(let truth): .bool(truth)
    case .int(let number): .int(number)
    case .text(let text): .string(text)
    case .map(let entries): .object(entries.map { JSON.Member($0.name, $0.json) })
    case .combination(let combination): combination.json
    case .reference(.name(let name)): .string(name)
    case .reference(.id(let id)): .members(["id": .int(id)])
    case .template(let pieces): .string(pieces.written)
    case .raw(let raw): raw.json
    }
  }
}

/// The values of one object, by the position of the field in its kind's table.
/// Nil means: not declared in a manifest, or not to be read from the tenant.
package struct Values: Hashable, Sendable {
  /// One place a field.
  package var slots: [Value?]
  /// The positions of texts that an answer left out, one bit each: none, as far as anybody can tell, and never written
  /// back as such. Also those of maps that it left out, of which nobody can tell anything.
  package var leftOut: UInt64 = 0
  /// The names of the members of an answer that the table does not know, in order: a PUT may reset them.
  package var unknownMembers: [String] = []
  /// Nested objects of an answer with members that the table does not know, by position: what writes them whole sends
  /// those back.
  package var nested: [Int: JSON] = [:]

  /// No values, with a place for each field.
  package init(count: Int) { slots = Array(repeating: nil, count: count) }

  /// The value at that position.
  package subscript(slot: Int) -> Value? {
    get { slots[slot] }
    set { slots[slot] = newValue }
  }
}
