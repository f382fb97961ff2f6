import Resources
import Support

/// What a mapping has to be in order that its entries can be told apart and merged: scalar keys, each once, and
/// mappings behind `<<`.
struct YAMLMappingCheck {
  /// Up to so many keys are compared each with each, which needs no memory and is faster than sorting.
  private static let pairwiseLimit = 16
  /// How many characters of a key a message shows.
  private static let shownLength = 60

  private struct Key {
    let index: Int
    let text: Range<Int>
    let isMerge: Bool
  }

  /// The keys of the mapping at hand; kept for its memory.
  private var keys: [Key] = []

  /// Reports the problems of the mapping at an index, whose subtree is complete; true where it merges others.
  mutating func merges(
    mapping: Int,
    in arena: borrowing YAMLArena,
    file: Int,
    _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    keys.removeAll(keepingCapacity: true)
    var merges = false
    var index = mapping + 1
    while index < arena.nodes.count {
      let value = arena.end(of: index)
      if let text = arena.textRange(of: index) {
        let isMerge = arena.isMergeKey(index)
        checkKey(index, text, arena, file, &diagnostics)
        keys.append(Key(index: index, text: text, isMerge: isMerge))
        if isMerge {
          merges = true
          checkMerge(of: value, arena, file, &diagnostics)
        }
      } else if !arena.isDead(index) {
        diagnostics.append(.error("a key has to be a scalar", at: mark(index, arena, file)))
      }
      index = arena.end(of: value)
    }
    for (second, first) in duplicates(arena) {
      diagnostics.append(duplicate(second, of: first, arena, file))
    }
    return merges
  }

  /// A key is a text, and no blank in it stands for the space after a colon.
  private func checkKey(
    _ index: Int,
    _ text: Range<Int>,
    _ arena: borrowing YAMLArena,
    _ file: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard case .scalar(_, _, let style, let tag) = arena.nodes[index].content else { return }
    if tag != .none {
      diagnostics.append(.error("a key has to be a text, not \(tag.written)", at: mark(index, arena, file)))
    }
    guard style == .plain, arena.text[text].contains(where: { $0 >= 0x80 }),
      let blank = YAMLBlanks.afterColon(in: String(decoding: arena.text[text], as: UTF8.self))
    else { return }
    let node = arena.nodes[index]
    let place = Mark(file: file, line: Int(node.line), column: Int(node.column) + blank.offset)
    diagnostics.append(.error(YAMLBlanks.message(blank.scalar), at: place))
  }

  /// Each key that is there before, with the first such.
  private mutating func duplicates(_ arena: borrowing YAMLArena) -> [(second: Key, first: Key)] {
    var found: [(second: Key, first: Key)] = []
    arena.text.withUnsafeBufferPointer { text in
      guard keys.count > Self.pairwiseLimit else {
        for second in keys.indices {
          guard let first = keys[..<second].first(where: { Self.areEqual($0, keys[second], text) }) else {
            continue
          }
          found.append((keys[second], first))
        }
        return
      }
      keys.sort { Self.precedes($0, $1, text) }
      var first = 0
      for second in keys.indices.dropFirst() {
        if Self.areEqual(keys[first], keys[second], text) {
          found.append((keys[second], keys[first]))
        } else {
          first = second
        }
      }
    }
    return found
  }

  private static func areEqual(_ one: Key, _ other: Key, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.text.count == other.text.count, one.isMerge == other.isMerge else { return false }
    return zip(one.text, other.text).allSatisfy { text[$0] == text[$1] }
  }

  /// Any order that brings equals together in the order of the file; by length first, which decides most.
  private static func precedes(_ one: Key, _ other: Key, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if one.text.count != other.text.count { return one.text.count < other.text.count }
    for (left, right) in zip(one.text, other.text) where text[left] != text[right] {
      return text[left] < text[right]
    }
    return one.isMerge == other.isMerge ? one.index < other.index : one.isMerge
  }

  private func duplicate(
    _ second: Key,
    of first: Key,
    _ arena: borrowing YAMLArena,
    _ file: Int
  ) -> Diagnostic {
    var name = String(decoding: arena.text[second.text], as: UTF8.self)
    if name.count > Self.shownLength { name = name.prefix(Self.shownLength) + "…" }
    name = InvisibleCharacters.shown(name)
    return .error(
      second.isMerge
        ? "duplicate key <<: merge several with <<: [*one, *other]" : "duplicate key \"\(name)\"",
      at: mark(second.index, arena, file),
      related: [Diagnostic.Related("first here", at: mark(first.index, arena, file))]
    )
  }

  private func checkMerge(
    of value: Int,
    _ arena: borrowing YAMLArena,
    _ file: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    var sources = [value]
    if case .sequence(let end) = arena.nodes[arena.resolved(value)].content {
      sources = []
      var item = arena.resolved(value) + 1
      while item < Int(end) {
        sources.append(item)
        item = arena.end(of: item)
      }
    }
    for source in sources {
      if case .mapping = arena.nodes[arena.resolved(source)].content { continue }
      if arena.isDead(source) { continue }
      diagnostics.append(.error("<< merges mappings only", at: mark(source, arena, file)))
    }
  }

  private func mark(_ index: Int, _ arena: borrowing YAMLArena, _ file: Int) -> Mark {
    Mark(file: file, line: Int(arena.nodes[index].line), column: Int(arena.nodes[index].column))
  }
}
