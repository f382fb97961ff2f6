import FoundationEssentials
import Resources

/// One page of a collection.
struct HALPage: Sendable {
  /// The items that have an id, in the order of the page.
  let items: [LiveObject]
  /// The query of the next page; nil on the last one.
  let next: String?
}

/// An answer that makes no sense: the plan cannot rest on it.
public struct AnswerError: Error, Hashable, Sendable {
  /// The request, such as `GET /lists?pageSize=1000`.
  public let request: String
  /// What is wrong with its answer.
  public let message: String

  init(_ request: Request, _ message: String) {
    self.request = "\(request.method.rawValue) \(request.target)"
    self.message = message
  }
}

/// Reads answers by a kind's table. JSONDecoder reads straight into values: there is no tree in between.
struct HALDecoder {
  private let kind: Kind
  private let decoder: JSONDecoder

  init(_ kind: Kind) {
    self.kind = kind
    decoder = JSONDecoder()
    decoder.userInfo[.kind] = kind
  }

  /// Reads a page of the kind's collection.
  func page(_ body: [UInt8]) throws -> HALPage {
    let page = try decoder.decode(PageBody.self, from: Data(body))
    return HALPage(items: page.items, next: page.next)
  }

  /// Reads a single object.
  func object(_ body: [UInt8]) throws -> LiveObject {
    let body = try decoder.decode(ItemBody.self, from: Data(body))
    // Missing members are null; where all are missing it is something else, and null would be written over what is there.
    guard body.hasMembers else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "it is no \(kind.title)")
      )
    }
    return body.object
  }

  /// Reads the resource that holds an object's content: a part that it does not name is unreadable, never empty.
  func content(_ body: [UInt8]) throws -> Values {
    try decoder.decode(ContentBody.self, from: Data(body)).values
  }
}

extension CodingUserInfoKey {
  static let kind: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "kind") else { fatalError("any text makes a user info key") }
    return key
  }()
}

struct MemberKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init(_ name: String) { stringValue = name }
  init?(intValue: Int) { nil }
}

private func kind(of decoder: any Decoder) throws -> Kind {
  guard let kind = decoder.userInfo[.kind] as? Kind else {
    throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no kind to decode by"))
  }
  return kind
}

/// Links, of which only `next` is followed.
struct LinksBody: Decodable {
  struct Link: Decodable { let href: String? }
  let next: Link?

  /// The query of `next`, never its host: the answer's links may name another one.
  func nextQuery() throws -> String? {
    guard let href = next?.href else { return nil }
    guard let mark = href.firstIndex(of: "?") else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "the link to the next page has no query")
      )
    }
    let query = href[href.index(after: mark)...]
    return String(query.prefix { $0 != "#" })
  }
}

private struct PageBody: Decodable {
  let items: [LiveObject]
  let next: String?

  init(from decoder: any Decoder) throws {
    let kind = try kind(of: decoder)
    let container = try decoder.container(keyedBy: MemberKey.self)
    let links = try container.decodeIfPresent(LinksBody.self, forKey: MemberKey("_links"))
    next = try links?.nextQuery()
    guard container.contains(MemberKey("_embedded")) || links != nil else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "it is no page of a collection")
      )
    }
    let key = MemberKey("_embedded")
    guard container.contains(key), try !container.decodeNil(forKey: key) else {
      items = []
      return
    }
    let embedded = try container.nestedContainer(keyedBy: MemberKey.self, forKey: key)
    let relation = MemberKey(kind.endpoint.relation)
    // What is embedded under another relation only is not a page of these, and certainly not an empty one.
    guard embedded.contains(relation) || embedded.allKeys.isEmpty else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "it embeds no \(kind.endpoint.relation)")
      )
    }
    items = (try embedded.decodeIfPresent([ItemBody].self, forKey: relation) ?? []).map(\.object)
  }
}

private struct ItemBody: Decodable {
  let object: LiveObject
  /// Whether any of the kind's own members is there.
  let hasMembers: Bool

  init(from decoder: any Decoder) throws {
    let kind = try kind(of: decoder)
    let container = try decoder.container(keyedBy: MemberKey.self)
    var values = kind.noValues
    hasMembers = kind.fields.contains { field in
      if case .member(let name) = field.wire { container.contains(MemberKey(name)) } else { false }
    }
    for (slot, field) in kind.fields.enumerated() where field.uses.contains(.read) {
      switch field.wire {
      case .member(let name):
        // A text that is left out is none, as far as anybody can tell; anything else is not known.
        let isText = field.type.isText
        values[slot] = try container.value(of: field, MemberKey(name), absent: isText ? .null : nil)
        if isText, !field.isNullWhereLeftOut, !container.contains(MemberKey(name)) {
          values.leftOut |= 1 << UInt64(slot)
        }
      case .embedded(let relations, let member):
        guard
          let embedded = try? container.nestedContainer(
            keyedBy: MemberKey.self,
            forKey: MemberKey("_embedded")
          )
        else { continue }
        for relation in relations {
          guard
            let content = try? embedded.nestedContainer(keyedBy: MemberKey.self, forKey: MemberKey(relation))
          else { continue }
          // A part that the content does not name is unreadable, never empty.
          values[slot] = try content.value(of: field, MemberKey(member), absent: nil)
          break
        }
      case .query, .content: break
      }
    }
    object = LiveObject(
      id: try container.decodeIfPresent(Int.self, forKey: MemberKey("id")),
      list: try kind.endpoint.listMember.flatMap {
        try container.decodeIfPresent(Int.self, forKey: MemberKey($0))
      },
      name: kind.identitySlot.flatMap { values[$0]?.asText },
      values: values
    )
  }
}

private struct ContentBody: Decodable {
  let values: Values

  init(from decoder: any Decoder) throws {
    let kind = try kind(of: decoder)
    let container = try decoder.container(keyedBy: MemberKey.self)
    var values = kind.noValues
    for (slot, field) in kind.fields.enumerated() {
      if case .content(let member) = field.wire {
        values[slot] = try container.value(of: field, MemberKey(member), absent: nil)
      }
    }
    self.values = values
  }
}

extension KeyedDecodingContainer<MemberKey> {
  /// Reads a member as its field wants it; `absent` is what a missing member means.
  fileprivate func value(of field: Field, _ key: MemberKey, absent: Value?) throws -> Value? {
    switch field.type {
    case .text, .filter, .content, .word:
      // The common case must not pay for the general one.
      if let text = try? decodeIfPresent(String.self, forKey: key) { return .text(text) }
    case .boolean(.literal):
      if let truth = try? decodeIfPresent(Bool.self, forKey: key) { return .bool(truth) }
    case .integer, .code, .reference, .boolean(.string), .map, .combination: break
    }
    guard contains(key) else { return absent }
    return field.value(fromWire: try decode(JSON.self, forKey: key))
  }
}
