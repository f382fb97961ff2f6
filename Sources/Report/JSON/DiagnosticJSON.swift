import Resources
import Support

/// Diagnostics as JSON: for `validate --format json`, and within a plan.
package enum DiagnosticJSON {
  /// `{"diagnostics": […]}`, indented, with a final newline.
  package static func text(_ diagnostics: [Diagnostic], _ sources: SourceMap) -> String {
    diagnosticsJSON(diagnostics, sources).text(.indented) + "\n"
  }

  /// One diagnostic. Its other places are a member of their own where there are any.
  static func document(_ diagnostic: Diagnostic, _ sources: SourceMap) -> JSON {
    let json = JSON.object(
      [
        JSON.Member("severity", .string(diagnostic.severity.rawValue)),
        JSON.Member("message", .string(diagnostic.message)),
      ] + place(diagnostic.mark, sources)
    )
    guard !diagnostic.related.isEmpty else { return json }
    let related = diagnostic.related.map {
      JSON.object([JSON.Member("message", .string($0.message))] + place($0.mark, sources))
    }
    return json.setting("related", to: .array(related))
  }

  private static func place(_ mark: Mark?, _ sources: SourceMap) -> [JSON.Member] {
    [
      JSON.Member("file", mark.map { .string(sources.name(of: $0)) } ?? .null),
      JSON.Member("line", mark.map { .int(Int($0.line)) } ?? .null),
      JSON.Member("column", mark.map { .int(Int($0.column)) } ?? .null),
    ]
  }
}

/// All diagnostics as one document, in the order given.
func diagnosticsJSON(_ diagnostics: [Diagnostic], _ sources: SourceMap) -> JSON {
  .members(["diagnostics": .array(diagnostics.map { DiagnosticJSON.document($0, sources) })])
}
