/// A scalar read as the type that a field wants: as YAML 1.2 does it, and only as the manifest language says.
///
/// A value of its own, so that a text in which variables were replaced is read by the same rules.
package struct YAMLScalar: Hashable, Sendable {
  /// The text; any scalar is one.
  package let text: String
  /// How it is written: what is not plain is text and nothing else.
  package let style: YAMLDocument.Style
  /// What it is said to be, whatever the style.
  package let tag: YAMLDocument.Tag

  /// A scalar from its text and how it is written.
  package init(text: String, style: YAMLDocument.Style, tag: YAMLDocument.Tag = .none) {
    self.text = text
    self.style = style
    self.tag = tag
  }

  /// Whether it is a plain empty, `~` or `null`.
  package var isNull: Bool {
    switch tag {
    case .null: true
    case .none: style == .plain && (text.isEmpty || text == "~" || text == "null")
    case .int, .bool: false
    }
  }

  /// Whether a tag says that it is no text.
  package var isTaggedOtherwise: Bool { tag != .none }

  /// Plain `true` or `false`; nil for anything else, `yes` and "true" in quotes included.
  package var boolean: Bool? {
    guard tag == .bool || tag == .none && style == .plain else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }

  /// Whether it is plain decimal digits with or without `-` before them, however many.
  var isWholeNumber: Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return isNumberLike && !digits.isEmpty && text.utf8.count - digits.count < 2
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Plain decimal digits with or without `-` before them; nil for anything else and beyond 64 bits.
  package var integer: Int? {
    guard isNumberLike, text.utf8.first != UInt8(ascii: "+") else { return nil }
    return Int(text)
  }

  private var isNumberLike: Bool { tag == .int || tag == .none && style == .plain }
}

extension YAMLDocument {
  /// The scalar that the node is; nil where it is a sequence or a mapping.
  package func scalar(of node: YAMLNode) -> YAMLScalar? {
    guard case .scalar(let style) = kind(of: node), let text = text(of: node) else { return nil }
    return YAMLScalar(text: text, style: style, tag: tag(of: node))
  }

  /// Whether the node is a plain empty, `~` or `null` scalar.
  package func isNull(_ node: YAMLNode) -> Bool { scalar(of: node)?.isNull ?? false }
}
