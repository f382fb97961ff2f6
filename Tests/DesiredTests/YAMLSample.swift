import Resources
import Testing

@testable import Desired

/// A YAML file of a test, what is read from it and what is said about it, both as text.
struct YAMLSample {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// All diagnostics as they are shown for a file `m.yaml`.
  var diagnostics: String {
    var sources = SourceMap()
    let file = sources.add(SourceMap.File(name: "m.yaml", bytes: bytes))
    return YAMLParser.parse(bytes: bytes, file: file).diagnostics
      .map { DiagnosticText.render($0, sources: sources) }
      .joined()
  }

  /// The messages with their places only, for files of which no line is worth showing.
  var messages: [String] {
    YAMLParser.parse(bytes: bytes, file: 0).diagnostics.map { diagnostic in
      let place = diagnostic.mark.map { "\($0.line):\($0.column) " } ?? ""
      return place + diagnostic.message
    }
  }

  /// The documents, one a line.
  var dump: String {
    YAMLParser.parse(bytes: bytes, file: 0).documents.map { Self.dump($0) }.joined(separator: "\n")
  }

  /// The documents with a mark before each node.
  var dumpWithMarks: String {
    YAMLParser.parse(bytes: bytes, file: 0).documents
      .map { Self.dump($0, marks: true) }
      .joined(separator: "\n")
  }

  /// A document on one line: `[…]`, `{key: value}`, and scalars as `plain`, `"quoted"` and `|block|`.
  static func dump(_ document: YAMLDocument, marks: Bool = false) -> String {
    document.root.map { dump($0, document, marks) } ?? "(empty)"
  }

  private static func dump(_ node: YAMLNode, _ document: YAMLDocument, _ marks: Bool) -> String {
    let mark = document.mark(of: node)
    let place = marks ? "\(mark.line):\(mark.column) " : ""
    var parts: [String] = []
    switch document.kind(of: node) {
    case .scalar(let style):
      let text = String((document.text(of: node) ?? "?").flatMap { $0 == "\n" ? "\\n" : String($0) })
      return switch style {
      case .plain: place + text
      case .quoted: place + "\"\(text)\""
      case .block: place + "|\(text)|"
      }
    case .sequence:
      document.forEachChild(of: node) { parts.append(dump($0, document, marks)) }
      return place + "[\(parts.joined(separator: ", "))]"
    case .mapping:
      document.forEachEntry(of: node) { key, value in
        parts.append(dump(key, document, marks) + ": " + dump(value, document, marks))
      }
      return place + "{\(parts.joined(separator: ", "))}"
    }
  }
}

/// A named row of a table: a file, and the text that is expected for it.
struct YAMLCase: CustomTestStringConvertible {
  let name: String
  let yaml: String
  let expected: String

  init(_ name: String, _ yaml: String, _ expected: String) {
    self.name = name
    self.yaml = yaml
    self.expected = expected
  }

  var testDescription: String { name }
}
