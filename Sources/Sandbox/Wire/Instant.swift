import Glibc

/// A point in time as the API writes it: UTC, whole seconds (reference, "Date/Time format and Timezone").
package struct Instant: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  package let seconds: Int

  /// A point in time from the seconds since 1970.
  package init(seconds: Int) { self.seconds = seconds }

  /// The system's clock.
  package static func now() -> Instant { Instant(seconds: time(nil)) }

  /// As in `2024-03-12T14:40:46Z`.
  package var text: String {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - days * 86_400
    let (year, month, day) = Instant.date(days: days)
    return Instant.digits(year, 4) + "-" + Instant.digits(month, 2) + "-" + Instant.digits(day, 2) + "T"
      + Instant.digits(rest / 3600, 2) + ":" + Instant.digits(rest / 60 % 60, 2) + ":"
      + Instant.digits(rest % 60, 2) + "Z"
  }

  /// The civil date of a number of days since 1970, by eras of 400 years that begin in March, so that the leap day
  /// is a year's last.
  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
