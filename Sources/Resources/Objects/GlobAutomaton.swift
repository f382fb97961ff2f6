/// A pattern as a set of positions that move with each byte of a text, a bit for each: ten patterns over a hundred thousand
/// addresses must not be felt.
struct GlobAutomaton: Sendable {
  /// What a text has come to.
  struct Run {
    /// Whether the whole text matches.
    var accepts = false
    /// Whether something that the text lies below matches.
    var acceptsAbove = false
    /// Whether nothing that begins with the text could match.
    var isDead = false
    /// The positions in the pattern that can have been reached.
    fileprivate var positions: [UInt64] = []
  }

  /// The bytes that every match begins with.
  private let literal: [UInt8]
  /// For each byte a row: the positions at which the pattern has that byte.
  private let moves: [UInt8: [UInt64]]
  /// The positions of stars that take every byte, and of those that take any but a slash.
  private let any: [UInt64]
  private let anyButSlash: [UInt64]
  private let words: Int
  private let end: Int

  init(_ parts: [Glob.Part]) {
    end = parts.count
    let words = parts.count / 64 + 1
    var moves: [UInt8: [UInt64]] = [:]
    var any = [UInt64](repeating: 0, count: words)
    var anyButSlash = any
    var literal: [UInt8] = []
    for (position, part) in parts.enumerated() {
      let bit: UInt64 = 1 << UInt64(position % 64)
      switch part {
      case .byte(let byte):
        moves[byte, default: [UInt64](repeating: 0, count: words)][position / 64] |= bit
        if literal.count == position { literal.append(byte) }
      case .anyButSlash: anyButSlash[position / 64] |= bit
      case .any: any[position / 64] |= bit
      }
    }
    (self.words, self.moves, self.any, self.anyButSlash, self.literal) = (
      words, moves, any, anyButSlash, literal
    )
  }

  /// Whether that position of the pattern was reached.
  func isReached(_ position: Int, in run: Run) -> Bool {
    position / 64 < run.positions.count && run.positions[position / 64] & (1 << UInt64(position % 64)) != 0
  }

  /// Moves along a text.
  func run(_ text: String) -> Run {
    var text = text
    return text.withUTF8(run)
  }

  private func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Run {
    var run = Run()
    // Most texts part from the pattern before its first star; one that ends before it does has gone one way only.
    let common = min(literal.count, bytes.count)
    for index in 0..<common where literal[index] != bytes[index] {
      run.isDead = true
      return run
    }
    var now = [UInt64](repeating: 0, count: words)
    now[common / 64] |= 1 << UInt64(common % 64)
    close(&now)
    for byte in bytes[common...] {
      if byte == UInt8(ascii: "/"), isAtEnd(now) { run.acceptsAbove = true }
      step(&now, byte)
      if now.allSatisfy({ $0 == 0 }) {
        run.isDead = true
        return run
      }
    }
    run.accepts = isAtEnd(now)
    run.positions = now
    return run
  }

  private func isAtEnd(_ now: [UInt64]) -> Bool { now[end / 64] & (1 << UInt64(end % 64)) != 0 }

  /// Takes one byte: who stands before it goes on, who stands at a star that takes it stays.
  private func step(_ now: inout [UInt64], _ byte: UInt8) {
    let row = moves[byte]
    let isSlash = byte == UInt8(ascii: "/")
    var carry: UInt64 = 0
    for word in 0..<words {
      let moved = row.map { now[word] & $0[word] } ?? 0
      let stayed = now[word] & (isSlash ? any[word] : any[word] | anyButSlash[word])
      now[word] = moved << 1 | carry | stayed
      carry = moved >> 63
    }
    close(&now)
  }

  /// A star may stand for nothing. Two never follow each other, so one step is enough.
  private func close(_ now: inout [UInt64]) {
    var carry: UInt64 = 0
    for word in 0..<words {
      let stars = now[word] & (any[word] | anyButSlash[word])
      now[word] |= stars << 1 | carry
      carry = stars >> 63
    }
  }
}
