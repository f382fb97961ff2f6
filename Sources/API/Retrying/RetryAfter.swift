/// The value of a `Retry-After` header (RFC 9110, 10.2.3).
package enum RetryAfter: Hashable, Sendable {
  /// Seconds from now.
  case seconds(Int64)
  /// A moment, in seconds since 1970 (UTC).
  case date(Int64)

  /// Reads seconds or an IMF-fixdate (`Sun, 06 Nov 1994 08:49:37 GMT`); nil for anything else.
  package init?(_ value: String) {
    if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      // More digits than fit are still a time that nobody waits for.
      self = .seconds(Int64(value) ?? .max)
    } else if let seconds = RetryAfter.fixdate(value) {
      self = .date(seconds)
    } else {
      return nil
    }
  }

  /// How long that is from `now` (seconds since 1970); never negative.
  package func wait(now: Int64) -> Duration {
    switch self {
    case .seconds(let seconds): .seconds(seconds)
    case .date(let date): .seconds(max(0, date - now))
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func fixdate(_ value: String) -> Int64? {
    let parts = value.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0].count == 4, parts[0].hasSuffix(","), parts[5] == "GMT",
      let day = number(parts[1], digits: 2, in: 1...31),
      let month = months.firstIndex(of: String(parts[2])),
      let year = number(parts[3], digits: 4, in: 1970...9999)
    else { return nil }
    let time = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 3,
      let hour = number(time[0], digits: 2, in: 0...23),
      let minute = number(time[1], digits: 2, in: 0...59),
      let second = number(time[2], digits: 2, in: 0...60)
    else { return nil }
    return ((daysSince1970(year, Int64(month) + 1, day) * 24 + hour) * 60 + minute) * 60 + second
  }

  private static func number(_ text: Substring, digits: Int, in range: ClosedRange<Int64>) -> Int64? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(text)
    else { return nil }
    return range.contains(number) ? number : nil
  }

  /// Years are counted from March, so that the leap day is the last of its year.
  private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shiftedYear = month > 2 ? year : year - 1
    let monthsFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthsFromMarch + 2) / 5 + day - 1
    let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
    return shiftedYear * 365 + leapDays + dayOfYear - 719_468
  }
}
