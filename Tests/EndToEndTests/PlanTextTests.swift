import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct PlanTextTests {
  private func text(_ plan: Plan, _ style: Style = .plain) -> String {
    PlanText(tenant: ReportSample.tenant, sources: ReportSample.sources, style: style).text(plan)
  }

  @Test func everyActionHasItsSignPlaceAndFields() {
    #expect(
      text(ReportSample.plan(ReportSample.everyAction)) == """
        Tenant: https://api.inxmail.com/acme/rest/v1

        + list/Newsletter DE (lists.yaml:3)
            name:          "Newsletter DE"
            senderAddress: "news@example.com"
            description:   null

        ~ list/Offers (lists.yaml:12)
            # formerly Deals
            name:        "Deals" -> "Offers"
            senderName:  "Exmaple \\"X\\"" -> "Example"
            description: null -> "Monthly"
            replyToName: "Service" -> null

        -/+ attribute/Vorname (lists.yaml:20)
            # maxLength cannot be changed: replaced
            maxLength: 80 -> 100  # forces replacement
            hidden:    false -> true

        - blacklist-entry/spam@example.com (not declared, blacklistEntries is pruned)
            pattern:     "spam@example.com"
            description: null

        + target-group/VIP (lists.yaml:30)
            name: "VIP"
            ! warning: it names an attribute that is replaced
            ! warning: second

        ? list/Events (lists.yaml:40)
            create deferred: the API cannot create dynamic lists: create it in Inxmail first
            type: "DYNAMIC"

        Plan: 2 to create, 1 to update, 1 to replace, 1 to delete, 1 deferred; 12 unchanged, 3 unmanaged. \
        14 requests read, 6 to write.

        """
    )
  }

  @Test func guardsComeLastAndSayTheWayOut() {
    let change = ReportSample.change(
      .delete,
      .list,
      "A",
      id: 4,
      fields: [ReportSample.field("name", .text("A"), nil)]
    )
    let plan = ReportSample.plan(
      [change],
      blocked: ReportSample.blocked,
      allowed: ReportSample.allowed
    )
    #expect(
      text(plan) == """
        Tenant: https://api.inxmail.com/acme/rest/v1

        - list/A (lists.yaml:12)
            name: "A"

        Blocked by deletion-limit: 2 of 2 lists would be deleted: none would be left
        Blocked by data-loss: deleting list/A: its mailings and all other objects of the list are deleted with it
        Blocked by protection: list/B must not be deleted: policy.protect has list/*
          there is no override: change policy.protect
        Allowed by --allow-data-loss 'target-group/*': deleting target-group/VIP: regular mailing 7 names it (in-use)

        Plan: 0 to create, 0 to update, 0 to replace, 1 to delete; 12 unchanged, 3 unmanaged. \
        14 requests read, 1 to write.

        To allow the rest, once policy.protect is changed:
          --allow-deletes 2 --allow-data-loss list/A

        The plan is blocked: nothing was applied.

        """
    )
  }

  @Test func nothingToDo() {
    #expect(
      text(ReportSample.plan([])) == """
        Tenant: https://api.inxmail.com/acme/rest/v1

        No changes. The tenant matches the manifests (12 objects, 14 requests).

        """
    )
  }

  @Test func nothingToDoButWhatWaits() {
    let waiting = ReportSample.change(
      .deferred(.update),
      .textModule,
      "imprint",
      id: 7,
      reason: "its html cannot be read (500): --write-unreadable writes it all the same",
      unreadable: true,
      fields: [ReportSample.field("html", nil, .text("<p>"))]
    )
    #expect(
      text(ReportSample.plan([waiting])) == """
        Tenant: https://api.inxmail.com/acme/rest/v1

        ? text-module/imprint (lists.yaml:12)
            update deferred: its html cannot be read (500): --write-unreadable writes it all the same
            html: (unreadable) -> "<p>"

        No changes. 1 deferred: see above. (12 objects, 14 requests)

        """
    )
  }

  @Test func valuesOfEveryType() {
    let change = ReportSample.change(
      .update,
      .subscriptionSettings,
      "-",
      id: 3,
      fields: [
        ReportSample.field("welcomeMailing", .reference(.id(8)), .reference(.name("Welcome"))),
        ReportSample.field("doiConfirmationDuration", .int(30), .int(14)),
        ReportSample.field("sendRecentMail", .bool(true), .bool(false)),
        ReportSample.field(
          "other",
          .map([Value.Entry("a", "1"), Value.Entry("b\n", "2")]),
          .map([Value.Entry("a", "3")])
        ),
      ]
    )
    #expect(
      lines(of: change) == """
            welcomeMailing:          {id: 8} -> "Welcome"
            doiConfirmationDuration: 30 -> 14
            sendRecentMail:          true -> false
            other:                   {"a": "1", "b\\n": "2"} -> {"a": "3"}
        """
    )
  }

  @Test func settingsOfAListStillToBeMadeHaveNoBefore() {
    let change = ReportSample.change(
      .update,
      .setting,
      "X",
      fields: [ReportSample.field("value", nil, .bool(true))]
    )
    #expect(lines(of: change) == "    value: true")
  }

  @Test func noNameOrContentForgesALineOrMovesTheCursor() {
    let hostile = "a\u{1B}[2K\r\n- list/forged\u{202E}\u{2066}\u{85}\u{2028}\t\"\\"
    let change = ReportSample.change(
      .update,
      .list,
      hostile,
      at: ReportSample.mark(2, file: 1),
      id: 1,
      reason: "formerly \(hostile)",
      warnings: [hostile],
      fields: [
        ReportSample.field("senderName", .text("\u{1B}\u{7F}\t\"\\"), .text("b\u{AD}\u{FEFF}\u{E0001}"))
      ]
    )
    let entry = GuardEntry(guardName: "data-loss", addresses: [], message: hostile, override: hostile)
    let plan = ReportSample.plan([change], blocked: [entry], allowed: [entry])
    let escaped = #"a\u001b[2K\r\n- list/forged\u202e\u2066\u0085\u2028\t"\"#
    let inAddress = #"a%1B[2K%0D%0A- list%2Fforged%E2%80%AE%E2%81%A6%C2%85%E2%80%A8%09"\"#
    #expect(
      PlanText(tenant: "sandbox:\(hostile)", sources: ReportSample.sources, style: .plain).text(plan) == """
        Tenant: sandbox:\(escaped)

        ~ list/\(inAddress) (more/\\u001b[2J.yaml:2)
            # formerly \(escaped)
            senderName: "\\u001b\\u007f\\t\\"\\\\" -> "b\\u00ad\\ufeff\\udb40\\udc01"
            ! warning: \(escaped)

        Blocked by data-loss: \(escaped)
        Allowed by \(escaped): \(escaped) (data-loss)

        Plan: 0 to create, 1 to update, 0 to replace, 0 to delete; 12 unchanged, 3 unmanaged. \
        14 requests read, 1 to write.

        To allow all of it:
          \(escaped)

        The plan is blocked: nothing was applied.

        """
    )
  }

  @Test func colourIsAroundThePiecesAndNeverWithin() {
    let change = ReportSample.change(
      .update,
      .list,
      "A",
      id: 4,
      warnings: ["w"],
      fields: [ReportSample.field("description", .text("one\n"), .text("two\n"))]
    )
    let e = "\u{1B}["
    #expect(
      text(ReportSample.plan([change], blocked: [ReportSample.blocked[2]]), .colour) == """
        Tenant: https://api.inxmail.com/acme/rest/v1

        \(e)33m~\(e)0m \(e)1mlist/A\(e)0m \(e)2m(lists.yaml:12)\(e)0m
            description:
              \(e)36m@@ -1 +1 @@\(e)0m
              \(e)31m-one\(e)0m
              \(e)32m+two\(e)0m
            \(e)33m! warning: w\(e)0m

        \(e)31mBlocked by protection:\(e)0m list/B must not be deleted: policy.protect has list/*
          there is no override: change policy.protect

        Plan: 0 to create, 1 to update, 0 to replace, 0 to delete; 12 unchanged, 3 unmanaged. \
        14 requests read, 1 to write.

        The plan is blocked: nothing was applied.

        """
    )
  }

  /// The lines below the change's heading.
  private func lines(of change: Change) -> String {
    ChangeText(sources: ReportSample.sources, style: .plain).lines(change).dropFirst().joined(separator: "\n")
  }
}
