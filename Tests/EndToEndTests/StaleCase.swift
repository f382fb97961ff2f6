import Foundation
import Resources
import Support
import Testing

@testable import inx_apply

/// A plan that is saved, then somebody changes the tenant, then it is applied.
struct StaleCase: Sendable, CustomTestStringConvertible {
  typealias Meddling = @Sendable (inout TenantEdit) -> Void

  /// How the saved plan ends.
  enum End: Sendable {
    /// It is refused; these lines say what has moved.
    case stale([String])
    /// Its changes end like that, and these requests have written.
    case applied([String], writes: [String])
  }

  let testDescription: String
  let manifest: String
  let meddle: Meddling
  let end: End
  /// The requests that look again, sorted, where they matter.
  let looks: [String]?
  /// What the tenant has otherwise than the seed when the plan is made: a section, an id, a member and its value.
  let changes: [(String, Int, String, JSON)]

  init(
    _ name: String,
    _ manifest: String,
    looks: [String]? = nil,
    seed changes: [(String, Int, String, JSON)] = [],
    _ meddle: @escaping Meddling = { _ in },
    is end: End
  ) {
    (testDescription, self.manifest, self.looks, self.meddle, self.end) = (name, manifest, looks, meddle, end)
    self.changes = changes
  }

  static let seed = State([
    "lists": """
    {"id": 3, "name": "A", "type": "STANDARD", "description": "d", "senderAddress": "a@example.com",
      "senderName": "Anna", "replyToAddress": null, "replyToName": null}
    """,
    "settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "false"}"#,
    "subscriptionSettings":
      #"{"listId": 3, "subscriptionType": 10, "doiConfirmationDuration": 30, "notifyAddress": "n@example.com"}"#,
    "unsubscriptionSettings": #"{"listId": 3, "unsubscriptionType": 1, "dooConfirmationDuration": 30}"#,
    "attributes": """
    {"id": 10, "name": "P", "type": "TEXT", "maxLength": 9},
    {"id": 11, "name": "Q", "type": "TEXT", "maxLength": 9}
    """,
    "targetGroups": """
    {"id": 20, "listId": 1, "name": "G", "description": "d", "filterString": "x = 1"},
    {"id": 21, "listId": 3, "name": "G", "description": "d", "filterString": "x = 1"},
    {"id": 22, "listId": 1, "name": "J", "description": "d", "filterString": "x = 1"},
    {"id": 23, "listId": 3, "name": "I", "description": "d", "filterString": "x = 1"}
    """,
    "textModules": """
    {"id": 30, "listId": 1, "name": "T", "type": "TEXT_HTML", "text": "t", "html": "h"},
    {"id": 31, "listId": 3, "name": "T", "type": "TEXT", "text": "t"}
    """,
    "blacklistEntries": #"{"id": 40, "pattern": "x@example.com", "description": "old"}"#,
    "datasources": """
    {"id": 50, "name": "D", "url": "https://x.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true}
    """,
    "mailings": """
    {"id": 59, "listId": 3, "name": "W", "subject": "w", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "APPROVED"},
    {"id": 60, "listId": 3, "name": "M", "subject": "m", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "DRAFT"},
    {"id": 55, "listId": 3, "name": "D", "subject": "d", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT_HTML", "text": "t", "html": "h",
      "targetGroupConfiguration": {"combination": "MATCH_ALL",
        "targetGroups": [{"targetGroupId": 22}, {"targetGroupId": 23}]}}
    """,
    "testProfiles": """
    {"id": 51, "listId": 1, "description": "Anna", "email": "a@example.com", "trackingPermission": true,
      "attributes": {"P": "1", "Q": "2"}},
    {"id": 52, "listId": 3, "description": "Anna", "email": "a@example.com", "trackingPermission": true,
      "attributes": {}}
    """,
  ])

