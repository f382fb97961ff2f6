/// A filter as tokens and calls, in one pass (reference, "The target group condition").
///
/// Terms: a *call* is a word that no operator is, with a parenthesis behind it; a *name argument* is all that stands between
/// the parentheses of a call of a function that takes a name, where that is not quoted. The grammar is not complete in the
/// reference, so nothing is refused: what does not fit is a `symbol`.
struct FilterScan {
  /// One piece of a filter that is no white space.
  struct Token {
    let kind: Kind
    /// Its bytes, quotes included.
    let range: Range<Int>

    enum Kind: Equatable {
      /// A text in double quotes; an open one reaches to the end.
      case string(isClosed: Bool)
      /// What stands between two `#`.
      case date
      /// A `#` without another one.
      case openDate
      case number
      case word
      case open
      case close
      case comma
      /// Signs of comparison, also those that are no operator.
      case comparison
      case symbol
    }
  }

  /// One call.
  struct Call {
    /// The position of its word.
    let word: Int
    /// The positions between its parentheses.
    var arguments: Range<Int>
    var isClosed: Bool
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// In the order of their words.
  private(set) var calls: [Call] = []
  /// By token: the innermost call that it is an argument of; nil for none.
  private(set) var call: [Int?] = []
  /// Parentheses without another one.
  private(set) var unbalanced: [Int] = []

  /// Scans a filter. `escapes` is false for the reading in which a backslash is a character like any other.
  init(_ text: String, escapes: Bool = true) {
    bytes = Array(text.utf8)
    var scanner = FilterTokens(bytes: bytes, escapes: escapes)
    while let token = scanner.next() { tokens.append(token) }
    nest()
  }

  /// The token's bytes as text.
  func text(_ position: Int) -> String { text(tokens[position].range) }

  /// These bytes as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What a string says, its quotes and escapes taken away.
  func content(_ position: Int) -> String {
    let range = tokens[position].range
    guard case .string(let isClosed) = tokens[position].kind else { return text(range) }
    var content: [UInt8] = []
    var index = range.lowerBound + 1
    let end = isClosed ? range.upperBound - 1 : range.upperBound
    while index < end {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < end { index += 1 }
      content.append(bytes[index])
      index += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// Whether the word is an operator of the language, in any case.
  func isOperator(_ position: Int) -> Bool {
    guard tokens[position].kind == .word, (2...15).contains(tokens[position].range.count) else {
      return false
    }
    return FilterText.operators.contains(text(position).uppercased())
  }

  /// Whether the token begins with a digit of any script.
  func isNumeric(_ position: Int) -> Bool {
    switch tokens[position].kind {
    case .number: true
    case .word where bytes[tokens[position].range.lowerBound] < 0x80:
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[tokens[position].range.lowerBound])
    case .word: text(position).unicodeScalars.first?.properties.numericType != nil
    default: false
    }
  }

  private mutating func nest() {
    var frames: [(call: Int?, open: Int)] = []
    var inner: Int?
    call.reserveCapacity(tokens.count)
    for position in tokens.indices {
      switch tokens[position].kind {
      case .open:
        call.append(inner)
        var index: Int?
        if position > 0, tokens[position - 1].kind == .word, !isOperator(position - 1) {
          index = calls.count
          calls.append(
            Call(word: position - 1, arguments: position + 1..<tokens.count, isClosed: false)
          )
        }
        frames.append((index, position))
        inner = index ?? inner
      case .close:
        guard let frame = frames.popLast() else {
          unbalanced.append(position)
          call.append(nil)
          continue
        }
        if let index = frame.call {
          calls[index].arguments = calls[index].arguments.lowerBound..<position
          calls[index].isClosed = true
        }
        inner = frames.last { $0.call != nil }?.call
        call.append(inner)
      default: call.append(inner)
      }
    }
    unbalanced += frames.map(\.open)
    unbalanced.sort()
  }
}

/// Cuts a filter into tokens.
struct FilterTokens {
  let bytes: [UInt8]
  let escapes: Bool
  private var index = 0

  init(bytes: [UInt8], escapes: Bool) {
    self.bytes = bytes
    self.escapes = escapes
  }

