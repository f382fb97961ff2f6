import Resources
import Support

/// A tenant whose names and texts come from strangers: everything that YAML, file systems and variables could stumble over.
struct HostileTenant {
  typealias Object = [String: JSON]

  private(set) var sections: [String: [Object]] = [:]
  private var dice: Dice
  private var nextID = 10
  private let hasUnmakeable: Bool

  /// `hasUnmakeable` with what the API would not make in another tenant.
  init(seed: UInt64, hasUnmakeable: Bool) {
    dice = Dice(seed: seed)
    self.hasUnmakeable = hasUnmakeable
    add("attributes", ["name": .string("email"), "type": .string("TEXT"), "maxLength": .int(255)])
    for name in names(6, isPadded: false) {
      let type = dice.pick(["TEXT", "INTEGER", "DATE_ONLY", "BOOLEAN"])
      var values: Object = ["name": .string(name), "type": .string(type)]
      if type == "TEXT" { values["maxLength"] = .int(dice.pick([1, 80, 255])) }
      add("attributes", values)
    }
    for (number, text) in ["~", "no", "a: b # c", "\"x\" ${y}", "  pad", "0123", "<<"].enumerated() {
      let pattern = dice.chance(20) ? "'user\(number)\"#@example.com" : "user\(number)@example.com"
      add(
        "blacklistEntries",
        ["pattern": .string(pattern), "description": text == "~" ? .null : .string(text)]
      )
    }
    if hasUnmakeable { add("blacklistEntries", ["pattern": .string("*@example.org"), "description": .null]) }
    for name in names(3, isPadded: false) {
      add(
        "datasources",
        [
          "name": .string(name), "url": text(), "useType": .string("TEXT"), "fetchStrategy": .string("ONCE"),
          "attachmentFileName": text(), "contentWithInxmailTags": .bool(dice.chance(50)),
          "encodeUrlPlaceholders": .bool(dice.chance(50)),
        ]
      )
    }
    addContents(of: 1)
    for name in names(4, isPadded: false) { addList(name, "STANDARD") }
    if hasUnmakeable { addList("Dynamic: ${x}", "DYNAMIC") }
    addProfiles(of: 1)
    for list in (sections["lists"] ?? []).compactMap({ $0["id"]?.int }) {
      addProfiles(of: list)
      addDrafts(of: list)
    }
  }

  /// The state as a tenant reads it.
  var state: State {
    State(sections.mapValues { $0.map { GeneratedTenant.json($0).text() }.joined(separator: ",") })
  }

  private mutating func add(_ section: String, _ values: Object, id: Bool = true) {
    var values = values
    if id {
      values["id"] = .int(nextID)
      nextID += 1
    }
    sections[section, default: []].append(values)
  }

