import Resources
import Support

// Recipients (reference, "Recipients"): which members and parameters they have, and what becomes of them.

extension View {
  /// The state's section of recipients.
  static let recipientSection = "recipients"

  /// What can be read of recipients.
  static let recipients = View(
    path: "/recipients",
    relation: "inx:recipients",
    section: recipientSection,
    type: nil,
    representation: Representation(
      members: ["id", "email", "lowerEmail", "unavailable", "last_modified", "attributes"],
      omittedWhereNull: ["attributes"],
      nullInPages: ["lowerEmail"],
      options: [.init(parameter: "allAttributes", members: ["attributes"])],
      links: [],
      defaults: [JSON.Member("unavailable", .bool(false))]
    ),
    filters: [
      .init("email", "email", .anyText), .init("subscribedTo", Recipient.subscribed, .holding),
      .init("unsubscribedFrom", Recipient.unsubscribed, .holding),
    ],
    shape: Section.Shape(
      listMember: nil,
      name: "email",
      listsMembers: [Recipient.subscribed, Recipient.unsubscribed]
    ),
    derived: { recipient in
      recipient.setting("lowerEmail", to: .optional(recipient["email"]?.text?.lowercased()))
    },
    prepare: { tenant, query throws(Problem) in try tenant.prepareRecipients(query) },
    isReadInFull: false,
    notSimulated: View.Limits(
      methods: ["POST", "PATCH", "DELETE"],
      parameters: [
        "attributes", "subscribedToAny", "unsubscribedFromAny", "lastModifiedSince", "filterId",
        "unavailable",
        "trackingPermissionsForLists", "subscriptionDatesForLists", "unsubscriptionDatesForLists",
        "emailContainsIgnoreCase",
      ],
      prefixes: ["attributes.", "attributesContainsIgnoreCase."]
    )
  )
}

/// The members of a recipient that only the state has.
enum Recipient {
  /// The ids of the lists that the recipient is subscribed to.
  static let subscribed = "subscribedTo"
  /// The ids of the lists that the recipient has been unsubscribed from.
  static let unsubscribed = "unsubscribedFrom"

  /// The recipient with a list among those of a member, or not.
  static func setting(_ list: Int, in member: String, to isIn: Bool, _ recipient: JSON) -> JSON {
    let others = (recipient[member]?.elements ?? []).filter { $0.int != list }
    let all = (others + (isIn ? [.int(list)] : [])).sorted { ($0.int ?? 0) < ($1.int ?? 0) }
    return all.isEmpty ? recipient.removing(member) : recipient.setting(member, to: .array(all))
  }

  /// Whether a list is among those of a member.
  static func has(_ list: Int, in member: String, _ recipient: JSON) -> Bool {
    recipient[member]?.elements?.contains { $0.int == list } ?? false
  }
}

extension Tenant {
  /// What a request for recipients says of lists: they must be there, and be lists that hold their members.
  func prepareRecipients(_ query: RequestQuery) throws(Problem) -> RequestQuery {
    guard query["subscribedTo"] == nil || query["unsubscribedFrom"] == nil else {
      throw .invalidParameter("subscribedTo and unsubscribedFrom cannot be specified simultaneously")
    }
    let (subscribed, unsubscribed) = (try query.int("subscribedTo"), try query.int("unsubscribedFrom"))
    guard let id = subscribed ?? unsubscribed else { return query }
    try checkMembers(of: id)
    // Every recipient is in the system list.
    return id == systemList ? query.without("subscribedTo") : query
  }

  /// The members of a dynamic list are those of a target group, and what one selects is not known here.
  func checkMembers(of id: Int) throws(Problem) {
    guard let list = state[registry.container.section][ObjectKey(id)] else { throw .noReferencedObject }
    if list["type"]?.text == "DYNAMIC" { throw .notSimulated("the recipients of a dynamic list") }
  }

  /// The number of a list's recipients (reference, "Retrieve recipient count of a mailing list"), always as it is now.
  func count(_ call: Call) throws(Problem) -> SandboxResponse {
    guard let id = call.match.id, state[registry.container.section][ObjectKey(id)] != nil else {
      throw .notFound
    }
    try checkMembers(of: id)
    let all = state[View.recipientSection].objects
    let count = id == systemList ? all.count : all.count { Recipient.has(id, in: Recipient.subscribed, $0) }
    return .hal(
      .object([
        JSON.Member("id", .int(id)), JSON.Member("count", .int(count)),
        JSON.Member("lastCalculatedAt", .string(call.time.text)),
        JSON.Member("_links", .object([Writer.link("self", writer.base + "/lists/\(id)/count")])),
      ])
    )
  }

  /// Takes a list that is gone out of what recipients are in.
  mutating func forgetList(_ id: Int) {
    changeRecipients { recipient in
      [Recipient.subscribed, Recipient.unsubscribed].reduce(recipient) {
        Recipient.setting(id, in: $1, to: false, $0)
      }
    }
  }

  /// Takes the values of an attribute that is gone away.
  mutating func forgetAttribute(_ name: String) {
    changeRecipients { recipient in
      guard let values = recipient["attributes"]?.members else { return recipient }
      let kept = values.filter { $0.name.lowercased() != name.lowercased() }
      return kept.count == values.count ? recipient : recipient.setting("attributes", to: .object(kept))
    }
  }

  /// Deletes the recipients that a pattern of the blacklist matches.
  mutating func deleteRecipients(matching pattern: String) {
    let collection = state[View.recipientSection]
    for (key, recipient) in zip(collection.keys, collection.objects)
    where Tenant.blocks(pattern, recipient["email"]?.text ?? "") {
      state[View.recipientSection].remove(key)
    }
  }

  /// Whether a pattern of the blacklist matches an address; `*` stands for any characters.
  static func blocks(_ pattern: String, _ email: String) -> Bool {
    Glob(pattern.lowercased().replacing("*", with: "**")).matches(Address(written: email.lowercased()))
  }

  private mutating func changeRecipients(_ change: (JSON) -> JSON) {
    let collection = state[View.recipientSection]
    for (key, recipient) in zip(collection.keys, collection.objects) {
      let changed = change(recipient)
      if changed != recipient { state[View.recipientSection].put(changed, key) }
    }
  }
}
