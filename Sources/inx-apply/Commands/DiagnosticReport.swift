import Report
import Resources

/// Diagnostics where people look for them: with their lines on stderr, or on stdout as annotations of a pull request.
enum DiagnosticReport {
  static func show(_ diagnostics: [Diagnostic], _ sources: SourceMap, as format: OutputFormat) {
    let width = Terminal.errorWidth(environment).map { max($0, Rows.narrowest) }
    for diagnostic in diagnostics {
      if format == .github {
        Terminal.out(WorkflowCommand(diagnostic, sources).text(sources))
      } else {
        let text = DiagnosticText.render(diagnostic, sources: sources, width: width) { heading in
          Rows(width: width).message(heading).joined(separator: "\n")
        }
        Terminal.errorText(text)
      }
    }
  }
}