  mutating func next() -> FilterScan.Token? {
    while index < bytes.count, let width = blank(at: index) { index += width }
    guard index < bytes.count else { return nil }
    let start = index
    let kind = kind()
    return FilterScan.Token(kind: kind, range: start..<index)
  }

  private mutating func kind() -> FilterScan.Token.Kind {
    switch bytes[index] {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "#"): return date()
    case UInt8(ascii: "("): return single(.open)
    case UInt8(ascii: ")"): return single(.close)
    case UInt8(ascii: ","): return single(.comma)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "|"):
      return comparison()
    case UInt8(ascii: "&"):
      if let end = entityEnd() {
        index = end
        return .comparison
      }
      return comparison()
    default: return word()
    }
  }

  private mutating func single(_ kind: FilterScan.Token.Kind) -> FilterScan.Token.Kind {
    index += 1
    return kind
  }

  private mutating func string() -> FilterScan.Token.Kind {
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += escapes && byte == UInt8(ascii: "\\") && index + 1 < bytes.count ? 2 : 1
      if byte == UInt8(ascii: "\"") { return .string(isClosed: true) }
    }
    return .string(isClosed: false)
  }

  /// A date ends at the next `#`; a quote before that shows that there is none.
  private mutating func date() -> FilterScan.Token.Kind {
    let end = bytes[(index + 1)...].firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\"") }
    guard let end, bytes[end] == UInt8(ascii: "#") else { return single(.openDate) }
    index = end + 1
    return .date
  }

  private mutating func comparison() -> FilterScan.Token.Kind {
    while index < bytes.count, "<>=!&|".utf8.contains(bytes[index]) {
      if bytes[index] == UInt8(ascii: "&"), entityEnd() != nil { break }
      index += 1
    }
    return .comparison
  }

  /// Where a character reference of HTML ends; nil where none stands here.
  private func entityEnd() -> Int? {
    FilterText.entities.first { bytes[index...].starts(with: $0.utf8) }.map { index + $0.utf8.count }
  }

  private mutating func word() -> FilterScan.Token.Kind {
    let start = index
    var hasOther = false
    var isNumber = true
    while index < bytes.count {
      let byte = bytes[index]
      if FilterTokens.isDigit(byte) {
        index += 1
      } else if byte == UInt8(ascii: "."), isNumber, index > start, index + 1 < bytes.count,
        FilterTokens.isDigit(bytes[index + 1])
      {
        index += 1
      } else if FilterTokens.isLetter(byte) {
        (isNumber, hasOther) = (false, true)
        index += 1
      } else if byte == UInt8(ascii: "'"), hasOther, index + 1 < bytes.count,
        FilterTokens.isLetter(bytes[index + 1]) || bytes[index + 1] >= 0x80
      {
        index += 1
      } else if byte >= 0x80 {
        let (scalar, width) = scalar(at: index)
        if FilterText.damagedComparisons[String(scalar)] != nil || FilterText.damagedQuotes.contains(scalar)
          || scalar.properties.isWhitespace
        {
          break
        }
        (isNumber, hasOther) = (false, true)
        index += width
      } else {
        break
      }
    }
    if index > start { return isNumber ? .number : .word }
    guard bytes[index] >= 0x80 else { return single(.symbol) }
    let (scalar, width) = scalar(at: index)
    index += width
    return FilterText.damagedComparisons[String(scalar)] == nil ? .symbol : .comparison
  }

  /// The scalar at that byte, of text that is UTF-8 as every `String` is.
  private func scalar(at index: Int) -> (Unicode.Scalar, Int) {
    let width = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : bytes[index] >= 0xC0 ? 2 : 1
    let text = String(decoding: bytes[index..<min(index + width, bytes.count)], as: UTF8.self)
    return (text.unicodeScalars.first ?? "\u{FFFD}", width)
  }

  private func blank(at index: Int) -> Int? {
    if FilterText.isBlank(bytes[index]) { return 1 }
    guard bytes[index] >= 0xC2 else { return nil }
    let (scalar, width) = scalar(at: index)
    return scalar.properties.isWhitespace ? width : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
