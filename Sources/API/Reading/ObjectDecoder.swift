import Resources
import Support

/// One page of a collection.
struct ObjectPage: Sendable {
  /// The items that have an id, in the order of the page.
  let items: [LiveObject]
  /// The query of the next page; nil on the last one.
  let next: String?
}

/// Where an item of a page stands. Its text is made where something is wrong with it alone.
struct ItemPlace {
  let page: PageBody
  let index: Int

  var text: String { "\(page.place).Index \(index)" }
}

/// Reads answers by a kind's table, and by the form that the platform gives objects.
package struct ObjectDecoder {
  private let kind: Kind
  private let form: ObjectForm

  package init(_ kind: Kind, _ form: ObjectForm) {
    self.kind = kind
    self.form = form
  }

  /// Reads a page of the kind's collection.
  func page(_ page: PageBody) throws(UnreadableBody) -> ObjectPage {
    var items: [LiveObject] = []
    items.reserveCapacity(page.items.count)
    for (index, item) in page.items.enumerated() {
      items.append(try object(form.object(inItem: item), at: ItemPlace(page: page, index: index)).object)
    }
    return ObjectPage(items: items, next: page.next)
  }

  /// Reads a single object.
  package func object(_ body: JSON) throws(UnreadableBody) -> LiveObject {
    let (object, hasMembers) = try object(form.object(inAnswer: body), at: nil)
    // Missing members are null; where all are missing it is something else, and null would be written over what is there.
    guard hasMembers else { throw UnreadableBody("it is no \(kind.title)") }
    if let identity = kind.identity, !identity.canBeMissing, object.name == nil {
      throw UnreadableBody("it has no \(identity.field)")
    }
    return object
  }

  /// Reads the resource that holds an object's content: a part that it does not name is unreadable, never empty.
  func content(_ body: JSON) throws(UnreadableBody) -> Values {
    let body = form.object(inAnswer: body)
    guard body.members != nil else { throw .otherType("it") }
    var values = kind.noValues
    for (slot, field) in kind.fields.enumerated() {
      if case .content(let member) = field.wire { values[slot] = body[member].map(field.value(fromWire:)) }
    }
    return values
  }

  /// An object, and whether any of the kind's own members is there.
  private func object(_ body: JSON, at place: ItemPlace?) throws(UnreadableBody) -> (
    object: LiveObject, hasMembers: Bool
  ) {
    guard let members = body.members else { throw .otherType(place?.text ?? "it") }
    var values = kind.noValues
    var hasMembers = false
    var unknown = members.compactMap { kind.knows(member: $0.name) || form.isOwn($0.name) ? nil : $0.name }
    for (slot, field) in kind.fields.enumerated() {
      switch field.wire {
      case .member(let name):
        let value = body[name]
        if value != nil { hasMembers = true }
        if field.uses.contains(.read) { read(value, field, slot, into: &values, &unknown) }
      case .embedded(let relations, let member):
        guard field.uses.contains(.read), let embedded = form.embedded.flatMap({ body[$0] }) else { continue }
        let relation = relations.first { embedded[$0]?.members != nil }
        let content = relation.flatMap { embedded[$0] }
        if let relation, let members = content?.members {
          unknown += notKnown(members, of: relation).filter { !unknown.contains($0) }
        }
        // A part that the content does not name is unreadable, never empty.
        values[slot] = content?[member].map(field.value(fromWire:))
      case .query, .content: break
      }
    }
    if !unknown.isEmpty { values.unknownMembers = CodePoints.sorted(unknown) }
    func id(_ member: String) throws(UnreadableBody) -> Int? {
      try body.id(member) { place.map { "\($0.text).\(member)" } ?? member }
    }
    let object = LiveObject(
      id: try id(form.idMember),
      list: try kind.endpoint.listMember.flatMap { member throws(UnreadableBody) in try id(member) },
      name: try name(values, at: place),
      values: values
    )
    return (object, hasMembers)
  }

  /// Reads one of the object's own members; nil is one that the answer leaves out.
  private func read(
    _ value: JSON?,
    _ field: Field,
    _ slot: Int,
    into values: inout Values,
    _ unknown: inout [String]
  ) {
    // A text that is left out is none, as far as anybody can tell; anything else is not known.
    let isText = field.type.isText
    values[slot] = value.map(field.value(fromWire:)) ?? (isText ? .null : nil)
    if case .combination(let rule) = field.type, let value, values[slot]?.isRaw == false {
      let names = readUnknown(of: value, rule, slot, into: &values)
      unknown += names.map { "\(field.member ?? field.name).\($0)" }
    }
    // A map that is left out or null may hold what the answer does not tell, and a PATCH may replace all of it.
    if case .map = field.type, value ?? .null == .null {
      values[slot] = nil
      if value == nil { values.leftOut |= 1 << UInt64(slot) }
    }
    if isText, !field.isNullWhereLeftOut, value == nil { values.leftOut |= 1 << UInt64(slot) }
  }

  /// The names of a combination's members that are not known; keeps what was read where there are any.
  private func readUnknown(of value: JSON, _ rule: CombinationRule, _ slot: Int, into values: inout Values)
    -> [String]
  {
    // Nearly always there are none, and nothing need be copied.
    if rule.unknownMembers(of: value).isEmpty { return [] }
    let plain = rule.without(form.formatMembers, in: value)
    let names = rule.unknownMembers(of: plain)
    if !names.isEmpty { values.nested[slot] = plain }
    return names
  }

  /// Of members of an embedded resource those that the reference does not have, below the name of the relation.
  private func notKnown(_ members: [JSON.Member], of relation: String) -> [String] {
    members.map(\.name).filter { name in
      !(form.formatPrefix.map { name.utf8.starts(with: $0.utf8) } ?? false)
        && !kind.knows(member: name, embeddedAs: relation)
    }.map { "\(relation).\($0)" }
  }

  /// What identifies the object; nil where it has no name. A name that is no text is an error: the object would be one that
  /// nobody has declared.
  private func name(_ values: Values, at place: ItemPlace?) throws(UnreadableBody) -> String? {
    guard let slot = kind.identitySlot, let value = values[slot], value != .null else { return nil }
    if let name = value.asText { return name }
    let member = kind.fields[slot].member ?? kind.fields[slot].name
    throw .otherType(place.map { "\($0.text).\(member)" } ?? member)
  }
}

extension JSON {
  /// The id that a member holds; nil where it is missing or null. One that no id can be is an error: the object would be
  /// taken for another one, or for none.
  func id(_ member: String, at path: () -> String) throws(UnreadableBody) -> Int? {
    switch self[member]?.plainNumbers {
    case nil, .null?: return nil
    case .int(let id)?: return id
    case .number(let digits)? where digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }):
      throw UnreadableBody(
        "\(path()) is \(digits.shortened(to: 40)), which is beyond the range of ids (below 2^63)"
      )
    case .string(let text)?:
      throw UnreadableBody("\(path()) is the text \"\(text.shortened(to: 40))\", and an id is a number")
    default: throw .otherType(path())
    }
  }
}
