import Resources

/// Reads YAML files into documents.
package enum YAMLParser {
  /// The documents of a file and all that is wrong with it, by place.
  ///
  /// A document is among them where it is complete and all its aliases stand for something; what follows a
  /// syntax error, too deep nesting or too many aliases is not read. `file` is the index for the marks.
  package static func parse(
    bytes: [UInt8],
    file: Int
  ) -> (documents: [YAMLDocument], diagnostics: [Diagnostic]) {
    var expansion = YAMLExpansion()
    return parse(bytes: bytes, file: file, &expansion)
  }

  /// The same for a file that is read with others: their aliases count together.
  static func parse(
    bytes: [UInt8],
    file: Int,
    _ expansion: inout YAMLExpansion
  ) -> (documents: [YAMLDocument], diagnostics: [Diagnostic]) {
    if bytes.isEmpty { return ([], []) }
    if let problem = YAMLEncoding.problem(of: bytes, file: file) { return ([], [problem]) }
    var documents: [YAMLDocument] = []
    var diagnostics: [Diagnostic] = []
    bytes.withUnsafeBufferPointer { whole in
      for part in YAMLPart.all(in: whole) where !part.range.isEmpty {
        let buffer = UnsafeBufferPointer(rebasing: whole[part.range])
        let breaks = YAMLLineBreaks(in: buffer, file: file, firstLine: part.line)
        let surrogates = YAMLSurrogates(buffer)
        do throws(YAMLFailure) {
          try read(buffer, surrogates, file: file, breaks: breaks, &expansion, into: &documents, &diagnostics)
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
            let offset = part.range.lowerBound + (surrogates?.original(offset) ?? offset)
            diagnostics.append(YAMLEncoding.forbidden(character, at: offset, in: bytes, file: file))
          case .outOfMemory:
            diagnostics.append(.error("out of memory", at: Mark(file: file, line: 1, column: 1)))
          }
        }
      }
    }
    let blanks = YAMLBlanks.causes(in: diagnostics)
    // Where they are, nothing is where it seems to be.
    if !blanks.isEmpty { return ([], blanks.sortedByPlace()) }
    return (documents, diagnostics.sortedByPlace())
  }

  /// Reads what libyaml is given instead of the bytes where they hold surrogate pairs.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ surrogates: YAMLSurrogates?,
    file: Int,
    breaks: YAMLLineBreaks,
    _ expansion: inout YAMLExpansion,
    into documents: inout [YAMLDocument],
    _ diagnostics: inout [Diagnostic]
  ) throws(YAMLFailure) {
    guard let surrogates else {
      return try read(bytes, nil, file, breaks, &expansion, &documents, &diagnostics)
    }
    try surrogates.bytes.withUnsafeBufferPointer { prepared throws(YAMLFailure) in
      try read(prepared, surrogates, file, breaks, &expansion, &documents, &diagnostics)
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ surrogates: YAMLSurrogates?,
    _ file: Int,
    _ breaks: YAMLLineBreaks,
    _ expansion: inout YAMLExpansion,
    _ documents: inout [YAMLDocument],
    _ diagnostics: inout [Diagnostic]
  ) throws(YAMLFailure) {
    var stream = YAMLEventStream(bytes)
    while true {
      guard case .documentStart = try stream.next().kind else { return }
      var builder = YAMLDocumentBuilder(
        file: file,
        breaks: breaks,
        expansion: expansion,
        surrogates: surrogates
      )
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
      expansion.written += builder.written
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

/// What the aliases of all files so far stand for.
struct YAMLExpansion {
  /// How many nodes. Cannot overflow: reading ends above the limit.
  var nodes = 0
  /// How many bytes of text.
  var bytes = 0
  /// How many nodes are written in documents that have ended.
  var written = 0
}
