import Planner
import Report
import Resources

extension PlanReport.Layout {
  /// The options on the command line.
  static let options = [
    OutputFormat.option,
    Option("--max-bytes", "N", "at most so much Markdown (60000); deletions, replacements, guards stay"),
  ]

  /// Reads the options; throws a usage error.
  init(_ arguments: Arguments, _ environment: [String: String]) throws(Exit) {
    self.init(
      format: try OutputFormat(arguments),
      style: try Style.chosen(arguments, environment),
      width: Terminal.width(environment),
      maxBytes: try arguments.number("--max-bytes", in: 0...Int.max) ?? 60_000,
      invocation: arguments.invocation
    )
  }
}

extension PlanReport {
  /// Shows on stderr what the plan warns of, where the format does not hold it in a place that people look at.
  func showDiagnostics(_ plan: Plan) {
    // There they are part of the plan.
    guard layout.format != .github else { return }
    DiagnosticReport.show(plan.diagnostics, sources, as: layout.format)
  }
}

extension OutputFormat {
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
