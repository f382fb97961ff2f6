import Planner
import Resources

/// What a reader must know before the changes: the totals, what stops the plan or loses data, what a person has to do,
/// and what is said of the manifests.
struct SummaryHTML: Sendable {
  /// So many entries of a kind are open from the beginning.
  private static let shownEntries = 10
  /// So many addresses are shown of one entry.
  private static let shownAddresses = 20

  /// The files that marks point into.
  let sources: SourceMap
  /// Where the page has its changes.
  let anchors: HTMLAnchors
  /// What is run again with the overrides of a blocked plan; nil where the overrides alone are told.
  let invocation: Invocation?

  /// All sections that the plan has anything for.
  func html(_ plan: Plan) -> String {
    let sections = [totals(plan), guards(plan), deferred(plan), diagnostics(plan)]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: - Totals

  private func totals(_ plan: Plan) -> String {
    let tiles =
      ["create", "update", "replace", "delete", "deferred"].map { ($0, plan.count($0)) }
      + [("unchanged", plan.unchanged), ("unmanaged", plan.unmanaged)]
    let items = tiles.map { word, count in
      "<li class=\"\(count == 0 ? "none" : word)\"><b>\(count)</b> \(word)</li>"
    }
    return """
      <section aria-labelledby="totals">
      <h2 id="totals" class="vh">Totals</h2>
      <ul class="tiles">
      \(items.joined(separator: "\n"))
      </ul>
      <p class="sentence">\(HTMLText.phrase(PlanText.lastLine(plan)))</p>
      </section>
      """
  }

  // MARK: - Guards

  private func guards(_ plan: Plan) -> String {
    if plan.blocked.isEmpty && plan.allowed.isEmpty { return "" }
    let title =
      plan.blocked.isEmpty ? "Data loss and other risks that were allowed" : "This plan is blocked"
    let lead =
      plan.blocked.isEmpty
      ? "" : "<p>Nothing of it is applied unless each of these is allowed, or is gone.</p>\n"
    let entries = plan.blocked.map(blocked) + plan.allowed.map(allowed)
    let note = (invocation?.note).map { "<br>\(HTMLText.phrase($0))" } ?? ""
    let way =
      PlanText.command(plan, invocation).map {
        "\n<p class=\"way\">\(PlanText.lead(plan)): <code>\(HTMLText.phrase($0))</code>\(note)</p>"
      } ?? ""
    return section("guards", plan.blocked.isEmpty ? "risks" : "blocked", title, lead + list(entries) + way)
  }

  private func blocked(_ entry: GuardEntry) -> String {
    let way =
      entry.override == nil
      ? "<br><span class=\"way\">There is no override: change <code>policy.protect</code> in the manifests.</span>"
      : ""
    return "<li><b>Blocked by \(HTMLText.phrase(entry.guardName)):</b> \(HTMLText.phrase(entry.message))"
      + "\(way)\(about(entry))</li>"
  }

  private func allowed(_ entry: GuardEntry) -> String {
    let flag = entry.override.map { " by <code>\(HTMLText.phrase($0))</code>" } ?? ""
    return "<li class=\"let\"><b>\(HTMLText.phrase(entry.guardName)), allowed\(flag):</b> "
      + "\(HTMLText.phrase(entry.message))\(about(entry))</li>"
  }

  private func about(_ entry: GuardEntry) -> String {
    entry.addresses.isEmpty
      ? "" : "<br><span class=\"about\">\(anchors.links(entry.addresses, SummaryHTML.shownAddresses))</span>"
  }

  // MARK: - What waits, and what is said

  private func deferred(_ plan: Plan) -> String {
    let entries = plan.changes.filter { !$0.action.isAttempted }.map { change in
      "<li>\(anchors.link(change.address))"
        + (change.reason.map { "<br>\(HTMLText.phrase($0))" } ?? "") + "</li>"
    }
    if entries.isEmpty { return "" }
    let lead = "<p>These changes wait for a person. Everything else can go on.</p>\n"
    return section("waiting", "deferred", "To do in Inxmail first", lead + list(entries))
  }

  private func diagnostics(_ plan: Plan) -> String {
    let entries = plan.diagnostics.map { diagnostic in
      "<li><b>\(ChangeHTML.capitalized(diagnostic.severity.rawValue)):</b> "
        + HTMLText.phrase(diagnostic.message) + place(diagnostic.mark)
        + diagnostic.related.map { "<br>\(HTMLText.phrase($0.message))\(place($0.mark))" }.joined() + "</li>"
    }
    return entries.isEmpty ? "" : section("diagnostics", "warnings", "About the manifests", list(entries))
  }

  private func place(_ mark: Mark?) -> String {
    guard let mark else { return "" }
    return
      " <span class=\"fact\">\(HTMLText.phrase(sources.name(of: mark))):\(mark.line):\(mark.column)</span>"
  }

  // MARK: - Markup

  private func section(_ id: String, _ look: String, _ title: String, _ content: String) -> String {
    """
    <section class="notice \(look)" id="\(id)" aria-labelledby="\(id)-title">
    <h2 id="\(id)-title">\(title)</h2>
    \(content)
    </section>
    """
  }

  /// The first entries, and the others to be opened.
  private func list(_ entries: [String]) -> String {
    func ul(_ some: ArraySlice<String>) -> String { "<ul>\n\(some.joined(separator: "\n"))\n</ul>" }
    let rest = entries.dropFirst(SummaryHTML.shownEntries)
    let first = ul(entries.prefix(SummaryHTML.shownEntries))
    return rest.isEmpty
      ? first : first + "\n<details><summary>\(rest.count) more</summary>\n\(ul(rest))\n</details>"
  }
}
