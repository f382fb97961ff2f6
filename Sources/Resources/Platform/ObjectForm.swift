import Support

/// How an object stands in an answer and in a request.
package struct ObjectForm: Sendable {
  /// The member that tells the id.
  package let idMember: String
  /// Members of the format, which say nothing of the object: the links of HAL, for instance.
  package let formatMembers: [String]
  /// Members of an object that begin so are the format's, too; nil for none.
  package let formatPrefix: String?
  /// The member that holds resources that are embedded; nil where none are.
  package let embedded: String?
  /// What an object is wrapped in; nil for nothing: then it is taken as it stands.
  package let envelope: Envelope?

  /// What an object is wrapped in, such as the `data` of JSON:API.
  package struct Envelope: Sendable {
    /// The object within an answer that is about one alone.
    package let answer: @Sendable (JSON) -> JSON
    /// The object within an item of a page.
    package let item: @Sendable (JSON) -> JSON
    /// The body of a write; the id is nil for a create.
    package let request: @Sendable (_ object: JSON, _ kind: Kind, _ id: Int?) -> JSON

    /// An envelope from all ways; items have none unless said otherwise.
    package init(
      answer: @escaping @Sendable (JSON) -> JSON,
      item: @escaping @Sendable (JSON) -> JSON = { $0 },
      request: @escaping @Sendable (_ object: JSON, _ kind: Kind, _ id: Int?) -> JSON
    ) {
      self.answer = answer
      self.item = item
      self.request = request
    }
  }

  /// How an object stands; plainly unless said otherwise.
  package init(
    idMember: String,
    formatMembers: [String] = [],
    formatPrefix: String? = nil,
    embedded: String? = nil,
    envelope: Envelope? = nil
  ) {
    self.idMember = idMember
    self.formatMembers = formatMembers
    self.formatPrefix = formatPrefix
    self.embedded = embedded
    self.envelope = envelope
  }

  /// Whether a member is no field of the object, but its id or the format's.
  package func isOwn(_ member: String) -> Bool {
    if let formatPrefix, member.utf8.starts(with: formatPrefix.utf8) { return true }
    return sameCodePoints(member, idMember) || formatMembers.contains { sameCodePoints($0, member) }
  }

  /// The object within an answer that is about one alone.
  package func object(inAnswer json: JSON) -> JSON { envelope?.answer(json) ?? json }

  /// The object within an item of a page.
  package func object(inItem json: JSON) -> JSON { envelope?.item(json) ?? json }

  /// The body of a write.
  package func body(_ object: JSON, of kind: Kind, id: Int?) -> [UInt8] {
    (envelope?.request(object, kind, id) ?? object).bytes()
  }

  /// The id that an object tells of itself, as it was written; an id of 0 or null is none, nor is what is no number.
  package func writtenID(of object: JSON) -> String? {
    switch object[idMember]?.plainNumbers {
    case .int(let id)?: ObjectForm.writtenID(String(id))
    case .number(let digits)?, .string(let digits)?: ObjectForm.writtenID(digits)
    default: nil
    }
  }

  /// The id that these characters are, without leading zeros; nil where they are none.
  package static func writtenID(_ text: String) -> String? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.drop { $0 == "0" }
    return digits.isEmpty ? nil : String(digits)
  }
}
