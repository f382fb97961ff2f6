import Resources
import Support

/// One page of a collection.
struct HALPage: Sendable {
  /// The items that have an id, in the order of the page.
  let items: [LiveObject]
  /// The query of the next page; nil on the last one.
  let next: String?
}

/// An answer that makes no sense: the plan cannot rest on it.
package struct AnswerError: Error, Hashable, Sendable {
  /// The request, such as `GET /lists?pageSize=1000`.
  package let request: String
  /// What is wrong with its answer.
  package let message: String

  init(_ request: Request, _ message: String) {
    self.request = request.title
    self.message = message
  }
}

/// What is wrong with an answer's body, as a clause.
package struct UnreadableBody: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }

  /// A member has a shape that no reader can make anything of.
  static func otherType(_ path: String) -> UnreadableBody {
    UnreadableBody("\(path) has another type than documented")
  }
}

/// Reads answers by a kind's table.
package struct HALDecoder {
  private let kind: Kind

  package init(_ kind: Kind) { self.kind = kind }

  /// Reads a page of the kind's collection.
  func page(_ body: JSON) throws(UnreadableBody) -> HALPage {
    let page = try PageBody(body, relation: kind.endpoint.relation)
    var items: [LiveObject] = []
    items.reserveCapacity(page.items.count)
    for (index, item) in page.items.enumerated() {
      items.append(try object(item, at: "_embedded.\(kind.endpoint.relation).Index \(index)").object)
    }
    return HALPage(items: items, next: page.next)
  }

  /// Reads a single object.
  package func object(_ body: JSON) throws(UnreadableBody) -> LiveObject {
    let (object, hasMembers) = try object(body, at: nil)
    // Missing members are null; where all are missing it is something else, and null would be written over what is there.
    guard hasMembers else { throw UnreadableBody("it is no \(kind.title)") }
    if let identity = kind.identity, !identity.canBeMissing, object.name == nil {
      throw UnreadableBody("it has no \(identity.field)")
    }
    return object
  }

  /// Reads the resource that holds an object's content: a part that it does not name is unreadable, never empty.
  func content(_ body: JSON) throws(UnreadableBody) -> Values {
    guard body.members != nil else { throw .otherType("it") }
    var values = kind.noValues
    for (slot, field) in kind.fields.enumerated() {
      if case .content(let member) = field.wire { values[slot] = body[member].map(field.value(fromWire:)) }
    }
    return values
  }

  /// An object, and whether any of the kind's own members is there.
  private func object(_ body: JSON, at path: String?) throws(UnreadableBody) -> (
    object: LiveObject, hasMembers: Bool
  ) {
    guard let members = body.members else { throw .otherType(path ?? "it") }
    var values = kind.noValues
    var hasMembers = false
    var unknown = members.compactMap { kind.knows(member: $0.name) ? nil : $0.name }
    for (slot, field) in kind.fields.enumerated() {
      switch field.wire {
      case .member(let name):
        let value = body[name]
        if value != nil { hasMembers = true }
        guard field.uses.contains(.read) else { continue }
        // A text that is left out is none, as far as anybody can tell; anything else is not known.
        let isText = field.type.isText
        values[slot] = value.map(field.value(fromWire:)) ?? (isText ? .null : nil)
        if case .combination(let rule) = field.type, let value, values[slot]?.isRaw == false {
          let names = rule.unknownMembers(of: value)
          if !names.isEmpty { values.nested[slot] = value }
          unknown += names.map { "\(name).\($0)" }
        }
        // A map that is left out or null may hold what the answer does not tell, and a PATCH may replace all of it.
        if case .map = field.type, value ?? .null == .null {
          values[slot] = nil
          if value == nil { values.leftOut |= 1 << UInt64(slot) }
        }
        if isText, !field.isNullWhereLeftOut, value == nil { values.leftOut |= 1 << UInt64(slot) }
      case .embedded(let relations, let member):
        guard field.uses.contains(.read), let embedded = body["_embedded"] else { continue }
        let relation = relations.first { embedded[$0]?.members != nil }
        let content = relation.flatMap { embedded[$0] }
        if let relation, let members = content?.members {
          unknown += kind.unknown(members, of: relation).filter { !unknown.contains($0) }
        }
        // A part that the content does not name is unreadable, never empty.
        values[slot] = content?[member].map(field.value(fromWire:))
      case .query, .content: break
      }
    }
    if !unknown.isEmpty { values.unknownMembers = CodePoints.sorted(unknown) }
    func id(_ member: String) throws(UnreadableBody) -> Int? {
      try body.id(member, path.map { "\($0).\(member)" } ?? member)
    }
    let object = LiveObject(
      id: try id("id"),
      list: try kind.endpoint.listMember.flatMap { member throws(UnreadableBody) in try id(member) },
      name: try name(values, at: path),
      values: values
    )
    return (object, hasMembers)
  }

  /// What identifies the object; nil where it has no name. A name that is no text is an error: the object would be one that
  /// nobody has declared.
  private func name(_ values: Values, at path: String?) throws(UnreadableBody) -> String? {
    guard let slot = kind.identitySlot, let value = values[slot], value != .null else { return nil }
    if let name = value.asText { return name }
    let member = kind.fields[slot].member ?? kind.fields[slot].name
    throw .otherType(path.map { "\($0).\(member)" } ?? member)
  }
}

