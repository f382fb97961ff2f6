import Platforms
import Resources
import Support

// Subscriptions and unsubscriptions (reference, "Recipient subscriptions", "Recipient unsubscriptions").

/// What a subscription or an unsubscription says.
private struct Membership {
  let list: Int
  let email: String
  let attributes: [JSON.Member]

  /// Reads a body. The constraints are those of the payload tables.
  init(_ bytes: [UInt8], in tenant: Tenant) throws(Problem) {
    guard let body = try? JSONReader.read(bytes), body.members != nil else { throw .invalidBody }
    let (list, email) = (body["listId"] ?? .null, body["email"] ?? .null)
    let attributes = body["attributes"] ?? .null
    guard list == .null || list.int != nil, email == .null || email.text != nil,
      attributes == .null || attributes.members != nil
    else { throw .invalidBody }
    var problems: [Problem.InvalidField] = []
    if list == .null { problems.append(.init(field: "listId", problem: "must not be null")) }
    if email == .null {
      problems.append(.init(field: "email", problem: "must not be null"))
    } else if TextRule(.required, .email).problem(with: email.text ?? "") != nil {
      problems.append(.init(field: "email", problem: "must be a valid email address"))
    }
    guard problems.isEmpty, let id = list.int, let text = email.text else { throw .validation(problems) }
    guard let holder = tenant.state[tenant.registry.container.section][ObjectKey(id)] else {
      throw .noReferencedObject
    }
    guard holder["type"]?.text == "STANDARD" else {
      throw .invalidParameter("the list must be of type STANDARD")
    }
    (self.list, self.email) = (id, text)
    self.attributes = try (attributes.members ?? []).map { member throws(Problem) in
      try tenant.checked(member)
    }
  }
}

/// The state's sections of what waits for a recipient's confirmation.
enum Pending {
  static let subscriptions = "pendingSubscriptions"
  static let unsubscriptions = "pendingUnsubscriptions"
}

extension Tenant {
  /// Answers a POST of a subscription with its result.
  mutating func subscribe(_ call: Call) throws(Problem) -> SandboxResponse {
    let wanted = try Membership(call.body, in: self)
    let entries = state[Kind.blacklistEntry.section].objects
    if entries.contains(where: { Tenant.blocks($0["pattern"]?.text ?? "", wanted.email) }) {
      throw .process(
        "subscription",
        "BLACKLISTED",
        "the given email address matches a blacklist entry"
      )
    }
    let settings = state[Kind.subscriptionSettings.section][ObjectKey(wanted.list)]
    let known = recipient(wanted.email)
    let isSubscribed = known.map { Recipient.has(wanted.list, in: Recipient.subscribed, $0) } ?? false
    if !isSubscribed, settings?["subscriptionType"]?.int == 11 {
      wait(wanted, in: Pending.subscriptions, call.time)
      return .result("PENDING_SUBSCRIPTION")
    }
    var recipient = known ?? .members(["id": .int(state.nextID), "email": .string(wanted.email)])
    if known == nil { state.nextID += 1 }
    // An existing recipient's values are written over only where the list's settings say so.
    if known == nil || settings?["overwriteExistingMember"]?.bool == true {
      let values = wanted.attributes.reduce(recipient["attributes"] ?? .object([])) {
        $1.value == .null ? $0.removing($1.name) : $0.setting($1.name, to: $1.value)
      }
      if values.members?.isEmpty == false { recipient = recipient.setting("attributes", to: values) }
    }
    recipient = Recipient.setting(wanted.list, in: Recipient.subscribed, to: true, recipient)
    recipient = Recipient.setting(wanted.list, in: Recipient.unsubscribed, to: false, recipient)
    keep(recipient, call.time)
    settle(wanted, in: Pending.subscriptions)
    return .result(isSubscribed ? "DUPLICATE_SUBSCRIPTION" : "VERIFIED_SUBSCRIPTION")
  }

