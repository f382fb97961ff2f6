import Resources
import Support

extension ManifestDecoder {
  /// One item while it is decoded.
  private struct Item {
    var values: Values
    var marks: [Mark?]
    var state: Mark?
    var formerly: (name: String, mark: Mark)?
    var sections: [(kind: Kind, node: YAMLNode, mark: Mark)] = []
    /// The first key that is not the identity's.
    var otherKey: (name: String, mark: Mark)?
    /// Under which key content stands, by position.
    var contentKeys: [Int: String] = [:]
    /// Whether a key is not known, which may be the identity's, misspelt.
    var hasUnknownKey = false

    init(_ kind: Kind) {
      values = kind.noValues
      marks = Array(repeating: nil, count: kind.fields.count)
    }
  }

  /// Decodes one item of a sequence.
  mutating func decodeItem(_ document: YAMLDocument, _ kind: Kind, _ node: YAMLNode, list: Int?) {
    let mark = document.mark(of: node)
    guard document.kind(of: node) == .mapping else {
      diagnostics.append(
        .error("an item of \(kind.section) must be a mapping, not \(document.what(node))", at: mark)
      )
      return
    }
    var item = Item(kind)
    document.forEachEntry(of: node) { decodeEntry(document, kind, $0, $1, into: &item) }
    guard let identity = kind.identity, let slot = kind.identitySlot else { return }
    let name = item.values[slot]?.asText
    if name == nil, item.marks[slot] == nil, !item.hasUnknownKey {
      diagnostics.append(.error("\(kind.title) needs a \(identity.field)", at: mark))
    }
    if let name { refuseTemporary(name, kind, identity, at: item.marks[slot] ?? mark) }
    if item.state != nil, let other = item.otherKey { refuseBeside(other, kind, identity) }
    let declaration = Declaration(
      .init(
        kind: kind,
        address: Address(
          list: list.flatMap { configuration.declarations[$0].name },
          word: kind.word,
          name: name ?? ""
        ),
        name: name,
        list: list,
        mark: mark
      ),
      isAbsent: item.state != nil,
      formerly: item.formerly,
      values: item.values,
      marks: item.marks
    )
    let filed = name == nil ? nil : add(declaration)
    guard !item.sections.isEmpty else { return }
    if filed == nil { configuration.declarations.append(declaration) }
    // Below what is wrong itself everything is checked all the same; no configuration comes of it.
    let position = filed ?? configuration.declarations.count - 1
    for section in item.sections {
      decodeSection(document, section.kind, section.node, at: section.mark, list: position)
    }
  }

  /// Refuses a key beside the name of what is absent.
  private mutating func refuseBeside(
    _ other: (name: String, mark: Mark),
    _ kind: Kind,
    _ identity: Kind.Identity
  ) {
    diagnostics.append(
      .error(
        "an absent \(kind.title) has its \(identity.field) and nothing else, not \(other.name)",
        at: other.mark
      )
    )
  }

  /// Refuses a name that a replacement could give.
  private mutating func refuseTemporary(
    _ name: String,
    _ kind: Kind,
    _ identity: Kind.Identity,
    at mark: Mark
  ) {
    guard kind.replacement.usesTemporaryNames, let base = TemporaryName.base(of: name) else { return }
    let suffix = name.dropFirst(base.count)
    let first = TemporaryName.new("")
    diagnostics.append(
      .error(
        "\(identity.field) must not end with \(suffix == first || TemporaryName.isOld(name) ? "~inx-apply or ~inx-apply-old" : suffix): such names are kept for replacements",
        at: mark
      )
    )
  }

  private mutating func decodeEntry(
    _ document: YAMLDocument,
    _ kind: Kind,
    _ keyNode: YAMLNode,
    _ node: YAMLNode,
    into item: inout Item
  ) {
    let key = document.text(of: keyNode) ?? ""
    let mark = document.mark(of: keyNode)
    guard let meaning = itemKeys.meaning(key, kind) else {
      item.hasUnknownKey = true
      diagnostics.append(.error(unknownKey(key, kind), at: mark))
      return
    }
    switch meaning {
    case .state:
      guard let state = text(document, node, "state can only be absent") else { return }
      guard state == "absent" else {
        diagnostics.append(
          .error("state can only be absent, not \(state.shortened(to: 60))", at: document.mark(of: node))
        )
        return
      }
      item.state = mark
      return
    case .field(let slot):
      if let value = decodeValue(document, kind.fields[slot], node) { item.values[slot] = value }
      if case .content = kind.fields[slot].type { refuseBoth(slot, kind, key, mark, &item) }
      item.marks[slot] = document.mark(of: node)
      if slot == kind.identitySlot { return }
    case .file(let slot):
      if let value = decodeFile(document, key, node) { item.values[slot] = value }
      refuseBoth(slot, kind, key, mark, &item)
      item.marks[slot] = document.mark(of: node)
    case .formerly: item.formerly = decodeFormerly(document, kind, node, mark)
    case .section(let other): item.sections.append((other, node, mark))
    }
    if item.otherKey == nil { item.otherKey = (key, mark) }
  }

