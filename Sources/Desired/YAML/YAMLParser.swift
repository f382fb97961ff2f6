import Resources

/// Reads YAML files into documents.
public enum YAMLParser {
  /// The documents of a file and all that is wrong with it, by place.
  ///
  /// A document is among them where it is complete and all its aliases stand for something; what follows a
  /// syntax error, too deep nesting or too many aliases is not read. `file` is the index for the marks.
  public static func parse(
    bytes: [UInt8],
    file: Int
  ) -> (documents: [YAMLDocument], diagnostics: [Diagnostic]) {
    if bytes.isEmpty { return ([], []) }
    if let problem = YAMLEncoding.problem(of: bytes, file: file) { return ([], [problem]) }
    var documents: [YAMLDocument] = []
    var diagnostics: [Diagnostic] = []
    bytes.withUnsafeBufferPointer { buffer in
      let breaks = YAMLLineBreaks(in: buffer, file: file)
      do throws(YAMLFailure) {
        try read(buffer, file: file, breaks: breaks, into: &documents, &diagnostics)
      } catch {
        switch error {
        case .syntax(let problem, let place, let context, let start):
          diagnostics.append(
            YAMLSyntaxMessage.diagnostic(
              problem: problem,
              at: place,
              context: context,
              from: start,
              in: buffer,
              breaks: breaks
            )
          )
        case .character(let character, let offset):
          diagnostics.append(YAMLEncoding.forbidden(character, at: offset, in: bytes, file: file))
        case .outOfMemory:
          diagnostics.append(.error("out of memory", at: Mark(file: file, line: 1, column: 1)))
        }
      }
    }
    return (documents, diagnostics.sortedByPlace())
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    file: Int,
    breaks: YAMLLineBreaks,
    into documents: inout [YAMLDocument],
    _ diagnostics: inout [Diagnostic]
  ) throws(YAMLFailure) {
    var stream = YAMLEventStream(bytes)
    var (expansion, expanded) = (0, 0)
    while true {
      guard case .documentStart = try stream.next().kind else { return }
      var builder = YAMLDocumentBuilder(file: file, breaks: breaks, expansion: expansion, bytes: expanded)
      var failure: YAMLFailure?
      var isWhole = true
      do throws(YAMLFailure) {
        isWhole = try fill(&builder, from: &stream)
      } catch {
        failure = error
      }
      diagnostics += builder.diagnostics
      if let failure { throw failure }
      guard isWhole else { return }
      expansion = builder.expansion
      expanded = builder.expandedBytes
      if let document = builder.finish() { documents.append(document) }
    }
  }

  /// Reads to the end of a document; false where the builder wants no more.
  private static func fill(
    _ builder: inout YAMLDocumentBuilder,
    from stream: inout YAMLEventStream
  ) throws(YAMLFailure) -> Bool {
    while true {
      let event = try stream.next()
      if case .documentEnd = event.kind { return true }
      guard builder.take(event) else { return false }
    }
  }
}
