/// Whether both texts are the same by code points. Swift's own `==` takes canonically equivalent texts for the
/// same, which the API does not.
public func sameCodePoints(_ one: String, _ other: String) -> Bool {
  var one = one
  var other = other
  return one.withUTF8 { left in
    other.withUTF8 { right in left.count == right.count && left.elementsEqual(right) }
  }
}

/// A text that is compared and hashed by its code points.
public struct CodePoints: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// A text to be compared by code points.
  public init(_ text: String) { self.text = text }

  /// By code points.
  public static func == (one: CodePoints, other: CodePoints) -> Bool { sameCodePoints(one.text, other.text) }

  /// By UTF-8 bytes, which is the order of code points.
  public static func < (one: CodePoints, other: CodePoints) -> Bool {
    var one = one.text
    var other = other.text
    return one.withUTF8 { left in other.withUTF8 { right in left.lexicographicallyPrecedes(right) } }
  }

  /// Texts, each once, in order.
  public static func sorted(_ texts: some Sequence<String>) -> [String] {
    Set(texts.map(CodePoints.init)).sorted().map(\.text)
  }

  /// Over the UTF-8 bytes.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