  private mutating func addList(_ name: String, _ type: String) {
    let id = nextID
    add(
      "lists",
      [
        "name": .string(name), "type": .string(type), "description": text(),
        "senderAddress": .string(dice.pick(["a@example.com", "'b'@example.com", "0@example.com"])),
        "senderName": dice.chance(30) ? .null : .string(dice.pick(["yes", "~", "A: #1", "${x}"])),
        "replyToAddress": dice.chance(50) ? .null : .string("re@example.com"), "replyToName": .null,
      ]
    )
    var mailing = 0
    if hasUnmakeable {
      mailing = nextID
      let mailingName = dice.pick(["Welcome", "a/b}%", "${x}", "Grüße \"du\""])
      add(
        "mailings",
        [
          "listId": .int(id), "name": .string(mailingName), "subject": .string("s"),
          "type": .string("SUBSCRIPTION_TRIGGER_MAILING"),
          "mailingState": .string(dice.pick(["APPROVED", "USED", "DRAFT"])),
        ]
      )
    }
    addContents(of: id, mailing: mailing)
    guard type == "STANDARD" else { return }
    add(
      "settings",
      [
        "listId": .int(id), "name": .string("TrackingPermissionDetachedFromMembership"),
        // What the system list has too is written nowhere: another tenant goes on inheriting it.
        "value": .string(dice.pick(["true", "true"])),
      ],
      id: false
    )
    add(
      "subscriptionSettings",
      [
        "listId": .int(id), "subscriptionType": .int(dice.pick([10, 11])),
        "sendWelcomeMessage": .bool(dice.chance(50)),
        // The last is of no mailing that there is.
        "welcomeMailingId": .int(dice.chance(50) ? mailing : 0),
        "verificationMailingId": .int(hasUnmakeable && dice.chance(20) ? 4711 : 0),
        "verificationTimeoutMailingId": .int(0), "sendDoiVerificationTimeoutMessage": .bool(false),
        "doiConfirmationDuration": .int(dice.pick([0, 14])), "doiLandingPage": text(),
        "doiTimeoutLandingPage": text(), "sendRecentMail": .bool(false),
        "overwriteExistingMember": .bool(true),
        "subscriptionCommand": .string(dice.pick(HostileTenant.texts)),
        "notifySubscriptionRequest": .bool(false), "notifySubscriptionVerification": .bool(true),
        "notifyAddress": text(),
      ],
      id: false
    )
  }

  private mutating func addContents(of list: Int, mailing: Int = 0) {
    for name in names(5, isPadded: true) {
      var filters = HostileTenant.filters.map { JSON.string($0) } + [.null]
      if mailing > 0 { filters += [.string("HasOpened( \(mailing) ) AND HasClicked(3)")] }
      add(
        "targetGroups",
        [
          "listId": .int(list), "name": .string(name), "description": text(),
          "filterString": dice.pick(filters),
        ]
      )
    }
    for name in names(5, isPadded: true) {
      let type = dice.pick(["TEXT", "HTML", "TEXT_HTML"])
      var values: Object = ["listId": .int(list), "name": .string(name), "type": .string(type)]
      if type != "HTML" { values["text"] = .string(dice.pick(HostileTenant.contents)) }
      if type != "TEXT" { values["html"] = .string(dice.pick(HostileTenant.contents)) }
      add("textModules", values)
    }
  }

  private mutating func addProfiles(of list: Int) {
    // Those of the system, which no manifest declares, are others in another tenant.
    let attributes = (sections["attributes"] ?? []).compactMap { $0["name"]?.text }
      .filter { $0 != "email" && !$0.hasPrefix("%") }
    for name in names(2, isPadded: true) {
      var values: [JSON.Member] = []
      for attribute in attributes where dice.chance(40) {
        values.append(JSON.Member(attribute, .string(dice.pick(HostileTenant.texts))))
      }
      add(
        "testProfiles",
        [
          "listId": .int(list), "description": .string(name), "email": text(),
          "trackingPermission": .bool(dice.chance(50)), "attributes": .object(values),
        ]
      )
    }
  }

  /// Each names one group at most, and by a name that leads to it from the list. No name is that of a text module.
  private mutating func addDrafts(of list: Int) {
    let groups = sections["targetGroups"] ?? []
    let own = groups.filter { $0["listId"] == .int(list) }
    let named = groups.filter { group in
      group["listId"] == .int(1) && !own.contains { $0["name"] == group["name"] }
    }
    for name in names(2, isPadded: true) {
      let type = dice.pick(["TEXT", "HTML", "TEXT_HTML"])
      var values: Object = [
        "listId": .int(list), "name": .string("M " + name), "type": .string("REGULAR_MAILING"),
        "mailingState": .string("DRAFT"), "editorContentType": .string(type),
        "subject": .string(dice.pick(HostileTenant.texts.filter { !$0.isEmpty })),
      ]
      if type != "HTML" { values["text"] = .string(dice.pick(HostileTenant.contents)) }
      if type != "TEXT" { values["html"] = .string(dice.pick(HostileTenant.contents)) }
      let group = dice.chance(60) ? (own + named).randomElement(using: &dice)?["id"] : nil
      values["targetGroupConfiguration"] = .members([
        "combination": .string(
          group == nil ? "FILTER_GROUP_NOT_ASSIGNED" : dice.pick(["MATCH_ALL", "MATCH_ONE", "MATCH_NONE"])
        ),
        "targetGroups": .array(group.map { [.members(["targetGroupId": $0])] } ?? []),
      ])
      add("mailings", values)
    }
    guard hasUnmakeable else { return }
    for (name, state, type) in [("Sent", "FINISHED", "TEXT"), ("Designed", "DRAFT", "XML_HTML")] {
      add(
        "mailings",
        [
          "listId": .int(list), "name": .string(name), "type": .string("REGULAR_MAILING"),
          "subject": .string("s"), "mailingState": .string(state), "editorContentType": .string(type),
        ]
      )
    }
  }

