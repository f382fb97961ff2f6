import Support

/// What a text stands for that an object of another kind types, such as a test profile's value of an attribute.
package enum ValueForm: String, CaseIterable, Sendable {
  case text, boolean, integer, number, date, time
  case dateAndTime = "date and time"

  /// What whole numbers can be (reference, "Recipient Attributes").
  private static let integers = -2_147_483_648...2_147_483_647

  /// Whether two values mean the same; nil is none. Nothing is false for a truth value, and an empty text is nothing. What is not of this form compares as text.
  package func isSame(_ one: String?, _ other: String?) -> Bool {
    // A server may store either for the other.
    if self == .text, one ?? "" == "", other ?? "" == "" { return true }
    let (first, second) = (meaning(one), meaning(other))
    if let first, let second, first == second { return true }
    guard let one, let other else { return one == nil && other == nil }
    return sameCodePoints(one, other)
  }

  /// Whether two texts that differ could mean the same, whatever they stand for.
  package static func couldBeSame(_ one: String?, _ other: String?) -> Bool {
    if one == nil && other == nil { return false }
    if let one, let other, sameCodePoints(one, other) { return false }
    return allCases.contains { $0.isSame(one, other) }
  }

  /// What is wrong with a text, as the end of a sentence; nil for nothing. An empty text stands for no value.
  package func problem(with text: String) -> String? {
    if text.isEmpty || self == .text { return nil }
    if let meaning = meaning(text) {
      guard case .integer = self else { return nil }
      if case .whole(let number) = meaning, Self.integers.contains(number) { return nil }
    }
    return "must be \(wanted), not \"\(text.shortened(to: 60))\""
  }

  private var wanted: String {
    switch self {
    case .text: "a text"
    case .boolean: "true or false"
    case .integer:
      "a whole number between \(Self.integers.lowerBound) and \(Self.integers.upperBound)"
    case .number: "a number"
    case .date: "a date such as 2024-03-01"
    case .time: "a time such as 08:05:00Z"
    case .dateAndTime: "a date and time such as 2024-03-01T08:05:00Z"
    }
  }

  /// What a text stands for, so that other spellings of the same compare equal.
  private enum Meaning: Equatable {
    case nothing
    case truth(Bool)
    case whole(Int)
    /// A number that is not whole or has too many digits: its sign, its digits without zeros at the ends, and by which power
    /// of ten they count.
    case decimal(isNegative: Bool, digits: String, exponent: Int)
    case number(Double)
    /// Days since 1970, and what of the day has passed.
    case moment(day: Int?, Clock?)
  }

  private struct Clock: Equatable {
    let seconds: Int
    /// The digits behind the point, without zeros at their end.
    let fraction: String
  }

  private func meaning(_ text: String?) -> Meaning? {
    guard self != .text else { return nil }
    guard let text, !text.isEmpty else { return self == .boolean ? .truth(false) : .nothing }
    switch self {
    case .text: return nil
    case .boolean:
      switch text.lowercased() {
      case "true": return .truth(true)
      case "false": return .truth(false)
      default: return nil
      }
    case .integer: return ValueForm.number(text, isExact: true)
    case .number: return ValueForm.number(text, isExact: false)
    case .date: return ValueForm.date(text)
    case .time: return ValueForm.clock(text[...]).map { .moment(day: nil, $0.clock) }
    case .dateAndTime: return ValueForm.dateAndTime(text)
    }
  }

  // MARK: - Numbers

  /// A decimal number, with or without sign, fraction and exponent: digit by digit, or as the API stores fractions, in double
  /// precision (reference, "Recipient Attributes").
  private static func number(_ text: String, isExact: Bool) -> Meaning? {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest
    var significant = Array(whole.prefix(digits(&rest)))
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let start = rest
      fraction = digits(&rest)
      significant += start.prefix(fraction)
    }
    if significant.isEmpty { return nil }
    var exponent = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      let written = rest
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard digits(&rest) > 0,
        let power = Int(String(decoding: written.prefix(written.count - rest.count), as: UTF8.self)),
        abs(power) < 1_000_000
      else { return nil }
      exponent = power
    }
    guard rest.isEmpty else { return nil }
    guard isExact else { return Double(text).flatMap { $0.isFinite ? .number($0) : nil } }
    return decimal(significant, exponent - fraction, isNegative)
  }

  private static func decimal(_ digits: [UInt8], _ exponent: Int, _ isNegative: Bool) -> Meaning {
    let zero = UInt8(ascii: "0")
    guard let last = digits.lastIndex(where: { $0 != zero }) else { return .whole(0) }
    let kept = digits[...last].drop { $0 == zero }
    let power = exponent + digits.count - 1 - last
    if power >= 0, kept.count + power <= 19 {
      let whole = String(decoding: kept, as: UTF8.self) + String(repeating: "0", count: power)
      if let number = Int((isNegative ? "-" : "") + whole) { return .whole(number) }
    }
    return .decimal(isNegative: isNegative, digits: String(decoding: kept, as: UTF8.self), exponent: power)
  }

  private static func digits(_ text: inout Substring.UTF8View.SubSequence) -> Int {
    let count = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    text.removeFirst(count)
    return count
  }

  // MARK: - Dates and times (reference, "Date/Time format and time zone")

  /// `2024-03-01`, with or without `Z`; a date and time of midnight is one too.
  private static func date(_ text: String) -> Meaning? {
    if let day = day(text.hasSuffix("Z") ? text.dropLast() : text[...]) { return .moment(day: day, nil) }
    guard case .moment(let day, let clock?)? = dateAndTime(text), clock == Clock(seconds: 0, fraction: "")
    else { return nil }
    return .moment(day: day, nil)
  }

  /// A date and a time with a `T` or a blank between them; without a zone it is UTC.
  private static func dateAndTime(_ text: String) -> Meaning? {
    guard let gap = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }),
      let day = day(text[..<gap]), let time = clock(text[text.index(after: gap)...])
    else { return nil }
    return .moment(day: day + time.days, time.clock)
  }

  /// Days since 1970-01-01 of a date that there is.
  private static func day(_ text: Substring) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = whole(parts[0]),
      let month = whole(parts[1]), let day = whole(parts[2]), (1...12).contains(month), day > 0
    else { return nil }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let before = max(year - 1, 0)
    let years = year * 365 + (year > 0 ? before / 4 - before / 100 + before / 400 + 1 : 0)
    return years + lengths[..<(month - 1)].reduce(0, +) + day - 719_528
  }

  /// `08:05`, `08:05:00` or `08:05:00.5`, and with `Z` or an offset behind it; the days that the offset moves it.
  private static func clock(_ text: Substring) -> (clock: Clock, days: Int)? {
    var time = text
    var minutes = 0
    if time.last == "Z" || time.last == "z" {
      time.removeLast()
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let zone = time[time.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
      guard zone.count == 2, zone.map(\.utf8.count) == [2, 2], let hour = whole(zone[0]),
        let minute = whole(zone[1]), hour < 24, minute < 60
      else { return nil }
      minutes = (time[sign] == "+" ? 1 : -1) * (hour * 60 + minute)
      time = time[..<sign]
    }
    let fields = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    let last = fields[2...].first.map { $0.split(separator: ".", omittingEmptySubsequences: false) } ?? ["00"]
    guard last.count <= 2, [fields[0], fields[1], last[0]].allSatisfy({ $0.utf8.count == 2 }),
      let hour = whole(fields[0]), let minute = whole(fields[1]), let second = whole(last[0]), hour < 24,
      minute < 60, second < 60
    else { return nil }
    var fraction = last.count == 2 ? String(last[1]) : ""
    guard last.count == 1 || whole(last[1]) != nil else { return nil }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let seconds = (hour * 60 + minute - minutes) * 60 + second
    let days = seconds < 0 ? -1 : seconds / 86_400
    return (Clock(seconds: seconds - days * 86_400, fraction: fraction), days)
  }

  private static func whole(_ text: Substring) -> Int? {
    let isNumber =
      (1...18).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumber ? Int(text) : nil
  }
}
