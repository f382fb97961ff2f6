/// A document's nodes in pre-order in one flat array, and all scalars' text in another.
///
/// A configuration may have a million nodes; as a tree of objects they would cost more than reading them.
struct YAMLArena: Sendable {
  /// What a node holds. `end` is the index past the node's subtree.
  enum Content {
    case scalar(start: UInt32, length: UInt32, style: YAMLDocument.Style, tag: YAMLDocument.Tag)
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

  var nodes: [Node] = []
  var text: [UInt8] = []

  /// The node itself, or what it stands for where it is an alias. An alias never stands for an alias.
  func resolved(_ index: Int) -> Int {
    if case .alias(let target) = nodes[index].content { return Int(target) }
    return index
  }

  /// Whether it is an alias that stands for nothing, which was reported; it has itself as its target.
  func isDead(_ index: Int) -> Bool {
    if case .alias(let target) = nodes[index].content { return Int(target) == index }
    return false
  }

  /// The index past the subtree of the node at an index.
  func end(of index: Int) -> Int {
    switch nodes[index].content {
    case .scalar, .alias: index + 1
    case .sequence(let end), .mapping(let end, _): Int(end)
    }
  }

  /// Where the scalar's text is; nil where the node, or what it stands for, is no scalar.
  func textRange(of index: Int) -> Range<Int>? {
    guard case .scalar(let start, let length, _, _) = nodes[resolved(index)].content else { return nil }
    return Int(start)..<Int(start) + Int(length)
  }

  /// Whether it is a `<<` that merges: quoted it is an ordinary key.
  func isMergeKey(_ index: Int) -> Bool {
    guard case .scalar(let start, length: 2, style: .plain, _) = nodes[index].content else { return false }
    return text[Int(start)] == UInt8(ascii: "<") && text[Int(start) + 1] == UInt8(ascii: "<")
  }
}
