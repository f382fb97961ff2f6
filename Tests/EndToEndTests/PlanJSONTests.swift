import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct PlanJSONTests {
  private func text(_ plan: Plan) -> String {
    PlanJSON(tenant: ReportSample.tenant, sources: ReportSample.sources, version: "0.1.0").text(plan)
  }

  @Test func nothingToDo() {
    #expect(
      text(ReportSample.plan([])) == """
        {
          "formatVersion": "1.0",
          "generator": "inx-apply 0.1.0",
          "tenant": "https://api.inxmail.com/acme/rest/v1",
          "summary": {
            "create": 0,
            "update": 0,
            "replace": 0,
            "delete": 0,
            "deferred": 0,
            "unchanged": 12,
            "unmanaged": 3,
            "requests": {
              "read": 14,
              "write": 0
            }
          },
          "changes": [],
          "blocked": [],
          "allowed": [],
          "diagnostics": []
        }

        """
    )
  }

  @Test func summaryCountsEveryAction() {
    let json = PlanJSON(tenant: "sandbox:a.json", sources: ReportSample.sources, version: "1").document(
      ReportSample.plan(ReportSample.everyAction)
    )
    #expect(json["tenant"]?.text == "sandbox:a.json")
    #expect(
      json["summary"]?.text() == """
        {"create":2,"update":1,"replace":1,"delete":1,"deferred":1,"unchanged":12,"unmanaged":3,\
        "requests":{"read":14,"write":6}}
        """
    )
  }

  @Test func everyAction() {
    let json = PlanJSON(tenant: "t", sources: ReportSample.sources, version: "1")
    let texts = ReportSample.everyAction.map { json.change($0).text() }
    #expect(
      texts == [
        #"{"address":"list/Newsletter DE","kind":"list","action":"create","id":null,"#
          + #""source":{"file":"lists.yaml","line":3,"column":5},"#
          + #""fields":[{"name":"name","before":null,"after":"Newsletter DE"},"#
          + #"{"name":"senderAddress","before":null,"after":"news@example.com"},"#
          + #"{"name":"description","before":null,"after":null}],"dependsOn":[],"warnings":[],"reason":null}"#,
        #"{"address":"list/Offers","kind":"list","action":"update","id":5,"#
          + #""source":{"file":"lists.yaml","line":12,"column":5},"#
          + #""fields":[{"name":"name","before":"Deals","after":"Offers"},"#
          + #"{"name":"senderName","before":"Exmaple \"X\"","after":"Example"},"#
          + #"{"name":"description","before":null,"after":"Monthly"},"#
          + #"{"name":"replyToName","before":"Service","after":null}],"#
          + #""dependsOn":[],"warnings":[],"reason":"formerly Deals"}"#,
        #"{"address":"attribute/Vorname","kind":"attribute","action":"replace","id":8,"#
          + #""source":{"file":"lists.yaml","line":20,"column":5},"#
          + #""fields":[{"name":"maxLength","before":80,"after":100,"forcesReplacement":true},"#
          + #"{"name":"hidden","before":false,"after":true}],"#
          + #""dependsOn":[],"warnings":[],"reason":"maxLength cannot be changed: replaced"}"#,
        #"{"address":"blacklist-entry/spam@example.com","kind":"blacklist-entry","action":"delete","id":9,"#
          + #""source":null,"fields":[{"name":"pattern","before":"spam@example.com","after":null},"#
          + #"{"name":"description","before":null,"after":null}],"#
          + #""dependsOn":[],"warnings":[],"reason":"not declared, blacklistEntries is pruned"}"#,
        #"{"address":"target-group/VIP","kind":"target-group","action":"create","id":null,"#
          + #""source":{"file":"lists.yaml","line":30,"column":5},"#
          + #""fields":[{"name":"name","before":null,"after":"VIP"}],"dependsOn":["attribute/Vorname"],"#
          + #""warnings":["it names an attribute that is replaced","second"],"reason":null}"#,
        #"{"address":"list/Events","kind":"list","action":"deferred","wanted":"create","id":null,"#
          + #""source":{"file":"lists.yaml","line":40,"column":5},"#
          + #""fields":[{"name":"type","before":null,"after":"DYNAMIC"}],"dependsOn":[],"warnings":[],"#
          + #""reason":"the API cannot create dynamic lists: create it in Inxmail first"}"#,
      ]
    )
  }

  @Test func referencesAndMaps() {
    let change = ReportSample.change(
      .update,
      .subscriptionSettings,
      "-",
      id: 3,
      fields: [
        ReportSample.field("welcomeMailing", .reference(.id(8)), .reference(.name("Welcome"))),
        ReportSample.field("other", nil, .map([Value.Entry("b", "1"), Value.Entry("a", "\u{1B}\n")])),
      ]
    )
    let json = PlanJSON(tenant: "t", sources: ReportSample.sources, version: "1").change(change)
    #expect(
      json["fields"]?.text()
        == #"[{"name":"welcomeMailing","before":{"id":8},"after":"Welcome"},"#
        + #"{"name":"other","before":null,"after":{"b":"1","a":"\u001b\n"}}]"#
    )
  }

  @Test func guardsAndDiagnostics() {
    let plan = ReportSample.plan(
      [],
      blocked: ReportSample.blocked,
      allowed: ReportSample.allowed,
      diagnostics: [
        .warning("policy.protect: list/X matches nothing", at: ReportSample.mark(3)),
        Diagnostic(.note, "of no place", at: nil),
      ]
    )
    let json = PlanJSON(tenant: "t", sources: ReportSample.sources, version: "1").document(plan)
    #expect(
      json["blocked"]?.text()
        == #"[{"guard":"deletion-limit","addresses":["list/A","list/B"],"#
        + #""message":"2 of 2 lists would be deleted: none would be left","override":"--allow-deletes 2"},"#
        + #"{"guard":"data-loss","addresses":["list/A"],"#
        + #""message":"deleting list/A: its mailings and all other objects of the list are deleted with it","#
        + #""override":"--allow-data-loss list/A"},"#
        + #"{"guard":"protection","addresses":["list/B"],"#
        + #""message":"list/B must not be deleted: policy.protect has list/*","override":null}]"#
    )
    #expect(
      json["allowed"]?.text()
        == #"[{"guard":"in-use","addresses":["target-group/VIP"],"#
        + #""message":"deleting target-group/VIP: regular mailing 7 names it","#
        + #""override":"--allow-data-loss 'target-group/*'"}]"#
    )
    #expect(
      json["diagnostics"]?.text()
        == #"[{"severity":"warning","message":"policy.protect: list/X matches nothing","#
        + #""file":"lists.yaml","line":3,"column":5},"#
        + #"{"severity":"note","message":"of no place","file":null,"line":null,"column":null}]"#
    )
  }
}
