import Resources

/// Diagnostics where people look for them: with their lines on stderr, or on stdout as annotations of a pull request.
enum DiagnosticReport {
  static func show(_ diagnostics: [Diagnostic], _ sources: SourceMap, as format: OutputFormat) {
    for diagnostic in diagnostics {
      if format == .github {
        Terminal.out(WorkflowCommand(diagnostic, sources).text(sources))
      } else {
        Terminal.errorText(DiagnosticText.render(diagnostic, sources: sources))
      }
    }
  }
}
