import Planner
import Platforms
@testable import Report
import Resources
import Support
import Testing

@testable import inx_apply

/// The same plan on a terminal.
@Suite struct PlanTextWidthTests {
  private static let filter = #"Column("Punkte") >= 100 and Column("Ort") = "Berlin""#

  private static let plan = ReportSample.plan(
    [
      ReportSample.change(
        .update,
        .list,
        "日本語のニュースレター",
        id: 5,
        reason: "formerly A rather long name of a newsletter that nobody remembers",
        warnings: ["mailings that say https://example.com/a/very/long/address/that/is/one/word lose it"],
        fields: [
          ReportSample.field("name", .text("A"), .text("B")),
          ReportSample.field(
            "description",
            .text("One sentence that is somewhat long"),
            .text("Another sentence that is as long as that")
          ),
          ReportSample.field("senderName", .null, .text(String(repeating: "日", count: 30))),
        ]
      ),
      ReportSample.change(
        .replace,
        .targetGroup,
        "VIP",
        id: 8,
        fields: [
          ReportSample.field(
            "filterString",
            .text(filter + " and a"),
            .text(filter.replacing("100", with: "120") + " and a"),
            forces: true
          )
        ]
      ),
      ReportSample.change(
        .delete,
        .blacklistEntry,
        "somebody@a-rather-long-domain.example.com",
        at: nil,
        id: 9,
        reason: "not declared, blacklistEntries is pruned",
        fields: [ReportSample.field("pattern", .text("somebody@a-rather-long-domain.example.com"), nil)]
      ),
    ],
    blocked: ReportSample.blocked
  )

  private func text(_ plan: Plan, _ style: Style = .plain, width: Int?) -> String {
    PlanText(tenant: ReportSample.tenant, sources: ReportSample.sources, style: style, width: width)
      .text(plan)
  }

  @Test func aNarrowTerminal() {
    #expect(
      text(Self.plan, width: 50) == """
        Tenant: https://api.inxmail.com/acme/rest/v1

        ~ list/日本語のニュースレター (lists.yaml:12)
            # formerly A rather long name of a newsletter
              that nobody remembers
            name:        "A" -> "B"
            description: "One sentence that is somewhat\u{20}
                         long"
                         -> "Another sentence that is as\u{20}
                         long as that"
            senderName:  null
                         -> "日日日日日日日日日日日日日日
                         日日日日日日日日日日日日日日日日"
            ! warning: mailings that say
              https://example.com/a/very/long/address/that/is/one/word
              lose it

        -/+ target-group/VIP (lists.yaml:12)
            filterString: "Column(\\"Punkte\\") >= 100 and\u{20}
                          Column(\\"Ort\\") = \\"Berlin\\"\u{20}
                          and a"
                          -> "Column(\\"Punkte\\") >= 120\u{20}
                          and Column(\\"Ort\\") =\u{20}
                          \\"Berlin\\" and a"
                          # forces replacement

        - blacklist-entry/somebody@a-rather-long-domain.example.com
            (not declared, blacklistEntries is pruned)
            pattern: "somebody@a-rather-long-domain.exampl
                     e.com"

        Blocked by deletion-limit: 2 of 2 lists would be
          deleted: none would be left
        Blocked by data-loss: deleting list/A: its
          mailings and all other objects of the list are
          deleted with it
        Blocked by protection: list/B must not be deleted:
          policy.protect has list/*
          there is no override: change policy.protect

        Plan: 0 to create, 1 to update, 1 to replace, 1 to
        delete; 12 unchanged, 3 unmanaged. 14 requests
        read, 4 to write.

        To allow the rest, once policy.protect is changed:
          --allow-deletes 2 --allow-data-loss list/A

        The plan is blocked: nothing was applied.

        """
    )
  }

  /// Whatever the width, a terminal breaks no line but those that must stay whole.
  @Test(arguments: [40, 53, 80, 120, 200])
  func widths(_ width: Int) {
    let whole = ["Tenant:", "      https://", "- blacklist-entry/", "  --allow-deletes"]
    for line in text(Self.plan, width: width).split(separator: "\n")
    where !whole.contains(where: line.hasPrefix) {
      #expect(Columns.width(of: line) <= width, "\(line)")
    }
  }

  /// A width that nothing reaches changes nothing.
  @Test func aWideTerminal() {
    #expect(text(Self.plan, width: 10_000) == text(Self.plan, width: nil))
    #expect(
      text(ReportSample.plan(ReportSample.everyAction), width: 140)
        == text(ReportSample.plan(ReportSample.everyAction), width: nil)
    )
  }

  @Test func whoHasMovedStandsBesideTheField() {
    var fields = [
      ReportSample.field("name", .text("A"), .text("B")),
      ReportSample.field("senderName", .text("Exmaple"), .text("Example"), forces: true),
      ReportSample.field("description", .text("a\nb\n"), .text("a\nc\n")),
      ReportSample.field("replyToName", .text("A"), .text(String(repeating: "b", count: 60))),
      ReportSample.field("replyToAddress", .null, .text("a@example.com")),
    ]
    fields[0].changedIn = .manifests
    fields[1].changedIn = .tenant
    fields[2].changedIn = .both
    fields[3].changedIn = .tenant
    let change = ReportSample.change(.update, .list, "A", id: 5, fields: fields)
    #expect(
      ChangeText(sources: ReportSample.sources, style: .plain).lines(change).joined(separator: "\n") == """
        ~ list/A (lists.yaml:12)
            name:           "A" -> "B"              # changed in the manifests
            senderName:     "Exmaple" -> "Example"  # forces replacement, changed in the tenant
            description:  # changed in both
              @@ -1,2 +1,2 @@
               a
              -b
              +c
            replyToName:    "A" -> "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"  # changed in the tenant
            replyToAddress: null -> "a@example.com"
        """
    )
    #expect(
      ChangeText(sources: ReportSample.sources, style: .plain, width: 60).lines(change).joined(
        separator: "\n"
      ) == """
        ~ list/A (lists.yaml:12)
            name:           "A" -> "B"
                            # changed in the manifests
            senderName:     "Exmaple" -> "Example"
                            # forces replacement, changed in the tenant
            description:  # changed in both
              @@ -1,2 +1,2 @@
               a
              -b
              +c
            replyToName:    "A"
                            -> "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                            bbbbbbbbbbbbbbbbbbbbbbbb"
                            # changed in the tenant
            replyToAddress: null -> "a@example.com"
        """
    )
  }
}
