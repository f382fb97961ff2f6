import Resources

/// What a mapping has to be in order that its entries can be told apart and merged: scalar keys, each once, and
/// mappings behind `<<`.
struct YAMLMappingCheck {
  /// Up to so many keys are compared each with each, which needs no memory and is faster than sorting.
  private static let pairwiseLimit = 16

  /// The keys of the mapping at hand; kept for its memory.
  private var keys: [Key] = []

  private struct Key {
    let index: Int
    let start: Int
    let length: Int
    let isMerge: Bool
  }

  /// Reports the problems of the mapping at an index, whose subtree is complete; true where it merges others.
  mutating func merges(
    mapping: Int,
    nodes: [YAMLDocument.Node],
    text: [UInt8],
    file: Int,
    _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    keys.removeAll(keepingCapacity: true)
    var merges = false
    var index = mapping + 1
    while index < nodes.count {
      let value = Self.end(of: index, nodes)
      if let key = Self.key(at: index, nodes, text) {
        keys.append(key)
        if key.isMerge {
          merges = true
          Self.checkMerge(value: value, nodes, file, &diagnostics)
        }
      } else {
        diagnostics.append(.error("a key has to be a scalar", at: Self.mark(index, nodes, file)))
      }
      index = Self.end(of: value, nodes)
    }
    text.withUnsafeBufferPointer { text in
      if keys.count <= Self.pairwiseLimit {
        checkPairs(nodes, text, file, &diagnostics)
      } else {
        checkSorted(nodes, text, file, &diagnostics)
      }
    }
    return merges
  }

  // MARK: - Duplicates

  private func checkPairs(
    _ nodes: [YAMLDocument.Node],
    _ text: UnsafeBufferPointer<UInt8>,
    _ file: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    for second in keys.indices {
      for first in 0..<second where Self.areEqual(keys[first], keys[second], text) {
        diagnostics.append(Self.duplicate(keys[second], of: keys[first], nodes, text, file))
        break
      }
    }
  }

  private mutating func checkSorted(
    _ nodes: [YAMLDocument.Node],
    _ text: UnsafeBufferPointer<UInt8>,
    _ file: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    // By length first: it decides most comparisons. The order is only there to bring equals together.
    keys.sort { one, other in
      if one.length != other.length { return one.length < other.length }
      for offset in 0..<one.length {
        let (left, right) = (text[one.start + offset], text[other.start + offset])
        if left != right { return left < right }
      }
      return one.isMerge == other.isMerge ? one.index < other.index : one.isMerge
    }
    var first = 0
    for second in keys.indices.dropFirst() {
      if Self.areEqual(keys[first], keys[second], text) {
        diagnostics.append(Self.duplicate(keys[second], of: keys[first], nodes, text, file))
      } else {
        first = second
      }
    }
  }

  private static func areEqual(_ one: Key, _ other: Key, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.length == other.length, one.isMerge == other.isMerge else { return false }
    for offset in 0..<one.length where text[one.start + offset] != text[other.start + offset] { return false }
    return true
  }

  private static func duplicate(
    _ second: Key,
    of first: Key,
    _ nodes: [YAMLDocument.Node],
    _ text: UnsafeBufferPointer<UInt8>,
    _ file: Int
  ) -> Diagnostic {
    let name = String(decoding: text[second.start..<second.start + second.length], as: UTF8.self)
    return .error(
      second.isMerge
        ? "duplicate key <<: merge several with <<: [*one, *other]" : "duplicate key \"\(name)\"",
      at: mark(second.index, nodes, file),
      related: [Diagnostic.Related("first here", at: mark(first.index, nodes, file))]
    )
  }

  // MARK: - Merges

  private static func checkMerge(
    value: Int,
    _ nodes: [YAMLDocument.Node],
    _ file: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    let target = resolved(value, nodes)
    switch nodes[target].content {
    case .mapping, .alias: break
    case .scalar:
      diagnostics.append(.error("<< merges mappings only", at: mark(value, nodes, file)))
    case .sequence(let end):
      var item = target + 1
      while item < Int(end) {
        if case .mapping = nodes[resolved(item, nodes)].content {
        } else {
          diagnostics.append(.error("<< merges mappings only", at: mark(item, nodes, file)))
        }
        item = Self.end(of: item, nodes)
      }
    }
  }

  // MARK: - Nodes of a document that is being built

  private static func key(at index: Int, _ nodes: [YAMLDocument.Node], _ text: [UInt8]) -> Key? {
    guard case .scalar(let start, let length, let style) = nodes[resolved(index, nodes)].content else {
      return nil
    }
    let start32 = Int(start)
    var isMerge = false
    if length == 2, style == .plain, case .scalar = nodes[index].content {
      isMerge = text[start32] == UInt8(ascii: "<") && text[start32 + 1] == UInt8(ascii: "<")
    }
    return Key(index: index, start: start32, length: Int(length), isMerge: isMerge)
  }

  private static func resolved(_ index: Int, _ nodes: [YAMLDocument.Node]) -> Int {
    if case .alias(let target) = nodes[index].content { return Int(target) }
    return index
  }

  private static func end(of index: Int, _ nodes: [YAMLDocument.Node]) -> Int {
    switch nodes[index].content {
    case .scalar, .alias: index + 1
    case .sequence(let end), .mapping(let end, _): Int(end)
    }
  }

  private static func mark(_ index: Int, _ nodes: [YAMLDocument.Node], _ file: Int) -> Mark {
    Mark(file: file, line: Int(nodes[index].line), column: Int(nodes[index].column))
  }
}