/// What a page of any collection holds.
struct PageBody {
  let items: [JSON]
  /// The query of the next page; nil on the last one.
  let next: String?

  init(_ body: JSON, relation: String) throws(UnreadableBody) {
    guard body.members != nil else { throw .otherType("it") }
    let links = body["_links"].flatMap { $0 == .null ? nil : $0 }
    // An empty page embeds nothing, or an empty list. Whatever else there is in its place says nothing of the collection, and
    // least of all that it is empty.
    guard let embedded = body["_embedded"] else {
      guard links != nil, body["id"] ?? .null == .null else {
        throw UnreadableBody("it is no page of a collection")
      }
      next = try PageBody.nextQuery(links)
      items = []
      return
    }
    next = try PageBody.nextQuery(links)
    guard embedded.members != nil else { throw .otherType("_embedded") }
    guard let found = embedded[relation] else { throw UnreadableBody("it embeds no \(relation)") }
    guard let all = found.elements else { throw .otherType("_embedded.\(relation)") }
    items = all
  }

  /// The query of `next`, never its host or path: the answer's links may name another host. A link that is there but leads
  /// to no address is no last page: the rest of the collection would be taken for deleted.
  private static func nextQuery(_ links: JSON?) throws(UnreadableBody) -> String? {
    guard let links else { return nil }
    guard links.members != nil else { throw .otherType("_links") }
    guard let next = links["next"], next != .null else { return nil }
    guard let href = next["href"]?.text else {
      throw UnreadableBody("the link to the next page has no address that can be read")
    }
    guard let mark = href.firstIndex(of: "?") else {
      throw UnreadableBody("the link to the next page has no query")
    }
    let query = href[href.index(after: mark)...].prefix { $0 != "#" }
    guard !query.isEmpty else { throw UnreadableBody("the link to the next page has no query") }
    guard isEncoded(query) else {
      throw UnreadableBody("the query of the link to the next page cannot be read")
    }
    return String(query)
  }

  /// Whether a query can be sent as it stands: no white space, control characters, braces of a template or characters
  /// beyond ASCII, and after each `%` two digits.
  private static func isEncoded(_ query: Substring) -> Bool {
    let bytes = Array(query.utf8)
    return bytes.enumerated().allSatisfy { position, byte in
      switch byte {
      case UInt8(ascii: "%"):
        return position + 2 < bytes.count && hexDigit(bytes[position + 1]) != nil
          && hexDigit(bytes[position + 2]) != nil
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
        return false
      default: return (0x21...0x7E).contains(byte)
      }
    }
  }
}

extension JSON {
  /// The id that a member holds; nil where it is missing or null. One that no id can be is an error: the object would be
  /// taken for another one, or for none.
  func id(_ member: String, _ path: String) throws(UnreadableBody) -> Int? {
    switch self[member]?.plainNumbers {
    case nil, .null?: return nil
    case .int(let id)?: return id
    case .number(let digits)? where digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }):
      throw UnreadableBody(
        "\(path) is \(digits.shortened(to: 40)), which is beyond the range of ids (below 2^63)"
      )
    case .string(let text)?:
      throw UnreadableBody("\(path) is the text \"\(text.shortened(to: 40))\", and an id is a number")
    default: throw .otherType(path)
    }
  }

  /// The id that an object tells of itself, as it was written; an id of 0 or null is none, nor is what is no number.
  package var ownID: String? {
    let text: String
    switch self["id"]?.plainNumbers {
    case .int(let id)?: text = String(id)
    case .number(let digits)?, .string(let digits)?: text = digits
    default: return nil
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.drop { $0 == "0" }
    return digits.isEmpty ? nil : String(digits)
  }

  /// Whether it is a problem document by its shape (reference, "Problem types"), whatever media type and status it came
  /// with: a text for its type and one for its title, and nothing that an object or a page of a collection has: no id, and
  /// nothing embedded.
  package var isProblem: Bool {
    let embedsNothing = self["_embedded"].map { $0 == .null || $0.members?.isEmpty == true } ?? true
    return self["type"]?.text != nil && self["title"]?.text != nil && ownID == nil && embedsNothing
  }
}
