import Support

/// A pattern over addresses: `*` stands for any characters but `/`, `**` for any. Every other character may be written as
/// the `%XX` of its bytes.
package struct Glob: Hashable, Sendable {
  /// As it was written.
  package let pattern: String
  private let parts: [Part]
  private let automaton: GlobAutomaton

  enum Part: Hashable, Sendable {
    case byte(UInt8)
    case anyButSlash
    case any
  }

  /// By what was written.
  package static func == (one: Glob, other: Glob) -> Bool { sameCodePoints(one.pattern, other.pattern) }

  /// By what was written.
  package func hash(into hasher: inout Hasher) { CodePoints(pattern).hash(into: &hasher) }

  /// Every text is a pattern; one without `*` matches itself alone.
  package init(_ pattern: String) {
    self.pattern = pattern
    var parts: [Part] = []
    for byte in AddressSpelling.canonical(pattern) {
      switch (byte, parts.last) {
      case (UInt8(ascii: "*"), .anyButSlash?): parts[parts.count - 1] = .any
      case (UInt8(ascii: "*"), .any?): break
      case (UInt8(ascii: "*"), _): parts.append(.anyButSlash)
      default: parts.append(.byte(byte))
      }
    }
    self.parts = parts
    automaton = GlobAutomaton(parts)
  }

  /// Whether the whole address matches.
  package func matches(_ address: Address) -> Bool { automaton.run(address.text).accepts }

  /// Whether the address or one that it lies below matches.
  package func matchesOrHolds(_ address: Address) -> Bool {
    let run = automaton.run(address.text)
    return run.accepts || run.acceptsAbove
  }

  /// Whether some address that begins with this text could match or lie below one that does.
  package func couldMatchOrHold(beginning prefix: String) -> Bool {
    let run = automaton.run(prefix)
    return !run.isDead || run.acceptsAbove
  }

  /// Whether every address of one name more than this text matches or lies below one that does.
  package func matchesOrHoldsAll(beginning prefix: String) -> Bool {
    let run = automaton.run(prefix)
    if run.acceptsAbove { return true }
    // What is left of the pattern takes any name where it is nothing but stars.
    let stars = parts.reversed().prefix { $0 == .any || $0 == .anyButSlash }.count
    return stars > 0 && (parts.count - stars..<parts.count).contains { automaton.isReached($0, in: run) }
  }

  /// Whether some address that begins with this text could match.
  package func couldMatch(beginning prefix: String) -> Bool { !automaton.run(prefix).isDead }
}
