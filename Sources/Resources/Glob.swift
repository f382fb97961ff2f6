/// A pattern over addresses: `*` stands for any characters but `/`, `**` for any. Every other character may be written as
/// the `%XX` of its bytes.
public struct Glob: Hashable, Sendable {
  /// As it was written.
  public let pattern: String
  private let parts: [Part]

  private enum Part: Hashable {
    case byte(UInt8)
    case anyButSlash
    case any
  }

  /// Every text is a pattern; one without `*` matches itself alone.
  public init(_ pattern: String) {
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
  }

  /// Whether the whole address matches.
  public func matches(_ address: Address) -> Bool { states(after: address.text.utf8).contains(parts.count) }

  /// Whether the address or one that it lies below matches.
  public func matchesOrHolds(_ address: Address) -> Bool {
    matches(address) || holds(address.text)
  }

  /// Whether some address that begins with this text could match or lie below one that does.
  public func couldMatchOrHold(beginning prefix: String) -> Bool {
    couldMatch(beginning: prefix) || holds(prefix)
  }

  /// Whether every address of one name more than this text matches or lies below one that does.
  public func matchesOrHoldsAll(beginning prefix: String) -> Bool {
    if holds(prefix) { return true }
    return states(after: prefix.utf8).contains { state in
      state < parts.count && parts[state...].allSatisfy { $0 == .any || $0 == .anyButSlash }
    }
  }

  /// Whether something that the text lies below matches.
  private func holds(_ whole: String) -> Bool {
    var text = Substring(whole)
    while let slash = text.lastIndex(of: "/") {
      text = text[..<slash]
      if states(after: text.utf8).contains(parts.count) { return true }
    }
    return false
  }

  /// Whether some address that begins with this text could match.
  public func couldMatch(beginning prefix: String) -> Bool { !states(after: prefix.utf8).isEmpty }

  /// The positions in the pattern that can have been reached after the text.
  private func states(after text: some Sequence<UInt8>) -> Set<Int> {
    var states = closure([0])
    for byte in text {
      var next: Set<Int> = []
      for state in states where state < parts.count {
        switch parts[state] {
        case .byte(let wanted): if wanted == byte { next.insert(state + 1) }
        case .anyButSlash: if byte != UInt8(ascii: "/") { next.insert(state) }
        case .any: next.insert(state)
        }
      }
      states = closure(next)
      if states.isEmpty { break }
    }
    return states
  }

  /// A star may stand for nothing.
  private func closure(_ states: Set<Int>) -> Set<Int> {
    var all = states
    for start in states {
      var state = start
      while state < parts.count, parts[state] == .any || parts[state] == .anyButSlash {
        state += 1
        all.insert(state)
      }
    }
    return all
  }
}
