import Support

/// What the reference documents of a text field ("Constraints" of the payload tables).
package struct TextRule: Sendable {
  /// Fewest UTF-16 units, where there is a bound.
  package let min: Int
  /// Most UTF-16 units, where there is a bound.
  package let max: Int?
  /// Whether null and empty are refused.
  package let isRequired: Bool
  /// Whether white space may stand at the ends.
  package let allowsPadding: Bool
  /// Whether it must be an email address.
  package let isEmail: Bool
  /// Beginnings and whole texts that the API keeps for itself.
  package let refusals: [Refusal]

  /// A beginning or a whole text that is refused.
  package enum Refusal: Sendable {
    /// Written exactly so.
    case whole(String)
    /// Ignoring case.
    case beginning(String)

    /// Whether the text is refused by it.
    package func refuses(_ text: String) -> Bool {
      switch self {
      case .whole(let word): sameCodePoints(text, word)
      case .beginning(let word): text.lowercased().hasPrefix(word)
      }
    }
  }

  /// What else binds a text.
  package enum Trait: Sendable {
    /// It must not be empty.
    case required
    /// No white space at either end.
    case unpadded
    /// It must look like an address.
    case email
    /// Beginnings and whole texts that the API keeps for itself.
    case refusals([Refusal])
  }

  /// A rule; what is left out does not bind.
  package init(min: Int = 0, max: Int? = nil, _ traits: Trait...) {
    self.min = min
    self.max = max
    var (isRequired, allowsPadding, isEmail) = (false, true, false)
    var refusals: [Refusal] = []
    for trait in traits {
      switch trait {
      case .required: isRequired = true
      case .unpadded: allowsPadding = false
      case .email: isEmail = true
      case .refusals(let all): refusals = all
      }
    }
    self.isRequired = isRequired
    self.allowsPadding = allowsPadding
    self.isEmail = isEmail
    self.refusals = refusals
  }

  /// Whether the API keeps this text for its own objects.
  package func isReserved(_ text: String) -> Bool { refusals.contains { $0.refuses(text) } }

  /// What is wrong with the text, as the end of a sentence that begins with the field's name; nil for nothing.
  package func problem(with text: String) -> String? {
    if text.isEmpty { return isRequired ? "must not be empty" : nil }
    if text.utf8.contains(0) { return "must not contain NUL" }
    let count = text.utf16.count
    if count < min || count > (max ?? .max) {
      let bounds = max.map { min > 0 ? "between \(min) and \($0)" : "at most \($0)" } ?? "at least \(min)"
      return "must have \(bounds) characters, not \(count)"
    }
    let scalars = text.unicodeScalars
    if !allowsPadding,
      scalars.first?.properties.isWhitespace == true || scalars.last?.properties.isWhitespace == true
    {
      return "must not begin or end with white space"
    }
    if isEmail, !TextRule.isEmailAddress(text) { return "must be an email address" }
    for refusal in refusals where refusal.refuses(text) {
      switch refusal {
      case .whole(let word): return "must not be \"\(word)\""
      case .beginning(let word): return "must not begin with \"\(word)\""
      }
    }
    return nil
  }

  /// One `@` with something on both sides, no blanks and control characters, and a host without empty labels. By bytes: a
  /// configuration may hold a hundred thousand addresses.
  private static func isEmailAddress(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at < bytes.count - 1 else {
        return false
      }
      var before = UInt8(ascii: ".")
      for (index, byte) in bytes.enumerated() {
        if byte <= 0x20 || byte == 0x7F { return false }
        guard index > at else { continue }
        if byte == UInt8(ascii: "@") || (byte == UInt8(ascii: ".") && before == byte) { return false }
        before = byte
      }
      return before != UInt8(ascii: ".")
    }
  }
}
