/// The API's filter language, as far as a plan must understand it (reference, "The target group condition"): names,
/// numbers, white space and what looks damaged. Functions are known in any case, and never rewritten. Strings and dates are
/// not looked into.
package struct FilterText {
  /// The operators that are words.
  package static let operators: Set<String> = [
    "AND", "OR", "NOT", "IS_EMPTY", "NOT_IS_EMPTY", "LIKE", "NOT_LIKE", "STARTS_WITH", "NOT_STARTS_WITH",
    "ENDS_WITH", "NOT_ENDS_WITH", "CONTAINS", "NOT_CONTAINS",
  ]

  let scan: FilterScan
  /// Whether a backslash before a quote left a string open: then perhaps it is no escape in the tenant.
  private let isDoubtful: Bool

  /// Scans a filter.
  package init(_ text: String) {
    scan = FilterScan(text)
    isDoubtful = scan.tokens.last?.kind == .string(isClosed: false)
  }

  // MARK: - Names

  /// Something that a filter names.
  package struct Name: Hashable, Sendable {
    /// The name, quotes and escapes taken away.
    package let name: String
    /// The function whose argument it is, as it is written; nil for a bare word.
    package let function: String?
    /// Where it stands in the text's UTF-8.
    package let range: Range<Int>
    /// Whether it can be nothing but a name: a bare word may be something else unless a comparison begins with it.
    package let isCertain: Bool
  }

  /// The names that calls of a function have as their argument, quoted or not, in their order.
  package func names(of function: String) -> [Name] {
    scan.calls.compactMap { call in
      isCall(call, of: [function]) ? argument(of: call).map { name($0, call) } : nil
    }
  }

  /// Words that stand for themselves, and so may be names of attributes, in their order. What functions that take names
  /// have between their parentheses is left out.
  package func bareWords(besides functions: [String]) -> [Name] {
    let areNames = areNames(of: functions)
    return scan.tokens.indices.compactMap { position in
      guard !areNames[position], isBare(position) else { return nil }
      return Name(
        name: scan.text(position),
        function: nil,
        range: scan.tokens[position].range,
        isCertain: beginsComparison(position)
      )
    }
  }

  /// A name without quotes has no more tokens than that.
  private static let mostTokensOfName = 256

  private enum Argument {
    case quoted(Int)
    case bare(Range<Int>)
  }

  private func argument(of call: FilterScan.Call) -> Argument? {
    guard let first = call.arguments.first else { return nil }
    if case .string = scan.tokens[first].kind { return .quoted(first) }
    guard call.isClosed || call.arguments.count == 1, call.arguments.count <= FilterText.mostTokensOfName
    else {
      return nil
    }
    for position in call.arguments {
      switch scan.tokens[position].kind {
      case .string, .comma: return nil
      // A call of the same function within another one: the inner one is meant.
      case .open where isSame(scan.text(position - 1), scan.text(call.word)): return nil
      default: break
      }
    }
    return .bare(call.arguments)
  }

  private func name(_ argument: Argument, _ call: FilterScan.Call) -> Name {
    let function = scan.text(call.word)
    switch argument {
    case .quoted(let position):
      return Name(
        name: scan.content(position),
        function: function,
        range: scan.tokens[position].range,
        isCertain: true
      )
    case .bare(let positions):
      let range =
        scan.tokens[positions.lowerBound].range
        .lowerBound..<scan.tokens[positions.upperBound - 1].range
        .upperBound
      let text = scan.text(range)
      // The reference quotes with " only. A tenant that takes ' as well means the name between them, and one that does not
      // means nothing that could exist.
      if text.utf8.count > 2, text.hasPrefix("'"), text.hasSuffix("'") {
        let name = String(text.dropFirst().dropLast())
        return Name(name: name, function: function, range: range, isCertain: call.isClosed)
      }
      return Name(name: text, function: function, range: range, isCertain: call.isClosed)
    }
  }

  /// By token: whether it is part of a name that stands between the parentheses of one of these functions without quotes.
  func areNames(of functions: [String]) -> [Bool] {
    var areNames = Array(repeating: false, count: scan.tokens.count)
    for call in scan.calls where isCall(call, of: functions) {
      if case .bare(let range)? = argument(of: call) { for position in range { areNames[position] = true } }
    }
    return areNames
  }

  private func isBare(_ position: Int) -> Bool {
    guard scan.tokens[position].kind == .word, !scan.isOperator(position), !scan.isNumeric(position) else {
      return false
    }
    let next = position + 1
    if next < scan.tokens.count, scan.tokens[next].kind == .open { return false }
    return !["TRUE", "FALSE"].contains(scan.text(position).uppercased())
  }

  /// Whether a comparison begins with the word: nothing but a column can stand there.
  private func beginsComparison(_ position: Int) -> Bool {
    let tokens = scan.tokens
    let isFirst =
      position == 0 || tokens[position - 1].kind == .open
      || ["AND", "OR", "NOT"].contains(scan.text(position - 1).uppercased())
    guard isFirst, scan.call[position] == nil, position + 1 < tokens.count else { return false }
    return tokens[position + 1].kind == .comparison
      || scan.isOperator(position + 1)
        && !["AND", "OR", "NOT"].contains(scan.text(position + 1).uppercased())
  }

  // MARK: - Numbers

  /// A number in a call.
  package struct NumberedArgument: Hashable, Sendable {
    /// Its digits in the text's UTF-8.
    package let range: Range<Int>
    /// What they say.
    package let number: Int
    /// The function, as it is written.
    package let function: String
  }

  /// The numbers that are arguments of calls of these functions, in their order.
  package func numbers(of functions: [String]) -> [NumberedArgument] {
    scan.calls.flatMap { call -> [NumberedArgument] in
      guard isCall(call, of: functions) else { return [] }
      let function = scan.text(call.word)
      return call.arguments.compactMap { position in
        guard scan.tokens[position].kind == .number, isWhole(position, of: call),
          let number = Int(scan.text(position))
        else { return nil }
        return NumberedArgument(range: scan.tokens[position].range, number: number, function: function)
      }
    }
  }

  /// Whether the token is all of an argument.
  private func isWhole(_ position: Int, of call: FilterScan.Call) -> Bool {
    let before = position == call.arguments.lowerBound || scan.tokens[position - 1].kind == .comma
    let isLast = position + 1 == call.arguments.upperBound
    guard before, scan.call[position] == scan.call[call.arguments.lowerBound] else { return false }
    return isLast && call.isClosed || !isLast && scan.tokens[position + 1].kind == .comma
  }

  /// A number that a function has among its arguments, whatever it means there.
  package struct BareNumber: Hashable, Sendable {
    /// As it is written.
    package let number: String
    /// The innermost function, as it is written.
    package let function: String
  }

  /// The numbers among the arguments of any function but these, at any depth, in their order and each once. Where a string
  /// is left open, also those that are there if a backslash is no escape, and those within it.
  package func bareNumbers(besides functions: [String]) -> [BareNumber] {
    var found = FilterText.bareNumbers(in: scan, besides: functions)
    guard isDoubtful else { return found }
    var other = FilterScan(scan.text(0..<scan.bytes.count), escapes: false)
    found += FilterText.bareNumbers(in: other, besides: functions)
    while let last = other.tokens.last, last.kind == .string(isClosed: false) {
      other = FilterScan(other.text(last.range.lowerBound + 1..<other.bytes.count), escapes: false)
      found += FilterText.bareNumbers(in: other, besides: functions)
    }
    var seen: Set<BareNumber> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func bareNumbers(in scan: FilterScan, besides functions: [String]) -> [BareNumber] {
    var seen: Set<BareNumber> = []
    return scan.tokens.indices.compactMap { position in
      guard let call = scan.call[position], scan.isNumeric(position) else { return nil }
      let function = scan.text(scan.calls[call].word)
      guard !functions.contains(where: { isSame($0, function) }) else { return nil }
      let number = BareNumber(number: scan.text(position), function: function)
      return seen.insert(number).inserted ? number : nil
    }
  }

  private func isCall(_ call: FilterScan.Call, of functions: [String]) -> Bool {
    let range = scan.tokens[call.word].range
    return functions.contains { function in
      function.utf8.count == range.count && isSame(scan.text(range), function)
    }
  }

  private func isSame(_ one: String, _ other: String) -> Bool { FilterText.isSame(one, other) }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
  }

  // MARK: - White space

  /// The text with white space outside quotes collapsed to one blank, and none at the ends.
  package static func collapsed(_ text: String) -> String {
    var out: [UInt8] = []
    var blank = false
    var isQuoted = false
    var isEscaped = false
    for byte in text.utf8 {
      let isQuote = byte == UInt8(ascii: "\"") && !isEscaped
      if !isQuoted, !isQuote, isBlank(byte) {
        blank = !out.isEmpty
      } else {
        if blank { out.append(0x20) }
        blank = false
        out.append(byte)
      }
      if isQuote { isQuoted.toggle() }
      isEscaped = isQuoted && !isEscaped && byte == UInt8(ascii: "\\")
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
