import Planner
import Resources

/// A plan in whatever format was asked for: the one place where formats are told apart.
package struct PlanReport: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  package let sources: SourceMap
  /// How it is written.
  package var layout: Layout
  /// The kinds that sentences may name objects of.
  private let registry: Registry

  package init(tenant: String, sources: SourceMap, layout: Layout, registry: Registry) {
    self.registry = registry
    self.tenant = tenant
    self.sources = sources
    self.layout = layout
  }

  /// What the command line says of how a plan is written.
  package struct Layout: Sendable {
    package let format: OutputFormat
    package let style: Style
    /// How many columns the terminal has; nil where stdout is none.
    package let width: Int?
    /// Bytes of UTF-8 that Markdown keeps to, but for what must not be cut.
    package var maxBytes: Int
    /// The command line that runs it again; nil where a reader has another one at hand.
    package var invocation: Invocation?

    package init(
      format: OutputFormat,
      style: Style,
      width: Int?,
      maxBytes: Int,
      invocation: Invocation?
    ) {
      self.format = format
      self.style = style
      self.width = width
      self.maxBytes = maxBytes
      self.invocation = invocation
    }
  }

  /// The JSON document.
  package var json: PlanJSON { PlanJSON(tenant: tenant, sources: sources, version: Version.current) }

  /// Writes sentences in Markdown.
  var prose: MarkdownProse { MarkdownProse(registry) }

  /// The same with another limit for Markdown.
  package func within(_ maxBytes: Int) -> PlanReport {
    var report = self
    report.layout.maxBytes = maxBytes
    return report
  }

  /// The plan as standard output gets it.
  package func text(_ plan: Plan) -> String {
    switch layout.format {
    case .text:
      PlanText(
        tenant: tenant,
        sources: sources,
        style: layout.style,
        width: layout.width,
        invocation: layout.invocation
      ).text(plan)
    case .json: json.text(plan)
    case .markdown:
      PlanMarkdown(
        tenant: tenant,
        sources: sources,
        maxBytes: layout.maxBytes,
        prose: prose,
        invocation: layout.invocation
      ).text(plan)
    case .html: PlanHTML(tenant: tenant, sources: sources, invocation: layout.invocation).text(plan)
    case .github: PlanAnnotations(tenant: tenant, sources: sources, invocation: layout.invocation).text(plan)
    }
  }
}

/// How what was asked for is written.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, markdown, html, github
}
