import CCurl
import Glibc

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

  /// libcurl reads many forms of a date, also some that mean nothing: what is not the same when it is written is none.
  private static func fixdate(_ value: String) -> Int64? {
    let seconds = curl_getdate(value, nil)
    guard seconds >= 0, written(seconds) == value else { return nil }
    return Int64(seconds)
  }

  private static func written(_ seconds: time_t) -> String? {
    var seconds = seconds
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
