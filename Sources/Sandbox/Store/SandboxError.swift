/// Why a simulated tenant cannot be used.
public enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another program has the state file open.
  case inUse(file: String)
  /// The file cannot be read; the reason is the system's.
  case unreadable(file: String, reason: String)
  /// The file is there but no state.
  case damaged(file: String, reason: String)
  /// The file cannot be written; the reason is the system's.
  case unwritable(file: String, reason: String)
  /// No address to serve on; the reason is the system's.
  case notServed(port: Int, reason: String)

  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .inUse(let file): "\(file) is in use by another program"
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .damaged(let file, let reason): "\(file) is no sandbox state: \(reason)"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    case .notServed(let port, let reason): "port \(port) of 127.0.0.1 cannot be served: \(reason)"
    }
  }
}
