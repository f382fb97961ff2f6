import Planner
import Resources

/// A plan as Markdown for a comment on a pull request: what a reader must not miss, then a table of the changes, then each
/// of them to be opened. What has no room is left out in whole changes, and counted.
struct PlanMarkdown: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// Bytes of UTF-8 that it keeps to, but for what must not be cut.
  let maxBytes: Int
  /// How sentences are written.
  let prose: MarkdownProse
  /// What is run again with the overrides of a blocked plan; nil where the overrides alone are told.
  var invocation: Invocation?

  /// One change as it is written.
  private struct Entry {
    let row: String
    let details: String?

    /// With a line end after the row, and an empty line before the details.
    var bytes: Int { row.utf8.count + 1 + (details.map { $0.utf8.count + 2 } ?? 0) }
  }

  /// What is written of a plan.
  private struct Draft {
    /// Each change of the plan; nil for one that is left out.
    var entries: [Entry?]
    /// How many of the plan's warnings.
    var warnings: Int
  }

  /// After so many changes that have no room no other is tried: a plan may have a hundred thousand.
  private static let patience = 100

  /// The whole text, with a final newline.
  func text(_ plan: Plan) -> String { written(plan, whole(plan) ?? cut(plan)) }

  /// The first line, by which a bot finds its comment again. It depends on nothing but the tenant.
  var marker: String { "<!-- inx-apply plan \(MarkdownText.commentWord(tenant)) -->" }

  // MARK: - What has room

  /// The whole plan, where it has room.
  private func whole(_ plan: Plan) -> Draft? {
    var draft = Draft(entries: [], warnings: plan.diagnostics.count)
    var room = maxBytes - frame(plan, draft)
    for change in plan.changes {
      let entry = entry(change)
      room -= entry.bytes
      if room < 0 { return nil }
      draft.entries.append(entry)
    }
    return room < 0 ? nil : draft
  }

  /// What must be told, and of the rest, in the plan's order, whatever has room. Warnings may take a quarter of it.
  private func cut(_ plan: Plan) -> Draft {
    var draft = Draft(entries: plan.changes.map { isCuttable($0) ? nil : entry($0) }, warnings: 0)
    var room = maxBytes - frame(plan, draft) - draft.entries.reduce(0) { $0 + ($1?.bytes ?? 0) }
    var forWarnings = room / 4
    for diagnostic in plan.diagnostics {
      let bytes = GuardMarkdown(sources: sources, prose: prose).line(diagnostic).utf8.count + 1
      guard bytes <= forWarnings else { break }
      (forWarnings, room, draft.warnings) = (forWarnings - bytes, room - bytes, draft.warnings + 1)
    }
    var misfits = 0
    for (index, change) in plan.changes.enumerated() where isCuttable(change) {
      guard room > 0, misfits < PlanMarkdown.patience else { break }
      let entry = entry(change)
      guard entry.bytes <= room else {
        misfits += 1
        continue
      }
      draft.entries[index] = entry
      room -= entry.bytes
    }
    return draft
  }

  private func isCuttable(_ change: Change) -> Bool {
    switch change.action {
    case .delete, .replace: false
    case .create, .update, .deferred: true
    }
  }

  private func entry(_ change: Change) -> Entry {
    let writer = ChangeMarkdown(sources: sources, prose: prose)
    return Entry(row: writer.row(change), details: writer.details(change))
  }

  /// The bytes of all that stands around the changes. Counts get no longer as more of them have room.
  private func frame(_ plan: Plan, _ draft: Draft) -> Int {
    let none = Draft(entries: draft.entries.map { _ in nil }, warnings: draft.warnings)
    let table = plan.changes.isEmpty ? 0 : ChangeMarkdown.tableHead.utf8.count + 2
    return written(plan, none, omitted: zip(plan.changes, draft.entries).filter { $1 == nil }.map(\.0)).utf8
      .count + table
  }

  // MARK: - Writing

  private func written(_ plan: Plan, _ draft: Draft) -> String {
    written(plan, draft, omitted: zip(plan.changes, draft.entries).filter { $1 == nil }.map(\.0))
  }

  private func written(_ plan: Plan, _ draft: Draft, omitted: [Change]) -> String {
    let entries = draft.entries.compactMap(\.self)
    var blocks = [
      "\(marker)\nTenant: \(MarkdownText.code(tenant))", PlanText.lastLine(plan, deferred: "below"),
    ]
    let guards = GuardMarkdown(sources: sources, prose: prose)
    blocks += guards.sections(plan, invocation) + guards.warnings(plan.diagnostics, draft.warnings)
    if !omitted.isEmpty { blocks.append(note(omitted, of: plan)) }
    if !entries.isEmpty {
      blocks.append(([ChangeMarkdown.tableHead] + entries.map(\.row)).joined(separator: "\n"))
    }
    blocks += entries.compactMap(\.details)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What is left out, and where it is.
  private func note(_ omitted: [Change], of plan: Plan) -> String {
    let counts = ["create", "update", "deferred"].compactMap { word -> String? in
      let count = omitted.count { $0.action.word == word }
      return count == 0 ? nil : word == "deferred" ? "\(count) deferred" : "\(count) to \(word)"
    }
    return "**Not shown here for want of room: \(omitted.count) of \(plan.changes.count) changes** "
      + "(\(counts.joined(separator: ", "))). The saved plan has all of them: "
      + "`inx-apply show FILE`, or `--format html`."
  }
}
