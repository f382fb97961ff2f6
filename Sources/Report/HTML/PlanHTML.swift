import Planner
import Resources

/// A plan as one self-contained page, for people who look after newsletters rather than manifests. It loads nothing, and
/// whatever names and contents hold, it runs no script but its own.
struct PlanHTML: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// What is run again with the overrides of a blocked plan; nil where the overrides alone are told.
  var invocation: Invocation?

  /// The whole text, with a final newline.
  func text(_ plan: Plan) -> String {
    let anchors = HTMLAnchors(plan.changes)
    let tenant = HTMLText.phrase(tenant)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTMLPolicy.text)">
      <meta http-equiv="x-dns-prefetch-control" content="off">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Plan for \(tenant)</title>
      <link rel="icon" href="data:,">
      <style>
      \(HTMLStyle.text)
      </style>
      </head>
      <body>
      <a class="skip" href="#changes">To the changes</a>
      <header>
      <h1>Plan <span>for <code>\(tenant)</code></span></h1>
      </header>
      <main>
      \(SummaryHTML(sources: sources, anchors: anchors, invocation: invocation).html(plan))
      \(changes(plan, anchors))
      </main>
      <footer><p>This page stands alone: it loads nothing and sends nothing.</p></footer>
      <script>\(HTMLScript.text)</script>
      </body>
      </html>

      """
  }

  private func changes(_ plan: Plan, _ anchors: HTMLAnchors) -> String {
    if plan.changes.isEmpty { return "<p class=\"empty\">There is nothing to do.</p>" }
    let writer = ChangeHTML(sources: sources, anchors: anchors, guards: PlanHTML.guards(of: plan))
    var fields = FieldHTML()
    var items: [String] = []
    for change in plan.changes { items.append(writer.html(change, &fields)) }
    return """
      <section aria-labelledby="changes-title">
      <h2 id="changes-title">Changes, in the order in which they are made</h2>
      \(FilterHTML.html(plan))
      <p id="nothing" class="empty" hidden>No changes match the filter.</p>
      <ol id="changes" tabindex="-1">
      \(items.joined(separator: "\n"))
      </ol>
      </section>
      """
  }

  /// What the guards say of each address, in a few words.
  private static func guards(of plan: Plan) -> [Address: [String]] {
    var words: [Address: [String]] = [:]
    for (entries, verdict) in [(plan.blocked, "blocked"), (plan.allowed, "allowed")] {
      for entry in entries {
        for address in entry.addresses {
          words[address, default: []].append(HTMLText.phrase("\(verdict): \(entry.guardName)"))
        }
      }
    }
    return words
  }
}
