import Resources

/// A node of a `YAMLDocument`: a place in its arena, so that walking a document counts no references.
public struct YAMLNode: Hashable, Sendable {
  let index: Int
}

/// One YAML document as an arena: all nodes in pre-order in one flat array, all scalars' text in another.
///
/// A configuration may have a million nodes; as a tree of objects they would cost more than reading them.
/// Aliases and merges are resolved by the accessors: no node that they hand out is an alias.
public struct YAMLDocument: Sendable {
  /// What a node is.
  public enum Kind: Hashable, Sendable {
    case scalar(Style)
    case sequence
    case mapping
  }

  /// How a scalar is written, which decides whether it can be anything but text.
  public enum Style: UInt8, Hashable, Sendable { case plain, quoted, block }

  /// What a node holds. `end` is the index past the node's subtree.
  enum Content {
    case scalar(start: UInt32, length: UInt32, style: Style)
    case sequence(end: Int32)
    case mapping(end: Int32, merges: Bool)
    case alias(target: Int32)
  }

  /// 20 bytes without a reference; the file is the document's.
  struct Node {
    var content: Content
    let line: Int32
    let column: Int32
  }

  let file: Int
  let nodes: [Node]
  let text: [UInt8]

  /// The outermost node; nil where the document is empty.
  public var root: YAMLNode? {
    guard let first = nodes.first else { return nil }
    if case .scalar(_, length: 0, style: .plain) = first.content { return nil }
    return YAMLNode(index: 0)
  }

  /// How many nodes are written in it, aliases counted once.
  public var nodeCount: Int { nodes.count }

  /// What the node is.
  public func kind(of node: YAMLNode) -> Kind {
    switch nodes[node.index].content {
    case .scalar(_, _, let style): .scalar(style)
    case .sequence: .sequence
    case .mapping: .mapping
    case .alias(let target): kind(of: YAMLNode(index: Int(target)))
    }
  }

  /// Where the node begins; for what an alias stands for, the place of its anchor.
  public func mark(of node: YAMLNode) -> Mark {
    let node = nodes[node.index]
    return Mark(file: file, line: Int(node.line), column: Int(node.column))
  }

  /// The scalar's text, escapes and folding applied; nil where the node is a sequence or a mapping.
  public func text(of node: YAMLNode) -> String? {
    switch nodes[node.index].content {
    case .scalar(let start, let length, _):
      String(decoding: text[Int(start)..<Int(start) + Int(length)], as: UTF8.self)
    case .alias(let target): text(of: YAMLNode(index: Int(target)))
    case .sequence, .mapping: nil
    }
  }

  /// The node itself, or what it stands for where it is an alias. An alias never stands for an alias.
  func resolved(_ index: Int) -> YAMLNode {
    if case .alias(let target) = nodes[index].content { return YAMLNode(index: Int(target)) }
    return YAMLNode(index: index)
  }

  /// The index past the subtree of the node at an index.
  func end(of index: Int) -> Int {
    switch nodes[index].content {
    case .scalar, .alias: index + 1
    case .sequence(let end), .mapping(let end, _): Int(end)
    }
  }
}
