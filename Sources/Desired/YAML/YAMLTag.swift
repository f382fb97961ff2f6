/// What a tag says of the node that it stands before: those of YAML's core schema that a manifest has a use for.
enum YAMLTag {
  /// The scalar is text, however it is written.
  case text
  /// The scalar is what the tag says, in quotes too.
  case scalar(YAMLDocument.Tag)
  /// The node is a sequence or a mapping, as it is anyway.
  case collection
  /// It is none of these, or does not agree with the node.
  case refused(String)

  /// What a tag can stand before.
  enum Node {
    case scalar, sequence, mapping
  }

  /// Judges a tag with its prefix. A text with variables is judged where they are known.
  init(_ tag: UnsafePointer<UInt8>, before node: Node, _ text: String) {
    let standard = "tag:yaml.org,2002:"
    let tag = String(cString: tag)
    let name = tag.hasPrefix(standard) ? "!!" + tag.dropFirst(standard.count) : tag
    func wants(_ what: String) -> YAMLTag { .refused("\(name) must stand before \(what)") }
    let isOpen = text.utf8.contains(UInt8(ascii: "$"))
    switch (name, node) {
    case ("!!str", .scalar): self = .text
    case ("!!str", _): self = wants("a text")
    case ("!!seq", .sequence), ("!!map", .mapping): self = .collection
    case ("!!seq", _): self = wants("a sequence")
    case ("!!map", _): self = wants("a mapping")
    case ("!!int", .scalar):
      let scalar = YAMLScalar(text: text, style: .plain, tag: .int)
      self = isOpen || scalar.isWholeNumber ? .scalar(.int) : wants("a whole number, in decimal digits")
    case ("!!int", _): self = wants("a whole number, in decimal digits")
    case ("!!bool", .scalar) where isOpen || text == "true" || text == "false": self = .scalar(.bool)
    case ("!!bool", _): self = wants("true or false")
    case ("!!null", .scalar) where text.isEmpty || text == "~" || text == "null": self = .scalar(.null)
    case ("!!null", _): self = wants("null")
    default: self = .refused("tags are not supported: \(name)")
    }
  }
}
