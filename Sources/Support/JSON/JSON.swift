/// A JSON value that keeps the order of its members, so that what is written is the same for the same input.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// A number as it is written, where neither of the two above holds it without a loss, or its spelling is kept.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One member of an object.
  package struct Member: Hashable, Sendable {
    /// The member's name.
    package let name: String
    /// Its value.
    package var value: JSON

    /// A member from its name and value.
    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object from name and value pairs, in that order.
  package static func members(_ pairs: KeyValuePairs<String, JSON>) -> JSON {
    .object(pairs.map { Member($0.key, $0.value) })
  }

  /// A text, or null.
  package static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// The value of that member; nil where this is no object or has none of that name.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { sameCodePoints($0.name, name) }?.value
  }

  /// The elements, where this is an array.
  package var elements: [JSON]? { if case .array(let all) = self { all } else { nil } }
  /// The members, where this is an object.
  package var members: [Member]? { if case .object(let all) = self { all } else { nil } }
  /// The text, where this is a string.
  package var text: String? { if case .string(let text) = self { text } else { nil } }
  /// The number, where this is a whole one.
  package var int: Int? {
    switch self {
    case .int(let number): number
    case .number(let text): if case .int(let number) = JSONNumber.plain(text) { number } else { nil }
    case .null, .bool, .double, .string, .array, .object: nil
    }
  }
  /// The truth value, where this is one.
  package var bool: Bool? { if case .bool(let truth) = self { truth } else { nil } }

  /// The same with every number by its value, however it is written.
  package var plainNumbers: JSON {
    switch self {
    case .null, .bool, .int, .double, .string: self
    case .number(let text): JSONNumber.plain(text)
    case .array(let all): .array(all.map(\.plainNumbers))
    case .object(let members): .object(members.map { Member($0.name, $0.value.plainNumbers) })
    }
  }

  /// A copy with the member set: in its place where it exists, else at the end.
  package func setting(_ name: String, to value: JSON) -> JSON {
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { sameCodePoints($0.name, name) }) {
      members[index].value = value
    } else {
      members.append(Member(name, value))
    }
    return .object(members)
  }

  /// A copy without the member.
  package func removing(_ name: String) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !sameCodePoints($0.name, name) })
  }
}
