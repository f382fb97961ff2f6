import Planner
import Resources
import Support

/// A plan as the JSON document that `plan --format json` prints and a saved plan begins with.
package struct PlanJSON: Sendable {
  /// The document's version; what is added within a major one breaks no reader.
  static let formatVersion = "1.0"

  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// This program's version, such as `0.1.0`.
  let version: String

  /// As a file or standard output gets it: indented, with a final newline.
  func text(_ plan: Plan) -> String { document(plan).text(.indented) + "\n" }

  /// The whole document.
  package func document(_ plan: Plan) -> JSON {
    .members([
      "formatVersion": .string(PlanJSON.formatVersion),
      "generator": .string("inx-apply \(version)"),
      "tenant": .string(tenant),
      "summary": summary(plan),
      "changes": .array(plan.changes.map(change)),
      "blocked": .array(plan.blocked.map(entry)),
      "allowed": .array(plan.allowed.map(entry)),
      "diagnostics": .array(plan.diagnostics.map { DiagnosticJSON.document($0, sources) }),
    ])
  }

  /// One change; a saved plan adds to it.
  func change(_ change: Change) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("address", .string(change.address.text)),
      JSON.Member("kind", .string(change.kind.word)),
      JSON.Member("action", .string(change.action.word)),
    ]
    if case .deferred(let wanted) = change.action {
      members.append(JSON.Member("wanted", .string(wanted.rawValue)))
    }
    members += [
      JSON.Member("id", change.id.map(JSON.int) ?? .null),
      JSON.Member("source", source(change.mark)),
      JSON.Member("fields", .array(change.fields.map(field))),
      JSON.Member("dependsOn", .array(change.dependsOn.map { .string($0.text) })),
      JSON.Member("warnings", .array(change.warnings.map(JSON.string))),
      JSON.Member("reason", .optional(change.reason)),
    ]
    return .object(members)
  }

  private func summary(_ plan: Plan) -> JSON {
    .members([
      "create": .int(plan.count("create")),
      "update": .int(plan.count("update")),
      "replace": .int(plan.count("replace")),
      "delete": .int(plan.count("delete")),
      "deferred": .int(plan.count("deferred")),
      "unchanged": .int(plan.unchanged),
      "unmanaged": .int(plan.unmanaged),
      "requests": .members(["read": .int(plan.reads), "write": .int(plan.writes)]),
    ])
  }

  private func source(_ mark: Mark?) -> JSON {
    guard let mark else { return .null }
    return .members([
      "file": .string(sources.name(of: mark)),
      "line": .int(Int(mark.line)),
      "column": .int(Int(mark.column)),
    ])
  }

  private func field(_ field: Change.FieldChange) -> JSON {
    let json = JSON.members([
      "name": .string(field.name),
      "before": field.before?.json ?? .null,
      "after": field.after?.json ?? .null,
    ])
    let forcing = field.forcesReplacement ? json.setting("forcesReplacement", to: .bool(true)) : json
    return field.changedIn.map { forcing.setting("changedIn", to: .string($0.rawValue)) } ?? forcing
  }

  func entry(_ entry: GuardEntry) -> JSON {
    .members([
      "guard": .string(entry.guardName),
      "addresses": .array(entry.addresses.map { .string($0.text) }),
      "message": .string(entry.message),
      "override": .optional(entry.override),
    ])
  }
}
