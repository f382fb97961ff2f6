import Resources

/// A node of a `YAMLDocument`: a place in its arena, so that walking a document counts no references.
package struct YAMLNode: Hashable, Sendable {
  let index: Int
}

/// One YAML document, as an arena that its nodes are places in.
///
/// Aliases and merges are resolved by the accessors: no node that they hand out is an alias.
package struct YAMLDocument: Sendable {
  /// What a node is.
  package enum Kind: Hashable, Sendable {
    case scalar(Style)
    case sequence
    case mapping
  }

  /// How a scalar is written, which decides whether it can be anything but text.
  package enum Style: UInt8, Hashable, Sendable { case plain, quoted, block }

  /// What a tag of YAML's core schema says that a scalar is.
  package enum Tag: UInt8, Hashable, Sendable {
    case none, int, bool, null

    /// As a manifest writes it.
    package var written: String {
      switch self {
      case .none: ""
      case .int: "!!int"
      case .bool: "!!bool"
      case .null: "!!null"
      }
    }
  }

  let file: Int
  let arena: YAMLArena

  /// The outermost node; nil where the document is empty.
  package var root: YAMLNode? {
    guard let first = arena.nodes.first else { return nil }
    if case .scalar(_, length: 0, style: .plain, _) = first.content { return nil }
    return YAMLNode(index: 0)
  }

  /// How many nodes are written in it; an alias is one.
  package var nodeCount: Int { arena.nodes.count }

  /// What the node is.
  package func kind(of node: YAMLNode) -> Kind {
    switch arena.nodes[node.index].content {
    case .scalar(_, _, let style, _): .scalar(style)
    case .sequence: .sequence
    case .mapping: .mapping
    case .alias(let target): kind(of: YAMLNode(index: Int(target)))
    }
  }

  /// The tag of the scalar that the node is.
  package func tag(of node: YAMLNode) -> Tag {
    if case .scalar(_, _, _, let tag) = arena.nodes[arena.resolved(node.index)].content { tag } else { .none }
  }

  /// Where the node begins; for what an alias stands for, the place of its anchor.
  package func mark(of node: YAMLNode) -> Mark {
    let node = arena.nodes[node.index]
    return Mark(file: file, line: Int(node.line), column: Int(node.column))
  }

  /// The scalar's text, escapes and folding applied; nil where the node is a sequence or a mapping.
  package func text(of node: YAMLNode) -> String? {
    guard let range = arena.textRange(of: node.index) else { return nil }
    return arena.text.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }
}
