import API
import Planner
import Resources

/// Changes and plans put together by hand, for what is printed of them.
enum ReportSample {
  static let tenant = "https://api.inxmail.com/acme/rest/v1"

  /// `lists.yaml` and a second file; `mark` points into the first.
  static var sources: SourceMap {
    var sources = SourceMap()
    for name in ["lists.yaml", "more/\u{1B}[2J.yaml"] {
      _ = sources.add(SourceMap.File(name: name, bytes: []))
    }
    return sources
  }

  static func mark(_ line: Int, file: Int = 0) -> Mark { Mark(file: file, line: line, column: 5) }

  static func list(_ name: String) -> Address { Address(list: nil, word: "list", name: name) }

  /// A field with both of its sides.
  static func field(_ name: String, _ before: Value?, _ after: Value?, forces: Bool = false)
    -> Change.FieldChange
  {
    Change.FieldChange(name: name, before: before, after: after, forcesReplacement: forces)
  }

  /// A change of that kind in the system scope; its object has the id and can be read as the fields say.
  static func change(
    _ action: Change.Action,
    _ kind: Kind,
    _ name: String,
    at mark: Mark? = mark(12),
    id: Int? = nil,
    reason: String? = nil,
    warnings: [String] = [],
    dependsOn: [Address] = [],
    unreadable: Bool = false,
    fields: [Change.FieldChange]
  ) -> Change {
    var values = kind.noValues
    if !unreadable {
      for field in fields { if let slot = kind.slot(field.name) { values[slot] = field.before ?? .null } }
    }
    var change = Change(
      action,
      .init(
        address: Address(list: nil, word: kind.word, name: name),
        kind: kind,
        mark: mark,
        name: name,
        list: .none
      ),
      live: id.map { LiveObject(id: $0, list: nil, name: name, values: values) },
      target: .init(desired: kind.noValues),
      shown: .init(fields: fields, reason: reason, warnings: warnings)
    )
    change.dependsOn = dependsOn
    return change
  }

  /// An update of one field of a text module.
  static func html(_ before: String?, _ after: String?) -> Change {
    change(
      .update,
      .textModule,
      "imprint",
      id: 7,
      fields: [field("html", before.map(Value.text) ?? .null, after.map(Value.text) ?? .null)]
    )
  }

  static func plan(
    _ changes: [Change],
    blocked: [GuardEntry] = [],
    allowed: [GuardEntry] = [],
    diagnostics: [Diagnostic] = []
  ) -> Plan {
    Plan(
      changes: changes,
      totals: .init(unchanged: 12, unmanaged: 3, reads: 14),
      judgement: .init(blocked: blocked, allowed: allowed),
      diagnostics: diagnostics
    )
  }

  /// One change of every action.
  static var everyAction: [Change] {
    [
      change(
        .create,
        .list,
        "Newsletter DE",
        at: mark(3),
        fields: [
          field("name", nil, .text("Newsletter DE")), field("senderAddress", nil, .text("news@example.com")),
          field("description", nil, .null),
        ]
      ),
      change(
        .update,
        .list,
        "Offers",
        id: 5,
        reason: "formerly Deals",
        fields: [
          field("name", .text("Deals"), .text("Offers")),
          field("senderName", .text("Exmaple \"X\""), .text("Example")),
          field("description", .null, .text("Monthly")), field("replyToName", .text("Service"), .null),
        ]
      ),
      change(
        .replace,
        .attribute,
        "Vorname",
        at: mark(20),
        id: 8,
        reason: "maxLength cannot be changed: replaced",
        fields: [
          field("maxLength", .int(80), .int(100), forces: true),
          field("hidden", .bool(false), .bool(true)),
        ]
      ),
      change(
        .delete,
        .blacklistEntry,
        "spam@example.com",
        at: nil,
        id: 9,
        reason: "not declared, blacklistEntries is pruned",
        fields: [
          field("pattern", .text("spam@example.com"), nil), field("description", .null, nil),
        ]
      ),
      change(
        .create,
        .targetGroup,
        "VIP",
        at: mark(30),
        warnings: ["it names an attribute that is replaced", "second"],
        dependsOn: [Address(list: nil, word: "attribute", name: "Vorname")],
        fields: [field("name", nil, .text("VIP"))]
      ),
      change(
        .deferred(.create),
        .list,
        "Events",
        at: mark(40),
        reason: "the API cannot create dynamic lists: create it in Inxmail first",
        fields: [field("type", nil, .text("DYNAMIC"))]
      ),
    ]
  }

  static let blocked = [
    GuardEntry(
      guardName: "deletion-limit",
      addresses: [list("A"), list("B")],
      message: "2 of 2 lists would be deleted: none would be left",
      override: "--allow-deletes 2"
    ),
    GuardEntry(
      guardName: "data-loss",
      addresses: [list("A")],
      message: "deleting list/A: its mailings and all other objects of the list are deleted with it",
      override: "--allow-data-loss list/A"
    ),
    GuardEntry(
      guardName: "protection",
      addresses: [list("B")],
      message: "list/B must not be deleted: policy.protect has list/*",
      override: nil
    ),
  ]

  static let allowed = [
    GuardEntry(
      guardName: "in-use",
      addresses: [Address(list: nil, word: "target-group", name: "VIP")],
      message: "deleting target-group/VIP: regular mailing 7 names it",
      override: "--allow-data-loss 'target-group/*'"
    )
  ]
}
