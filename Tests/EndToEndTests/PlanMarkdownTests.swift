import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct PlanMarkdownTests {
  private func text(_ plan: Plan) -> String {
    PlanMarkdown(
      tenant: ReportSample.tenant,
      sources: ReportSample.sources,
      maxBytes: 60_000,
      prose: MarkdownProse(.standard)
    ).text(plan)
  }

  private static let head = """
    <!-- inx-apply plan https://api.inxmail.com/acme/rest/v1 -->
    Tenant: `https://api.inxmail.com/acme/rest/v1`
    """

  @Test func everyAction() {
    #expect(
      text(ReportSample.plan(ReportSample.everyAction))
        == """
        \(PlanMarkdownTests.head)

        Plan: 2 to create, 1 to update, 1 to replace, 1 to delete, 1 deferred; 12 unchanged, 3 unmanaged. \
        14 requests read, 6 to write.

        | | Change | Place | Fields |
        |---|---|---|---|
        | `+` | `list/Newsletter DE` | `lists.yaml:3` | `name`, `senderAddress`, `description` |
        | `~` | `list/Offers` | `lists.yaml:12` | `name`, `senderName`, `description`, `replyToName` |
        | `-/+` | `attribute/Vorname` | `lists.yaml:20` | `maxLength` (forces replacement), `hidden` |
        | `-` | `blacklist-entry/spam@example.com` | not declared | `pattern`, `description` |
        | `+` | `target-group/VIP` | `lists.yaml:30` | `name` |
        | `?` | `list/Events` | `lists.yaml:40` | `type` |

        <details>
        <summary><code>+</code> <code>list/Newsletter DE</code></summary>

        - `name`: `"Newsletter DE"`
        - `senderAddress`: `"news@example.com"`
        - `description`: `null`

        </details>

        <details>
        <summary><code>~</code> <code>list/Offers</code></summary>

        Reason: formerly Deals

        - `name`: `"Deals" -> "Offers"`
        - `senderName`: `"Exmaple \\"X\\"" -> "Example"`
        - `description`: `null -> "Monthly"`
        - `replyToName`: `"Service" -> null`

        </details>

        <details>
        <summary><code>-/+</code> <code>attribute/Vorname</code></summary>

        Reason: `maxLength` cannot be changed: replaced

        - `maxLength` (forces replacement): `80 -> 100`
        - `hidden`: `false -> true`

        </details>

        <details>
        <summary><code>-</code> <code>blacklist-entry/spam@example.com</code></summary>

        Reason: not declared, `blacklistEntries` is pruned

        - `pattern`: `"spam@example.com"`
        - `description`: `null`

        </details>

        <details>
        <summary><code>+</code> <code>target-group/VIP</code></summary>

        - **Warning:** it names an attribute that is replaced
        - **Warning:** second

        - `name`: `"VIP"`

        </details>

        <details open>
        <summary><code>?</code> <code>list/Events</code></summary>

        **create deferred**: the API cannot create dynamic lists: create it in Inxmail first

        - `type`: `"DYNAMIC"`

        </details>

        """.replacing("`maxLength` cannot", with: "maxLength cannot").replacing(
          "`blacklistEntries` is",
          with: "blacklistEntries is"
        )
    )
  }

  @Test func guardsAndWarningsStandBeforeTheChanges() {
    let change = ReportSample.change(
      .delete,
      .list,
      "A",
      id: 4,
      fields: [ReportSample.field("name", .text("A"), nil)]
    )
    let warning = Diagnostic.warning(
      "attribute Alter is declared twice",
      at: ReportSample.mark(7),
      related: [Diagnostic.Related("first here", at: ReportSample.mark(3))]
    )
    let plan = ReportSample.plan(
      [change],
      blocked: ReportSample.blocked,
      allowed: ReportSample.allowed,
      diagnostics: [warning, .warning("in general", at: nil)]
    )
    #expect(
      text(plan) == """
        \(PlanMarkdownTests.head)

        Plan: 0 to create, 0 to update, 0 to replace, 1 to delete; 12 unchanged, 3 unmanaged. \
        14 requests read, 1 to write.

        ### Blocked: nothing is applied

        - **data-loss**: deleting `list/A`: its mailings and all other objects of the list are deleted with it
        - **deletion-limit**: 2 of 2 lists would be deleted: none would be left
        - **protection**: `list/B` must not be deleted: `policy.protect` has `list/*`
          There is no override: change `policy.protect`

        To allow the rest, once policy.protect is changed: `--allow-deletes 2 --allow-data-loss list/A`

        ### Allowed

        - **in-use**, by `--allow-data-loss 'target-group/*'`: deleting `target-group/VIP`: regular mailing 7 names it

        ### Warnings

        - warning at `lists.yaml:7:5`: attribute Alter is declared twice
          - `lists.yaml:3:5`: first here
        - warning: in general

        | | Change | Place | Fields |
        |---|---|---|---|
        | `-` | `list/A` | `lists.yaml:12` | `name` |

        <details>
        <summary><code>-</code> <code>list/A</code></summary>

        - `name`: `"A"`

        </details>

        """
    )
  }

  @Test func nothingToDo() {
    #expect(
      text(ReportSample.plan([])) == """
        \(PlanMarkdownTests.head)

        No changes. The tenant matches the manifests (12 objects, 14 requests).

        """
    )
  }

  @Test func longTextsWhatCannotBeReadAndWhoHasMoved() {
    let change = ReportSample.change(
      .update,
      .textModule,
      "imprint",
      id: 7,
      fields: [
        Change.FieldChange(name: "name", before: .text("a"), after: .text("b"), changedIn: .both),
        Change.FieldChange(
          name: "text",
          before: .text("1\n```\n3\n"),
          after: .text("1\n```\nthree\n"),
          changedIn: .tenant
        ),
        ReportSample.field("html", .null, .text("<p>\n</details>\n")),
      ]
    )
    let waiting = ReportSample.change(
      .deferred(.update),
      .textModule,
      "terms",
      id: 8,
      reason: "its html cannot be read (500): --write-unreadable writes it all the same",
      unreadable: true,
      fields: [ReportSample.field("html", nil, .text("<p>"))]
    )
    let lines = text(ReportSample.plan([change])).split(separator: "<details>\n").dropFirst().joined()
    #expect(
      lines == """
        <summary><code>~</code> <code>text-module/imprint</code></summary>

        - `name` (changed in both): `"a" -> "b"`
        - `text` (changed in the tenant):

        ````diff
        @@ -1,3 +1,3 @@
         1
         ```
        -3
        +three
        ````

        - `html`: `null ->`

        ```diff
        +<p>
        +</details>
        ```

        </details>

        """
    )
    #expect(
      text(ReportSample.plan([waiting])) == """
        \(PlanMarkdownTests.head)

        No changes. 1 deferred: see below. (12 objects, 14 requests)

        | | Change | Place | Fields |
        |---|---|---|---|
        | `?` | `text-module/terms` | `lists.yaml:12` | `html` |

        <details open>
        <summary><code>?</code> <code>text-module/terms</code></summary>

        **update deferred**: its html cannot be read (500): `--write-unreadable` writes it all the same

        - `html`: `(unreadable) -> "<p>"`

        </details>

        """
    )
  }
}
