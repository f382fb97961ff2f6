import Glibc

/// A point in time as the API writes it: UTC, whole seconds (reference, "Date/Time format and time zone").
package struct Instant: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  package let seconds: Int

  /// A point in time from the seconds since 1970.
  package init(seconds: Int) { self.seconds = seconds }

  /// The system's clock.
  package static func now() -> Instant { Instant(seconds: time(nil)) }

  /// As in `2024-03-12T14:40:46Z`.
  package var text: String {
    var seconds = time_t(seconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
