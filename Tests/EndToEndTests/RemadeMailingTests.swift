import Resources
import Support
import Testing

/// Filters that name a mailing which the same plan makes anew or renames: they get the number that it has then.
@Suite(.serialized) struct RemadeMailingTests {
  private static let seed = State([
    "lists": #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "mailings": """
    {"id": 20, "listId": 3, "name": "May", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT", "text": "t"},
    {"id": 21, "listId": 3, "name": "June", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "DRAFT",
      "editorContentType": "TEXT", "text": "t"}
    """,
    "targetGroups": """
    {"id": 40, "listId": 3, "name": "own", "description": null, "filterString": "HasOpened(20)"},
    {"id": 41, "listId": 1, "name": "carried", "description": "d", "filterString": "hasClickedAny(21, 20)"}
    """,
  ])

  private static let manifest = """
    targetGroups:
      - {name: carried, description: new}
      - {name: made, filterString: 'x = "${" OR HasOpened(${mailing:News/MAY})'}
    lists:
      - name: News
        mailings: [MAILING]
        targetGroups: [{name: own, filterString: 'HasOpened(${mailing:MAY})'}]
    """.replacing(#"x = "${""#, with: #"x = "$${y}""#)

  private static func declared(_ mailing: String, _ name: String) -> String {
    manifest.replacing("MAILING", with: mailing).replacing("MAY", with: name)
  }

  private static func number(_ name: String, _ state: JSON) -> Int? {
    state["mailings"]?.elements?.first { $0["name"]?.text == name }?["id"]?.int
  }

  private static func filters(_ state: JSON) -> [String: String] {
    Dictionary(
      (state["targetGroups"]?.elements ?? []).map {
        ($0["name"]?.text ?? "", $0["filterString"]?.text ?? "")
      },
      uniquingKeysWith: { $1 }
    )
  }

  @Test(
    "applied at once, from a saved plan, and from a plan that was carried out in part",
    arguments: [
      ("{name: May, editorContentType: HTML, html: h}", "May"), ("{name: July, formerly: May}", "July"),
    ],
    [["m.yaml"], ["--plan", "p"], ["--plan", "p", "again"]]
  )
  func numbers(_ mailing: (item: String, name: String), _ arguments: [String]) async throws {
    let tenant = try TestTenant(.file, Self.seed)
    try tenant.declare(Self.declared(mailing.item, mailing.name))
    let plan = try await tenant.run("plan", ["--allow-data-loss", "**", "--out", "p", "m.yaml"])
    try #require(plan.code == 0, "\(plan)")
    let options = arguments.filter { $0 != "again" }
    if options != arguments {
      let part = try await tenant.run(
        "apply",
        ["--auto-approve", "--allow-data-loss", "**", "--target", "list/News/mailing/*", "m.yaml"]
      )
      try #require(part.code == 0, "\(part)")
    }
    let approved = options[0] == "m.yaml" ? ["--auto-approve", "--allow-data-loss", "**"] : []
    let apply = try await tenant.run("apply", approved + options)
    try #require(apply.code == 0, "\(apply)")
    let state = try tenant.state()
    let id = try #require(Self.number(mailing.name, state))
    #expect((id == 20) == (mailing.name == "July"))
    #expect(
      Self.filters(state) == [
        "own": "HasOpened(\(id))", "carried": "hasClickedAny(21, \(id))",
        "made": "x = \"${y}\" OR HasOpened(\(id))",
      ]
    )
    let settled = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
    #expect(settled.code == 0, "\(settled)")
    // Once more: what is saved finds all as it is to be.
    let repeated = try await tenant.run("apply", ["--plan", "p"])
    #expect(repeated.code == 0, "\(repeated)")
    #expect(try tenant.state() == state)
  }

  @Test("the group alone has the number of now, and what fails before it leaves it as it is")
  func groupAlone() async throws {
    let tenant = try TestTenant(.file, Self.seed)
    try tenant.declare(Self.declared("{name: May, editorContentType: HTML, html: h}", "May"))
    let apply = try await tenant.run(
      "apply",
      ["--auto-approve", "--target", "**/target-group/own", "--target", "target-group/made", "m.yaml"]
    )
    #expect(apply.code == 0, "\(apply)")
    #expect(
      Self.filters(try tenant.state()) == [
        "own": "HasOpened(20)", "carried": "hasClickedAny(21, 20)", "made": "x = \"${y}\" OR HasOpened(20)",
      ]
    )
  }

  @Test("a mailing that is deleted, alone or with its list", arguments: ["mailing", "list"])
  func deleted(_ what: String) async throws {
    let tenant = try TestTenant(.file, Self.seed)
    let absent =
      what == "list"
      ? "lists: [{name: News, state: absent}]"
      : "lists: [{name: News, mailings: [{name: May, state: absent}]}]"
    for filter in ["hasClickedAny(${mailing:News/June}, ${mailing:News/May})", "hasClickedAny(21, 20)"] {
      try tenant.declare("targetGroups: [{name: carried, filterString: '\(filter)'}]\n\(absent)")
      let before = try tenant.state()
      let run = try await tenant.run("apply", ["--auto-approve", "--allow-data-loss", "**", "m.yaml"])
      #expect(run.code == 1, "\(run)")
      #expect(
        run.stderr.contains("filterString names list/News/mailing/May, which this plan deletes"),
        "\(run)"
      )
      #expect(try tenant.state() == before)
    }
  }
}
