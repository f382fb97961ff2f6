/// What looks damaged in a filter. The grammar is not complete in the reference: these are warnings, and what the reference
/// shows as right is never among them.
extension FilterText {
  /// Something that looks damaged.
  package struct Problem: Hashable, Sendable {
    /// What is wrong and what would be right, as a clause.
    package let message: String
    /// Where it begins in the text's UTF-8.
    package let offset: Int
  }

  /// What copies through word processors, web pages and other languages make of operators, with what is meant; empty where
  /// nobody can tell.
  static let damagedComparisons: [String: String] = [
    "⇐": "<=", "≤": "<=", "≦": "<=", "⩽": "<=", "⇒": ">=", "≥": ">=", "≧": ">=", "⩾": ">=", "≠": "<>",
    "⇔": "<>",
    "＝": "=", "＜": "<", "＞": ">", "==": "=", "=<": "<=", "=>": ">=", "!=": "<>", "<=>": "=", "><": "<>",
    "&&": "AND", "||": "OR", "&": "AND", "|": "OR", "!": "NOT", "&lt;": "<", "&gt;": ">", "&amp;": "",
    "&quot;": "\"", "&nbsp;": "",
  ]

  /// Those of them that are character references of HTML; none begins another one.
  static let entities = damagedComparisons.keys.filter { $0.first == "&" && $0.last == ";" }.sorted()

  /// Quotation marks that are not the language's.
  static let damagedQuotes: Set<Unicode.Scalar> = ["“", "”", "„", "‟", "«", "»", "＂"]

  private static let comparisons: Set<String> = ["=", "<>", "<", "<=", ">", ">="]

  /// What looks damaged, in the order of the text. What functions that take names have between their parentheses without
  /// quotes may be any name.
  package func problems(besides functions: [String]) -> [Problem] {
    let areNames = areNames(of: functions)
    var found: [Problem] = []
    func add(_ position: Int, _ message: String) {
      found.append(Problem(message: message, offset: scan.tokens[position].range.lowerBound))
    }
    for position in scan.unbalanced {
      let isOpen = scan.tokens[position].kind == .open
      add(position, isOpen ? "this parenthesis is not closed" : "this parenthesis closes nothing")
    }
    var position = 0
    while position < scan.tokens.count {
      defer { position += 1 }
      if areNames[position] {
        // Only at its beginning it is certain that a quotation mark is meant to be one.
        if position > 0, !areNames[position - 1], let message = symbolMessage(position) {
          add(position, message)
        }
        continue
      }
      switch scan.tokens[position].kind {
      case .string(isClosed: false): add(position, "this quotation mark is not closed")
      case .openDate: add(position, "this # is not closed: a date or time stands between two of them")
      case .date:
        let text = scan.text(position)
        guard !FilterText.isMoment(text.dropFirst().dropLast()) else { continue }
        add(
          position,
          "\(text.shortened(to: 40)) is no date or time: they are written #31.12.2024#, #13:37:42# and #31.12.2024 13:37:42#"
        )
      case .comparison:
        let start = position
        while position + 1 < scan.tokens.count, scan.tokens[position + 1].kind == .comparison {
          position += 1
        }
        let operators = (start...position).map(scan.text).joined()
        if start == position, FilterText.comparisons.contains(operators) { continue }
        let shown = scan.text(scan.tokens[start].range.lowerBound..<scan.tokens[position].range.upperBound)
        add(start, "\(shown.shortened(to: 40)) is no operator\(FilterText.hint(operators))")
      case .symbol: if let message = symbolMessage(position) { add(position, message) }
      case .word:
        if let (message, last) = wordMessage(position) {
          add(position, message)
          position = last
        }
      case .string(isClosed: true), .number, .open, .close, .comma: break
      }
    }
    return found.sorted { $0.offset < $1.offset }
  }

  private static func hint(_ operators: String) -> String {
    let meant = comparisons.contains(operators) ? operators : meant(operators)
    return meant.isEmpty ? "" : ": write \(meant)"
  }

  /// The operator that is meant by several signs, such as by `&lt;=`.
  private static func meant(_ signs: String) -> String {
    if let meant = damagedComparisons[signs] { return meant }
    var plain = ""
    var rest = signs[...]
    while !rest.isEmpty {
      let key = entities.first { rest.hasPrefix($0) }
      plain += key.flatMap { damagedComparisons[$0] } ?? String(rest.prefix(1))
      rest = rest.dropFirst(key?.count ?? 1)
    }
    return comparisons.contains(plain) ? plain : damagedComparisons[plain] ?? ""
  }

  private func symbolMessage(_ position: Int) -> String? {
    guard scan.tokens[position].kind == .symbol else { return nil }
    let text = scan.text(position)
    guard let scalar = text.unicodeScalars.first, FilterText.damagedQuotes.contains(scalar) else {
      return nil
    }
    return "\(text) is no quotation mark of the filter language: write \""
  }

  /// What is wrong with a word, and the last token that belongs to it.
  private func wordMessage(_ position: Int) -> (message: String, last: Int)? {
    let word = scan.text(position)
    let upper = word.uppercased()
    let next = position + 1
    if ["TRUE", "FALSE"].contains(upper) {
      if word == upper || next < scan.tokens.count && [.open, .comparison].contains(scan.tokens[next].kind) {
        return nil
      }
      return (
        "write \(upper) instead of \(word): the language distinguishes upper and lower case here", position
      )
    }
    // Operators of several words have underscores between them.
    var joined = upper
    var last = position
    var found: (message: String, last: Int)?
    while last + 1 < scan.tokens.count, scan.tokens[last + 1].kind == .word, last - position < 3 {
      last += 1
      joined += "_" + scan.text(last).uppercased()
      if FilterText.operators.contains(joined) {
        let shown = scan.text(scan.tokens[position].range.lowerBound..<scan.tokens[last].range.upperBound)
        found = ("\(shown) is no operator: write \(joined)", last)
      }
    }
    return found
  }

  /// Whether the text is a date, a time, or both with one blank between them.
  private static func isMoment(_ text: Substring) -> Bool {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return isDate(parts[0]) || isTime(parts[0])
    case 2: return isDate(parts[0]) && isTime(parts[1])
    default: return false
    }
  }

  private static func isDate(_ text: Substring) -> Bool {
    guard let numbers = numbers(text, separator: ".", widths: [1...2, 1...2, 4...4]) else { return false }
    let (day, month, year) = (numbers[0], numbers[1], numbers[2])
    guard (1...12).contains(month), year > 0 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private static func isTime(_ text: Substring) -> Bool {
    guard let numbers = numbers(text, separator: ":", widths: [1...2, 2...2, 2...2]) else { return false }
    return numbers[0] < 24 && numbers[1] < 60 && numbers[2] < 60
  }

  private static func numbers(_ text: Substring, separator: Character, widths: [ClosedRange<Int>]) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == widths.count else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard width.contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
