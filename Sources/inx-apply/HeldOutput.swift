import Synchronization

/// What one of several runs side by side writes, kept until it is its turn: their order must not depend on their speed.
final class HeldOutput: Sendable {
  private let pieces = Mutex<[(bytes: [UInt8], isError: Bool)]>([])

  /// Keeps what would go to stdout or stderr.
  func add(_ bytes: [UInt8], isError: Bool) { pieces.withLock { $0.append((bytes, isError)) } }

  /// Writes all that was kept.
  func release() {
    let all = pieces.withLock { pieces in
      defer { pieces = [] }
      return pieces
    }
    for piece in all {
      if piece.isError {
        Terminal.errorText(String(decoding: piece.bytes, as: UTF8.self))
      } else {
        Terminal.out(piece.bytes)
      }
    }
  }
}