  /// Answers a POST of an unsubscription with its result.
  mutating func unsubscribe(_ call: Call) throws(Problem) -> SandboxResponse {
    let wanted = try Membership(call.body, in: self)
    func refused(_ result: String, _ detail: String) -> Problem {
      .process("unsubscription", result, detail)
    }
    guard var recipient = recipient(wanted.email) else {
      throw refused("NOT_IN_SYSTEM_UNSUBSCRIPTION", "the recipient is not known to the system")
    }
    if Recipient.has(wanted.list, in: Recipient.unsubscribed, recipient) {
      throw refused("DUPLICATE_UNSUBSCRIPTION", "the recipient is already unsubscribed from that list")
    }
    guard Recipient.has(wanted.list, in: Recipient.subscribed, recipient) else {
      throw refused("NOT_IN_LIST_UNSUBSCRIPTION", "the recipient is not a member of that list")
    }
    let settings = state[Kind.unsubscriptionSettings.section][ObjectKey(wanted.list)]
    if settings?["unsubscriptionType"]?.int == 2 {
      wait(wanted, in: Pending.unsubscriptions, call.time)
      return .result("PENDING_UNSUBSCRIPTION")
    }
    recipient = Recipient.setting(wanted.list, in: Recipient.subscribed, to: false, recipient)
    recipient = Recipient.setting(wanted.list, in: Recipient.unsubscribed, to: true, recipient)
    keep(recipient, call.time)
    settle(wanted, in: Pending.unsubscriptions)
    return .result("VERIFIED_UNSUBSCRIPTION")
  }

  /// The recipient of that address, whatever its case.
  private func recipient(_ email: String) -> JSON? {
    let collection = state[View.recipientSection]
    let name = ObjectName(list: 0, text: email, ignoresCase: true)
    return collection.key(named: name).flatMap { collection[$0] }
  }

  private mutating func keep(_ recipient: JSON, _ time: Instant) {
    guard let id = recipient["id"]?.int else { return }
    let dated = recipient.setting("last_modified", to: .string(time.text))
    state[View.recipientSection].put(dated, ObjectKey(id))
  }

  /// Remembers what has to be confirmed; who asks twice waits once.
  private mutating func wait(_ wanted: Membership, in section: String, _ time: Instant) {
    settle(wanted, in: section)
    var pending: JSON = .members([
      "id": .int(state.nextID), "listId": .int(wanted.list), "email": .string(wanted.email),
      "timestamp": .string(time.text),
    ])
    if !wanted.attributes.isEmpty { pending = pending.setting("attributes", to: .object(wanted.attributes)) }
    state[section].put(pending, ObjectKey(state.nextID))
    state.nextID += 1
  }

  private mutating func settle(_ wanted: Membership, in section: String) {
    let collection = state[section]
    for (key, pending) in zip(collection.keys, collection.objects)
    where pending["listId"]?.int == wanted.list
      && pending["email"]?.text?.lowercased() == wanted.email.lowercased()
    {
      state[section].remove(key)
    }
  }

  /// A value of an attribute, which must be there and take it ("Attribute data types to JSON data types").
  fileprivate func checked(_ value: JSON.Member) throws(Problem) -> JSON.Member {
    let collection = state[Kind.attribute.section]
    let name = ObjectName(
      list: 0,
      text: value.name,
      ignoresCase: collection.section.identity?.ignoresCase ?? false
    )
    guard let attribute = collection.key(named: name).flatMap({ collection[$0] }) else {
      throw .unknownAttribute(value.name)
    }
    let own = JSON.Member(attribute["name"]?.text ?? value.name, value.value)
    switch (attribute["type"]?.text, value.value) {
    case (_, .null), ("BOOLEAN", .bool), ("INTEGER", .int), ("FLOATING_POINT_NUMBER", .int),
      ("FLOATING_POINT_NUMBER", .double), ("TEXT", .string), ("DATE_AND_TIME", .string),
      ("DATE_ONLY", .string), ("TIME_ONLY", .string):
      return own
    // What is empty is false.
    case ("BOOLEAN", .string("")): return JSON.Member(own.name, .bool(false))
    default:
      throw .invalidParameter("the value of the recipient attribute '\(value.name)' has the wrong type")
    }
  }
}

extension SandboxResponse {
  /// How a subscription or an unsubscription went.
  fileprivate static func result(_ word: String) -> SandboxResponse {
    .hal(.object([JSON.Member("result", .string(word))]))
  }
}
