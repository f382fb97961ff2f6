/// Why a file cannot be used.
package enum FileError: Error, Hashable, Sendable {
  /// It cannot be read; the reason is the system's.
  case unreadable(file: String, reason: String)
  /// It cannot be written; the reason is the system's.
  case unwritable(file: String, reason: String)

  /// One sentence without a full stop.
  package var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    }
  }

  /// Why, in the system's words.
  package var reason: String {
    switch self {
    case .unreadable(_, let reason), .unwritable(_, let reason): reason
    }
  }
}