  func run() async throws {
    let tenant = try TestTenant(.file, StaleCase.seed)
    try tenant.declare(manifest)
    var first = TenantEdit(document: try tenant.state())
    for (section, id, name, value) in changes { first.set(section, id, name, value) }
    if !changes.isEmpty { try tenant.folder.write(first.document.text(.indented), to: "tenant.json") }
    let plan = try await tenant.run(
      "plan",
      ["--allow-data-loss", "**", "--allow-deletes", "9", "--out", "p", "m.yaml"]
    )
    try #require(plan.code == 0, "\(plan)")
    var edit = TenantEdit(document: try tenant.state())
    meddle(&edit)
    try tenant.folder.write(edit.document.text(.indented), to: "tenant.json")
    let before = try tenant.state()
    let apply = try await tenant.run("apply", ["--plan", "p", "--parallelism", "1", "--log-http"])
    let (requests, messages) = StaleCase.parts(apply.stderr)
    let writes = requests.filter { !$0.hasPrefix("GET ") }
    if let looks {
      let firstWrite = requests.firstIndex { !$0.hasPrefix("GET ") } ?? requests.endIndex
      // An object is read once more right before it is written.
      #expect(Set(requests[..<firstWrite]).sorted() == looks.map { "GET \($0)" }.sorted())
    }
    switch end {
    case .stale(let lines):
      #expect(apply.code == 4, "\(apply)")
      #expect(
        messages == ["inx-apply: error: the saved plan is stale, and nothing was changed: plan again"] + lines
          + [HelpTopic.plans.line]
      )
      #expect(writes == [])
      #expect(try tenant.state() == before)
      #expect(Cycle.outcomes(apply.stdout) == [], "\(apply)")
      let json = try await tenant.run("apply", ["--plan", "p", "--format", "json"])
      #expect(json.code == 4)
      #expect(json.stderr.split(separator: "\n").map(String.init) == messages)
      let events = try json.stdout.split(separator: "\n").map { try State.parse(String($0)) }
      #expect(events.map { $0["event"]?.text } == ["plan", "stale", "summary"])
      try #require(events.count == 3)
      #expect(events[1]["changes"]?.elements?.isEmpty == false)
    case .applied(let outcomes, let wanted):
      #expect(apply.code == 0, "\(apply)")
      #expect(messages == [])
      #expect(Cycle.outcomes(apply.stdout) == outcomes)
      #expect(writes == wanted)
      // Once more: all is done, and nothing is sent but what looks.
      let after = try tenant.state()
      let again = try await tenant.run("apply", ["--plan", "p", "--verify", "--log-http"])
      #expect(again.code == 0, "\(again)")
      let repeated = Cycle.outcomes(again.stdout)
      #expect(
        repeated.count == outcomes.count && repeated.allSatisfy { $0.hasSuffix(": already up to date") }
      )
      #expect(StaleCase.parts(again.stderr).requests.allSatisfy { $0.hasPrefix("GET ") }, "\(again)")
      #expect(try tenant.state() == after)
    }
  }

  /// What stderr tells of requests, without their answers, and of anything else.
  static func parts(_ stderr: String) -> (requests: [String], messages: [String]) {
    var requests: [String] = []
    var messages: [String] = []
    for line in stderr.split(separator: "\n").map(String.init) {
      let words = line.split(separator: " ")
      if line.hasSuffix(" ms"), words.count == 5 {
        requests.append("\(words[0]) \(words[1])")
      } else {
        messages.append(line)
      }
    }
    return (requests, messages)
  }
}

/// A tenant's state in the hands of somebody else.
struct TenantEdit: Sendable {
  var document: JSON

  /// Changes a member of the first object of that section that has this id or belongs to this list.
  mutating func set(_ section: String, _ id: Int, _ name: String, _ value: JSON) {
    change(section) { elements in
      for index in elements.indices where (elements[index]["id"] ?? elements[index]["listId"]) == .int(id) {
        elements[index] = elements[index].setting(name, to: value)
      }
    }
  }

  /// Deletes an object; a list with all that belongs to it.
  mutating func remove(_ section: String, _ id: Int) {
    change(section) { elements in elements.removeAll { $0["id"] == .int(id) } }
    guard section == "lists" else { return }
    for name in (document.members ?? []).map(\.name) where document[name]?.elements != nil {
      change(name) { elements in elements.removeAll { $0["listId"] == .int(id) } }
    }
  }

  mutating func add(_ section: String, _ text: String) {
    change(section) { elements in elements.append((try? State.parse(text)) ?? .null) }
  }

  /// Deletes an object and makes it again, so that it has another id.
  mutating func makeAgain(_ section: String, _ id: Int, _ name: String? = nil, _ value: JSON = .null) {
    change(section) { elements in
      for index in elements.indices where elements[index]["id"] == .int(id) {
        elements[index] = elements[index].setting("id", to: .int(id + 1000))
        if let name { elements[index] = elements[index].setting(name, to: value) }
      }
    }
    guard section == "lists" else { return }
    for name in (document.members ?? []).map(\.name) where document[name]?.elements != nil {
      change(name) { elements in
        for index in elements.indices where elements[index]["listId"] == .int(id) {
          elements[index] = elements[index].setting("listId", to: .int(id + 1000))
        }
      }
    }
  }

  private mutating func change(_ section: String, _ body: (inout [JSON]) -> Void) {
    var elements = document[section]?.elements ?? []
    body(&elements)
    document = document.setting(section, to: .array(elements))
    let next = max(document["nextId"]?.int ?? 0, State.highestID(document) + 1)
    document = document.setting("nextId", to: .int(next))
  }
}
