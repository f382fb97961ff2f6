/// Walking sequences and mappings.
extension YAMLDocument {
  /// Hands out a sequence's items in order; nothing where the node is no sequence.
  package func forEachChild<Failure: Error>(
    of node: YAMLNode,
    _ body: (YAMLNode) throws(Failure) -> Void
  ) throws(Failure) {
    guard case .sequence(let end) = arena.nodes[node.index].content else { return }
    var child = node.index + 1
    while child < Int(end) {
      try body(resolved(child))
      child = arena.end(of: child)
    }
  }

  /// Hands out a mapping's entries: its own in order, then what `<<` merges into it; nothing where the node is
  /// no mapping.
  ///
  /// Its own keys win over merged ones, and earlier merges over later ones. Keys are always scalars. A key that
  /// is written twice is handed out twice: the parser has reported it.
  package func forEachEntry<Failure: Error>(
    of node: YAMLNode,
    _ body: (_ key: YAMLNode, _ value: YAMLNode) throws(Failure) -> Void
  ) throws(Failure) {
    guard case .mapping(_, let merges) = arena.nodes[node.index].content else { return }
    guard merges else {
      try forEachWrittenEntry(of: node) { key, value throws(Failure) in
        try body(resolved(key), resolved(value))
      }
      return
    }
    var seen: Set<ArraySlice<UInt8>> = []
    try forEachMergedEntry(of: node, isOwn: true, seen: &seen, body)
  }

  /// The value of the first entry with the key, merges included.
  package func value(for key: String, in node: YAMLNode) -> YAMLNode? {
    let wanted = Array(key.utf8)
    var found: YAMLNode?
    forEachEntry(of: node) { key, value in
      if found == nil, bytes(of: key.index).elementsEqual(wanted) { found = value }
    }
    return found
  }

  /// Depth first, a mapping's own entries before its merges, each key once: that order is the precedence.
  /// What the parser lets pass bounds the recursion, in depth and in number.
  private func forEachMergedEntry<Failure: Error>(
    of node: YAMLNode,
    isOwn: Bool,
    seen: inout Set<ArraySlice<UInt8>>,
    _ body: (_ key: YAMLNode, _ value: YAMLNode) throws(Failure) -> Void
  ) throws(Failure) {
    var sources: [YAMLNode] = []
    try forEachWrittenEntry(of: node) { key, value throws(Failure) in
      if arena.isMergeKey(key) {
        let value = resolved(value)
        if case .sequence = arena.nodes[value.index].content {
          forEachChild(of: value) { sources.append($0) }
        } else {
          sources.append(value)
        }
        return
      }
      let key = resolved(key)
      guard seen.insert(bytes(of: key.index)).inserted || isOwn else { return }
      try body(key, resolved(value))
    }
    for source in sources {
      guard case .mapping = arena.nodes[source.index].content else { continue }
      try forEachMergedEntry(of: source, isOwn: false, seen: &seen, body)
    }
  }

  /// The entries as they are written, aliases and `<<` included, except those whose key is no scalar.
  private func forEachWrittenEntry<Failure: Error>(
    of node: YAMLNode,
    _ body: (_ key: Int, _ value: Int) throws(Failure) -> Void
  ) throws(Failure) {
    let end = arena.end(of: node.index)
    var key = node.index + 1
    while key < end {
      let value = arena.end(of: key)
      if arena.textRange(of: key) != nil { try body(key, value) }
      key = arena.end(of: value)
    }
  }

  private func resolved(_ index: Int) -> YAMLNode { YAMLNode(index: arena.resolved(index)) }

  /// A scalar's text as it is stored. Keys compare by it: as strings, different code points may be equal.
  private func bytes(of index: Int) -> ArraySlice<UInt8> {
    arena.textRange(of: index).map { arena.text[$0] } ?? []
  }
}
