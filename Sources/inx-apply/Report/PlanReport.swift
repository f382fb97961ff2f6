import Planner
import Resources

/// A plan in whatever format was asked for: the one place where formats are told apart.
struct PlanReport: Sendable {
  /// The base URL, or `sandbox:FILE`.
  let tenant: String
  /// The files that marks point into.
  let sources: SourceMap
  /// How it is written.
  var layout: Layout

  /// What the command line says of how a plan is written.
  struct Layout: Sendable {
    let format: OutputFormat
    let style: Style
    /// How many columns the terminal has; nil where stdout is none.
    let width: Int?
    /// Bytes of UTF-8 that Markdown keeps to, but for what must not be cut.
    var maxBytes: Int
    /// The command line that runs it again; nil where a reader has another one at hand.
    var invocation: Invocation?

    /// The options on the command line.
    static let options = [
      OutputFormat.option,
      Option("--max-bytes", "N", "at most so much Markdown (60000); deletions, replacements, guards stay"),
    ]

    /// Reads the options; throws a usage error.
    init(_ arguments: Arguments, _ environment: [String: String]) throws(Exit) {
      format = try OutputFormat(arguments)
      style = try Style.chosen(arguments, environment)
      width = Terminal.width(environment)
      maxBytes = try arguments.number("--max-bytes", in: 0...Int.max) ?? 60_000
      invocation = Invocation(arguments)
    }
  }

  /// The JSON document.
  var json: PlanJSON { PlanJSON(tenant: tenant, sources: sources, version: Main.version) }

  /// The same with another limit for Markdown.
  func within(_ maxBytes: Int) -> PlanReport {
    var report = self
    report.layout.maxBytes = maxBytes
    return report
  }

  /// The plan as standard output gets it.
  func text(_ plan: Plan) -> String {
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
    case .markdown: PlanMarkdown(tenant: tenant, sources: sources, maxBytes: layout.maxBytes).text(plan)
    case .html: PlanHTML(tenant: tenant, sources: sources).text(plan)
    case .github: PlanAnnotations(tenant: tenant, sources: sources).text(plan)
    }
  }

  /// Shows on stderr what the plan warns of, where the format does not hold it in a place that people look at.
  func showDiagnostics(_ plan: Plan) {
    // There they are part of the plan.
    guard layout.format != .github else { return }
    DiagnosticReport.show(plan.diagnostics, sources, as: layout.format)
  }
}

/// How what was asked for is written.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, markdown, html, github

  /// The option, with all formats or those that the command has.
  static let option = option(of: allCases)

  /// The option of a command that has these formats.
  static func option(of formats: [OutputFormat]) -> Option {
    Option("--format", formats.map(\.rawValue).joined(separator: "|"), "how the result is written (text)")
  }

  /// Reads the option; throws a usage error.
  init(_ arguments: Arguments, of formats: [OutputFormat] = allCases) throws(Exit) {
    guard let word = arguments.value("--format") else {
      self = .text
      return
    }
    guard let format = formats.first(where: { $0.rawValue == word }) else {
      let words = formats.map(\.rawValue)
      let list = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
      throw .usage("--format must be \(list), not \"\(word)\"")
    }
    self = format
  }
}
