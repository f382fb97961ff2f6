/// Whether both texts are the same by code points. Swift's own `==` takes canonically equivalent texts for the
/// same, which the API does not.
package func sameCodePoints(_ one: String, _ other: String) -> Bool {
  var one = one
  var other = other
  return one.withUTF8 { left in
    other.withUTF8 { right in left.count == right.count && left.elementsEqual(right) }
  }
}

/// A text that is compared and hashed by its code points.
package struct CodePoints: Hashable, Comparable, Sendable {
  /// The text.
  package let text: String

  /// A text to be compared by code points.
  package init(_ text: String) { self.text = text }

  /// By code points.
  package static func == (one: CodePoints, other: CodePoints) -> Bool { sameCodePoints(one.text, other.text) }

  /// By UTF-8 bytes, which is the order of code points.
  package static func < (one: CodePoints, other: CodePoints) -> Bool {
    var one = one.text
    var other = other.text
    return one.withUTF8 { left in other.withUTF8 { right in left.lexicographicallyPrecedes(right) } }
  }

  /// Texts, each once, in order.
  package static func sorted(_ texts: some Sequence<String>) -> [String] {
    Set(texts.map(CodePoints.init)).sorted().map(\.text)
  }

  /// Over the UTF-8 bytes.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
