import API
import Planner
import Resources
import Sandbox
import Support
import Testing

@testable import inx_apply

/// Two runs at once replace the same object: in whatever order their requests come, nothing is lost, and a third run settles
/// what they have left.
@Suite struct InterleavingTests {
  /// One way of replacing one kind.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let seed: State
    let manifest: String
    /// The section of the state, and what of an object tells that it is whole: at every moment where `isAlways`.
    let section: String
    let whole: [String]
    let isAlways: Bool
    /// All objects of the section in the end.
    let end: [String]
    var readings: Set<Reading> = []
  }

  private static let news = """
    {"id": 3, "name": "News", "type": "STANDARD", "description": null, "senderAddress": "a@example.com",
      "senderName": null, "replyToAddress": null, "replyToName": null}
    """

  private static func module(_ list: Int, left: String = "") -> Case {
    let section = "textModules: [{name: X, type: HTML}]"
    return Case(
      testDescription: "text module of list \(list)" + (left.isEmpty ? "" : ", with what was left"),
      seed: State([
        "lists": news,
        "textModules":
          #"{"id": 9, "listId": \#(list), "name": "X", "type": "TEXT_HTML", "text": "t", "html": "h"}"#
          + left,
      ]),
      manifest: list == 1 ? section : "lists: [{name: News, \(section)}]",
      section: "textModules",
      whole: [#""html":"h""#],
      isAlways: true,
      end: [#"{"listId":\#(list),"name":"X","type":"HTML","html":"h"}"#]
    )
  }

  private static func draft(left: String = "") -> Case {
    Case(
      testDescription: "draft" + (left.isEmpty ? "" : ", with what was left"),
      seed: State([
        "lists": news,
        "targetGroups": #"{"id": 7, "listId": 3, "name": "G", "description": null, "filterString": "x"}"#,
        "mailings": """
        {"id": 9, "listId": 3, "name": "X", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
          "editorContentType": "TEXT_HTML", "text": "t", "html": "h",
          "targetGroupConfiguration": {"combination": "MATCH_ALL", "targetGroups": [{"targetGroupId": 7}]}}
        """ + left,
      ]),
      manifest: "lists: [{name: News, mailings: [{name: X, editorContentType: HTML}]}]",
      section: "mailings",
      whole: [
        #""html":"h""#,
        #""targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}"#,
      ],
      isAlways: true,
      end: [
        #"{"listId":3,"name":"X","subject":"s","editorContentType":"HTML","html":"h","type":"REGULAR_MAILING","mailingState":"DRAFT","targetGroupConfiguration":{"combination":"MATCH_ALL","targetGroups":[{"targetGroupId":7}]}}"#
      ]
    )
  }

  private static func group(_ list: Int, left: String = "", _ readings: Set<Reading> = []) -> Case {
    let section = "targetGroups: [{name: X, filterString: new}]"
    return Case(
      testDescription: "target group of list \(list)" + readings.map { ", \($0.name)" }.joined()
        + (left.isEmpty ? "" : ", with what was left"),
      seed: State([
        "lists": news,
        "targetGroups":
          #"{"id": 9, "listId": \#(list), "name": "X", "description": "d", "filterString": "old"}"#
          + left,
      ]),
      manifest: list == 1 ? section : "lists: [{name: News, \(section)}]",
      section: "targetGroups",
      whole: [#""description":"d""#],
      isAlways: true,
      end: [#"{"listId":\#(list),"name":"X","description":"d","filterString":"new"}"#],
      readings: readings
    )
  }

  static let cases = [
    module(1), module(3), draft(), group(1), group(3), group(1, [.namesNotUnique]),
    module(1, left: #", {"id": 8, "listId": 1, "name": "X~inx-apply", "type": "HTML", "html": "h"}"#),
    group(
      3,
      left: #", {"id": 8, "listId": 3, "name": "X~inx-apply", "description": "d", "filterString": "new"}"#
    ),
    draft(
      left: """
        , {"id": 8, "listId": 3, "name": "X~inx-apply", "subject": "s", "type": "REGULAR_MAILING",
          "mailingState": "DRAFT", "editorContentType": "HTML", "html": "half",
          "targetGroupConfiguration": {"combination": "FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []}}
        """
    ),
    Case(
      testDescription: "attribute",
      seed: State(["attributes": #"{"id": 9, "name": "X", "type": "TEXT", "maxLength": 9, "hidden": false}"#]
      ),
      manifest: "attributes: [{name: X, type: INTEGER, hidden: false}]",
      section: "attributes",
      whole: [#""name":"X""#],
      isAlways: false,
      end: [#"{"name":"X","type":"INTEGER","hidden":false}"#]
    ),
    Case(
      testDescription: "blacklist entry",
      seed: State(["blacklistEntries": #"{"id": 9, "pattern": "X@example.com", "description": "old"}"#]),
      manifest: "blacklistEntries: [{pattern: X@example.com, description: new}]",
      section: "blacklistEntries",
      whole: [#""pattern":"X@example.com""#],
      isAlways: false,
      end: [#"{"pattern":"X@example.com","description":"new"}"#]
    ),
  ]

  @Test("both have planned before either writes", arguments: cases)
  func plannedBefore(_ test: Case) async throws {
    try await explore(test, isPlanned: true, switches: 2, more: 9)
  }

  @Test("one may plan while the other is at work", arguments: cases)
  func plannedMeanwhile(_ test: Case) async throws {
    try await explore(test, isPlanned: false, switches: 2, more: 60)
  }

  private func explore(_ test: Case, isPlanned: Bool, switches: Int, more: Int) async throws {
    let configuration = try MemoryTenant.configuration(test.manifest)
    var schedules = Schedules(switches: switches, every: more)
    var problems: [String] = []
    var known: [String: Settled] = [:]
    while let prefix = schedules.next() {
      let tenant = try MemoryTenant(test.seed.json(), under: test.readings)
      var runs = [Interleaving.Run](repeating: .init(configuration: configuration), count: 2)
      if isPlanned {
        for index in runs.indices { runs[index].plan = try await tenant.plan(configuration) }
      }
      var chosen: [Int] = []
      var choices: [[Int]] = []
      var isWhole = true
      let outcomes = try await Interleaving(tenant).run(runs) { waiting in
        if test.isAlways, !Self.holds(tenant, test) { isWhole = false }
        if chosen.count > 300 { throw Endless() }
        let last = chosen.last ?? 0
        let wanted = chosen.count < prefix.count ? prefix[chosen.count] : last
        let next = waiting.contains(wanted) ? wanted : waiting[0]
        chosen.append(next)
        choices.append(waiting)
        return next
      }
      schedules.explored(chosen, choices, from: prefix.count)
      if !Self.holds(tenant, test) { isWhole = false }
      let log = tenant.takeLog()
      let left = try tenant.comparable.text()
      let settled: Settled
      // Many orders come to the same end.
      if let known = known[left] {
        settled = known
      } else {
        let third = try await Interleaving(tenant).run([.init(configuration: configuration)]) { $0[0] }
        let objects = Self.objects(tenant, test.section)
        let isEmpty = try await tenant.plan(configuration).changes.isEmpty
        settled = Settled(third: third, objects: objects, isEmpty: isEmpty)
        known[left] = settled
      }
      guard !isWhole || settled.objects != test.end || !settled.isEmpty else { continue }
      problems.append(
        (["\(chosen)"] + zip(chosen, log).map { "\($0): \($1)" } + outcomes + ["left: \(left)", "third:"]
          + settled.third + ["end:"] + settled.objects).joined(separator: "\n")
      )
      if problems.count > 20 { break }
    }
    #expect(problems.isEmpty, "\(problems.count) of \(schedules.count), such as \(problems.first ?? "")")
    #expect(schedules.count > 4)
  }

  private struct Endless: Error {}

  /// What a third run has made of what two have left.
  private struct Settled {
    let third: [String]
    let objects: [String]
    /// Whether there is nothing to do after it.
    let isEmpty: Bool
  }

  /// Whether the content is there, under whatever name.
  private static func holds(_ tenant: MemoryTenant, _ test: Case) -> Bool {
    objects(tenant, test.section).contains { object in test.whole.allSatisfy { object.contains($0) } }
  }

  /// The objects of a section without their ids and dates, in the order of their names.
  private static func objects(_ tenant: MemoryTenant, _ section: String) -> [String] {
    (tenant.document[section]?.elements ?? []).map { object in
      let hidden = ["id", "creationDate", "modificationDate", "scheduleDate", "blockedAddressCount"]
      return JSON.object((object.members ?? []).filter { !hidden.contains($0.name) }).text()
    }.sorted()
  }
}
