import Resources

/// A command of GitHub Actions, which reads them from a log: an annotation of a line in a pull request.
package struct WorkflowCommand: Sendable {
  /// How much it weighs.
  let severity: Diagnostic.Severity
  /// What stands above it.
  let title: String
  /// What it says; later lines are what belongs to it.
  let lines: [String]
  /// Where; nil for the whole run.
  let mark: Mark?

  init(_ severity: Diagnostic.Severity, _ title: String, _ lines: [String], at mark: Mark?) {
    self.severity = severity
    self.title = title
    self.lines = lines
    self.mark = mark
  }

  /// A diagnostic with its other places.
  package init(_ diagnostic: Diagnostic, _ sources: SourceMap) {
    let related = diagnostic.related.map { other in
      "\(sources.name(of: other.mark)):\(other.mark.line):\(other.mark.column): \(other.message)"
    }
    self.init(diagnostic.severity, "inx-apply", [diagnostic.message] + related, at: diagnostic.mark)
  }

  /// The line of the log, with its line end. No text in it can end it early: a line end would start another command.
  package func text(_ sources: SourceMap) -> String {
    let word =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let mark {
      properties.append("file=\(WorkflowCommand.property(sources.name(of: mark)))")
      properties += ["line=\(mark.line)", "col=\(mark.column)"]
    }
    properties.append("title=\(WorkflowCommand.property(title))")
    let message = lines.map(WorkflowCommand.data).joined(separator: "%0A")
    return "::\(word) \(properties.joined(separator: ","))::\(message)\n"
  }

  /// Plain text for a log, of which no line is a command: neither one that begins with two colons, which may be indented,
  /// nor one of the older form, which may stand anywhere.
  static func plain(_ text: String) -> String {
    // By bytes: what combines with a colon does not hide it from GitHub.
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { bytes in
      let line = withoutOldForm(String(decoding: bytes, as: UTF8.self))
      guard let first = line.unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
        line.unicodeScalars[first...].starts(with: "::".unicodeScalars)
      else { return line }
      var scalars = String.UnicodeScalarView(line.unicodeScalars)
      scalars.replaceSubrange(first...first, with: "\\u003a".unicodeScalars)
      return String(scalars)
    }.joined(separator: "\n")
  }

  /// The text with every `##[` broken up.
  private static func withoutOldForm(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "["), out.suffix(2).elementsEqual("##".utf8) {
        out.removeLast()
        out += Array("\\u0023".utf8)
      }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func property(_ text: String) -> String {
    data(text).escaping { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  private static func data(_ text: String) -> String {
    VisibleText.phrase(text).escaping { $0 == "%" ? "%25" : nil }
  }
}