  private mutating func names(_ count: Int, isPadded: Bool) -> [String] {
    let all = HostileTenant.names + (isPadded ? HostileTenant.paddedNames : [])
    return Array(all.shuffled(using: &dice).prefix(count))
  }

  private mutating func text() -> JSON { dice.chance(20) ? .null : .string(dice.pick(HostileTenant.texts)) }

  private static let names = [
    "\"quoted\" 'too'", "a: b", "# no comment", "😀 👩‍👩‍👧", "007", "0x1F", "1e3", "yes", "~", "<<", "${x}",
    "$${mailing:x}",
    "null", "Ümläut/ß", "ümläut ß", "UEMLAEUT-SS", "A\u{308}", "Ä", "../../etc/passwd", "con", "-", "- a",
    "? b",
    "{a: b}", "[c", "*d", "&e", "!f", "|", ">", "%g", "@h", "`i`", "2024-01-01", "12:30:45", "a\tb", "a\nb",
    "=",
    String(repeating: "long ", count: 30) + "1", String(repeating: "long ", count: 30) + "2", "inx-apply",
    "日本語",
    "a\u{85}b", "a\u{2028}b", "\u{202E}rtl", "end:", "e\u{301}", "é", "\u{FEFF}bom", "a\u{1B}[31mred",
  ]

  private static let paddedNames = [" lead", "trail ", " ", "\n", "a\n", "\ttab", "  # x"]

  private static let texts = [
    "", "plain", "no", "~", "007", "-1", "1_000", " padded ", "\n lead", "  two\n three\n", "a\nb",
    "a\nb\n\n", "a: b # c",
    "tab\tbed", "x \ny", "${name} $${name} $name", "\r\n", "a\rb", "---", "...", "%TAG", "'", "\"", "\\n",
    "\u{0}\u{7F}",
    "a\u{2028}b\u{85}c", "😀\u{FE0F}", "<b>&amp;</b>", "=1+1", "null", "{}", "[]", "!!str x", "\u{FEFF}x",
    "é e\u{301}",
  ].map { $0.replacing("\u{0}", with: "") }

  private static let filters = [
    "", "x", "Column(\"a\\\"b\") = \"c\\\\\"", "Column(\"${x}\") = \"$${y}\"", "a  AND\n  b", " lead",
    "\"${mailing:no}\"",
    "HasClicked(77) OR HasOpened(99999)", "Column(\"#\") = \": \"", "Column(\"\u{2028}\") = \"\t\"",
  ]

  private static let contents = [
    "", "a", "a\n", "a\r\nb\r\n", "a \nb\t\n", "\n\n", " lead\n", "no final newline", "a\rb", "\u{FEFF}bom\n",
    "${x} $${y}",
    "<html>" + String(repeating: "<p class=\"x\">Grüße &amp; 😀</p>\r\n", count: 1_700) + "</html>",
    "---\n...\n",
    "\u{1}\u{7F}\u{85}\u{2028}",
  ]
}