  private func unknownKey(_ key: String, _ kind: Kind) -> String {
    if kind.container != nil, itemKeys.topSections[key] != nil {
      return "\(key) stands at the top of a manifest, not in a \(kind.title)"
    }
    let suggestion = Suggestion.clause(for: key, among: itemKeys.keys(kind))
    return "unknown key \(shown(key: key)) of \(kind.title)\(suggestion)"
  }

  /// Content stands in the manifest or in a file.
  private mutating func refuseBoth(_ slot: Int, _ kind: Kind, _ key: String, _ mark: Mark, _ item: inout Item)
  {
    // A key twice has been reported as such.
    guard let other = item.contentKeys[slot], other != key else { return item.contentKeys[slot] = key }
    diagnostics.append(
      .error(
        "\(key) and \(other) exclude each other",
        at: mark,
        related: item.marks[slot].map { [.init("\(other) is here", at: $0)] } ?? []
      )
    )
  }

  private mutating func decodeFormerly(
    _ document: YAMLDocument,
    _ kind: Kind,
    _ node: YAMLNode,
    _ mark: Mark
  ) -> (name: String, mark: Mark)? {
    guard kind.rename != nil else {
      diagnostics.append(
        .error("formerly does not apply to \(kind.section): the API cannot rename them", at: mark)
      )
      return nil
    }
    return text(document, node, "formerly must be a name").map { ($0, document.mark(of: node)) }
  }

  /// Decodes what a list has one of.
  mutating func decodeDocument(
    _ document: YAMLDocument,
    _ kind: Kind,
    _ node: YAMLNode,
    at mark: Mark,
    list: Int?
  ) {
    var item = Item(kind)
    document.forEachEntry(of: node) { keyNode, value in
      let key = document.text(of: keyNode) ?? ""
      if key == "state" {
        diagnostics.append(
          .error("\(kind.title) cannot be absent: every list has them", at: document.mark(of: keyNode))
        )
      } else {
        decodeEntry(document, kind, keyNode, value, into: &item)
      }
    }
    add(
      Declaration(
        .init(
          kind: kind,
          address: Address(
            list: list.flatMap { configuration.declarations[$0].name },
            word: kind.word,
            name: nil
          ),
          name: nil,
          list: list,
          mark: mark
        ),
        values: item.values,
        marks: item.marks
      )
    )
  }

  /// Decodes a mapping of settings: each is an object of its own.
  mutating func decodeSettings(
    _ document: YAMLDocument,
    _ kind: Kind,
    _ names: [String],
    _ node: YAMLNode,
    list: Int?
  ) {
    guard let field = kind.fields.first else { return }
    var here: Set<String> = []
    document.forEachEntry(of: node) { keyNode, valueNode in
      let name = document.text(of: keyNode) ?? ""
      let mark = document.mark(of: keyNode)
      guard names.contains(name) else {
        let unknown = "unknown \(kind.title) \(shown(key: name))\(Suggestion.clause(for: name, among: names))"
        let message = name == "state" ? "a \(kind.title) cannot be absent: every list has it" : unknown
        diagnostics.append(.error(message, at: mark))
        return
      }
      // A key twice has been reported as such.
      guard here.insert(name).inserted else { return }
      var values = kind.noValues
      var marks: [Mark?] = Array(repeating: nil, count: kind.fields.count)
      values[0] = decodeValue(document, Field(name, field.type), valueNode)
      marks[0] = document.mark(of: valueNode)
      add(
        Declaration(
          .init(
            kind: kind,
            address: Address(
              list: list.flatMap { configuration.declarations[$0].name },
              word: kind.word,
              name: name
            ),
            name: name,
            list: list,
            mark: mark
          ),
          values: values,
          marks: marks
        )
      )
    }
  }
}
