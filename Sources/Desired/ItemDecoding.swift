import Resources

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
    let before = diagnostics.count
    document.forEachEntry(of: node) { decodeEntry(document, kind, $0, $1, into: &item) }
    guard let identity = kind.identity, let slot = kind.identitySlot else { return }
    guard let name = item.values[slot]?.asText else {
      if item.marks[slot] == nil, diagnostics.count == before {
        diagnostics.append(.error("\(kind.title) needs a \(identity.field)", at: mark))
      }
      return
    }
    if item.state != nil, let other = item.otherKey {
      diagnostics.append(
        .error(
          "an absent \(kind.title) has its \(identity.field) and nothing else, not \(other.name)",
          at: other.mark
        )
      )
      return
    }
    let declaration = Declaration(
      kind: kind,
      address: Address(
        list: list.flatMap { configuration.declarations[$0].name },
        word: kind.word,
        name: name
      ),
      name: name,
      list: list,
      mark: mark,
      isAbsent: item.state != nil,
      formerly: item.formerly,
      values: item.values,
      marks: item.marks
    )
    guard let position = add(declaration) else { return }
    for section in item.sections {
      if !(section.kind.scopes.contains(.list)) { continue }
      decodeSection(document, section.kind, section.node, at: section.mark, list: position)
    }
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
      diagnostics.append(
        .error(
          "unknown key \(key) of \(kind.title)\(Suggestion.clause(for: key, among: itemKeys.keys(kind)))",
          at: mark
        )
      )
      return
    }
    switch meaning {
    case .state:
      guard text(document, node) == "absent" else {
        diagnostics.append(.error("state can only be absent", at: document.mark(of: node)))
        return
      }
      item.state = mark
      return
    case .field(let slot):
      if let value = decodeValue(document, kind.fields[slot], node) { item.values[slot] = value }
      if item.marks[slot] != nil { refuseBoth(kind.fields[slot], mark) }
      item.marks[slot] = document.mark(of: node)
      if slot == kind.identitySlot { return }
    case .file(let slot):
      if let value = decodeFile(document, key, node) { item.values[slot] = value }
      if item.marks[slot] != nil { refuseBoth(kind.fields[slot], mark) }
      item.marks[slot] = document.mark(of: node)
    case .formerly: item.formerly = decodeFormerly(document, kind, node, mark)
    case .section(let other): item.sections.append((other, node, mark))
    }
    if item.otherKey == nil { item.otherKey = (key, mark) }
  }

  private mutating func refuseBoth(_ field: Field, _ mark: Mark) {
    // A key twice has been reported as such.
    guard case .content(let file) = field.type else { return }
    diagnostics.append(.error("\(field.name) and \(file) exclude each other", at: mark))
  }

  private mutating func decodeFormerly(
    _ document: YAMLDocument,
    _ kind: Kind,
    _ node: YAMLNode,
    _ mark: Mark
  ) -> (name: String, mark: Mark)? {
    guard kind.rename != nil else {
      diagnostics.append(.error("the API cannot rename a \(kind.title): formerly does not apply", at: mark))
      return nil
    }
    guard let name = text(document, node), !name.isEmpty else {
      diagnostics.append(.error("formerly must be a name", at: document.mark(of: node)))
      return nil
    }
    return (name, document.mark(of: node))
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
        kind: kind,
        address: Address(
          list: list.flatMap { configuration.declarations[$0].name },
          word: kind.word,
          name: nil
        ),
        name: nil,
        list: list,
        mark: mark,
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
    document.forEachEntry(of: node) { keyNode, valueNode in
      let name = document.text(of: keyNode) ?? ""
      let mark = document.mark(of: keyNode)
      guard names.contains(name) else {
        diagnostics.append(
          .error("unknown \(kind.title) \(name)\(Suggestion.clause(for: name, among: names))", at: mark)
        )
        return
      }
      var values = kind.noValues
      var marks: [Mark?] = Array(repeating: nil, count: kind.fields.count)
      values[0] = decodeValue(document, Field(name, field.type), valueNode)
      marks[0] = document.mark(of: valueNode)
      add(
        Declaration(
          kind: kind,
          address: Address(
            list: list.flatMap { configuration.declarations[$0].name },
            word: kind.word,
            name: name
          ),
          name: name,
          list: list,
          mark: mark,
          values: values,
          marks: marks
        )
      )
    }
  }

  /// Files a declaration. Nil where it is one too many; a list may appear again and is then added to.
  @discardableResult
  private mutating func add(_ declaration: Declaration) -> Int? {
    let kind = declaration.kind
    let place = place(kind, declaration.name, list: declaration.list)
    if let formerly = declaration.formerly {
      let former = self.place(kind, formerly.name, list: declaration.list)
      if let first = formerNames[former] {
        diagnostics.append(
          .error(
            "two declarations were formerly \"\(formerly.name)\"",
            at: formerly.mark,
            related: [.init("the first one", at: first)]
          )
        )
      }
      formerNames[former] = formerly.mark
    }
    guard let first = places[place] else {
      places[place] = configuration.declarations.count
      configuration.declarations.append(declaration)
      return configuration.declarations.count - 1
    }
    let name = declaration.name.map { " \"\($0)\"" } ?? ""
    guard kind.container != nil, declaration.isAbsent == configuration.declarations[first].isAbsent,
      !declaration.isAbsent
    else {
      diagnostics.append(
        .error(
          "\(kind.title)\(name) is declared twice",
          at: declaration.mark,
          related: [.init("first declared here", at: configuration.declarations[first].mark)]
        )
      )
      return nil
    }
    merge(declaration, into: first)
    return first
  }

  /// A list may appear in several places, as long as each field appears once.
  private mutating func merge(_ declaration: Declaration, into first: Int) {
    let kind = declaration.kind
    let earlier = configuration.declarations[first]
    var values = earlier.values
    var marks = earlier.marks
    for (slot, field) in kind.fields.enumerated() {
      guard let mark = declaration.marks[slot] else { continue }
      if slot == kind.identitySlot {
        guard let one = values[slot], let other = declaration.values[slot], one != other else { continue }
        diagnostics.append(
          .error(
            "\(kind.title) \"\(declaration.name ?? "")\" is spelt differently elsewhere",
            at: mark,
            related: [.init("\"\(earlier.name ?? "")\" here", at: earlier.mark)]
          )
        )
      } else if let before = marks[slot] {
        diagnostics.append(
          .error(
            "\(field.name) of \(kind.title) \"\(declaration.name ?? "")\" is declared twice",
            at: mark,
            related: [.init("first declared here", at: before)]
          )
        )
      } else {
        values[slot] = declaration.values[slot]
        marks[slot] = mark
      }
    }
    if let formerly = declaration.formerly, let before = earlier.formerly {
      diagnostics.append(
        .error(
          "formerly of \(kind.title) \"\(declaration.name ?? "")\" is declared twice",
          at: formerly.mark,
          related: [.init("first declared here", at: before.mark)]
        )
      )
    }
    configuration.declarations[first] = Declaration(
      kind: kind,
      address: earlier.address,
      name: earlier.name,
      list: earlier.list,
      mark: earlier.mark,
      formerly: earlier.formerly ?? declaration.formerly,
      values: values,
      marks: marks
    )
  }
}
