import Planner
import Platforms
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct PlanAnnotationsTests {
  private let annotations = PlanAnnotations(tenant: ReportSample.tenant, sources: ReportSample.sources)

  @Test func warningsWhatWaitsAndTheTotals() {
    let warning = Diagnostic.warning(
      "declared twice",
      at: ReportSample.mark(7),
      related: [Diagnostic.Related("first here", at: ReportSample.mark(3))]
    )
    #expect(
      annotations.text(ReportSample.plan(ReportSample.everyAction, diagnostics: [warning])) == """
        ::warning file=lists.yaml,line=7,col=5,title=inx-apply::declared twice%0Alists.yaml:3:5: first here
        ::warning file=lists.yaml,line=30,col=5,title=+ target-group/VIP::it names an attribute that is replaced
        ::warning file=lists.yaml,line=30,col=5,title=+ target-group/VIP::second
        ::warning file=lists.yaml,line=40,col=5,title=? list/Events::create deferred: \
        the API cannot create dynamic lists: create it in Inxmail first
        ::notice title=inx-apply%2C https%3A//api.inxmail.com/acme/rest/v1::Plan: 2 to create, 1 to update, \
        1 to replace, 1 to delete, 1 deferred; 12 unchanged, 3 unmanaged. 14 requests read, 6 to write.

        """
    )
  }

  @Test func guardsAreErrorsWhereTheirChangeStands() {
    let changes = [("B", 20), ("A", 12)].map { name, line in
      ReportSample.change(.delete, .list, name, at: ReportSample.mark(line), id: 4, fields: [])
    }
    let pruned = ReportSample.change(.delete, .targetGroup, "VIP", at: nil, id: 5, fields: [])
    let entry = GuardEntry(
      guardName: "in-use",
      addresses: [pruned.address],
      message: "deleting target-group/VIP",
      override: nil
    )
    let plan = ReportSample.plan(
      changes + [pruned],
      blocked: ReportSample.blocked + [entry],
      allowed: ReportSample.allowed
    )
    #expect(
      annotations.text(plan) == """
        ::error file=lists.yaml,line=12,col=5,title=Blocked by deletion-limit::2 of 2 lists would be deleted: \
        none would be left
        ::error file=lists.yaml,line=12,col=5,title=Blocked by data-loss::deleting list/A: its mailings and all \
        other objects of the list are deleted with it
        ::error file=lists.yaml,line=20,col=5,title=Blocked by protection::list/B must not be deleted: \
        policy.protect has list/*%0Athere is no override: change policy.protect
        ::error title=Blocked by in-use::deleting target-group/VIP%0Athere is no override: change policy.protect
        ::error title=inx-apply%2C https%3A//api.inxmail.com/acme/rest/v1::The plan is blocked: nothing was \
        applied.%0ATo allow the rest, once policy.protect is changed: --allow-deletes 2 --allow-data-loss list/A
        ::notice title=inx-apply%2C https%3A//api.inxmail.com/acme/rest/v1::Plan: 0 to create, 0 to update, \
        0 to replace, 3 to delete; 12 unchanged, 3 unmanaged. 14 requests read, 3 to write.

        """
    )
  }

  @Test func noTextStartsAnotherCommandOrAnotherProperty() {
    let hostile = "a\r\n::error::b%0A%\u{301}:\u{301},\u{301}line=1\u{1B}[0m\u{2028}"
    var sources = SourceMap()
    _ = sources.add(SourceMap.File(name: hostile, bytes: []))
    let command = WorkflowCommand(.error, hostile, [hostile, "::warning::x"], at: ReportSample.mark(1))
    let data = "a\\r\\n::error::b%250A%25\u{301}:\u{301},\u{301}line=1\\u001b[0m\\u2028"
    let property = "a\\r\\n%3A%3Aerror%3A%3Ab%250A%25\u{301}%3A\u{301}%2C\u{301}line=1\\u001b[0m\\u2028"
    let expected =
      "::error file=\(property),line=1,col=5,title=\(property)::\(data)%0A::warning::x\n"
    #expect(Array(command.text(sources).utf8) == Array(expected.utf8))
  }

  @Test func plainTextIsNoCommand() {
    let text = WorkflowCommand.plain(
      "applied + a::b\n::error::a\n  \t::add-mask::b\n\u{A0}:::c\na ##[error]b ###[x]\n:\u{301}:\n::\u{301}\n"
    )
    let expected =
      "applied + a::b\n\\u003a:error::a\n  \t\\u003a:add-mask::b\n\u{A0}\\u003a::c\na #\\u0023[error]b ##\\u0023[x]\n"
      + ":\u{301}:\n\\u003a:\u{301}\n"
    #expect(Array(text.utf8) == Array(expected.utf8), "\(text)")
  }
}
