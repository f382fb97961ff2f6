import Resources

extension ManifestDecoder {
  /// Files a declaration. Nil where it is one too many; a list may appear again and is then added to.
  @discardableResult
  mutating func add(_ declaration: Declaration) -> Int? {
    let kind = declaration.kind
    let place = place(kind, declaration.name, list: declaration.list)
    guard let first = places.position(of: place, at: { self.place(ofDeclaration: $0) }) else {
      refuseTwoSuccessors(declaration)
      places.insert(place, configuration.declarations.count)
      configuration.declarations.append(declaration)
      return configuration.declarations.count - 1
    }
    guard kind.container != nil, declaration.isAbsent == configuration.declarations[first].isAbsent,
      !declaration.isAbsent
    else {
      diagnostics.append(
        .error(
          "\(what(declaration)) declared twice",
          at: declaration.mark,
          related: [.init("first declared here", at: configuration.declarations[first].mark)]
        )
      )
      return nil
    }
    merge(declaration, into: first)
    return first
  }

  private func what(_ declaration: Declaration) -> String {
    if let name = declaration.name { return "\(declaration.kind.title) \"\(name.shortened(to: 60))\" is" }
    let list = declaration.list.flatMap { configuration.declarations[$0].name } ?? ""
    return "\(declaration.kind.title) of \(registry.container.title) \"\(list)\" are"
  }

  /// One object cannot become two.
  private mutating func refuseTwoSuccessors(_ declaration: Declaration) {
    guard let formerly = declaration.formerly else { return }
    let former = place(declaration.kind, formerly.name, list: declaration.list)
    guard let first = formerNames[former] else {
      formerNames[former] = formerly.mark
      return
    }
    diagnostics.append(
      .error(
        "two declarations were formerly \"\(formerly.name.shortened(to: 60))\"",
        at: formerly.mark,
        related: [.init("the first one", at: first)]
      )
    )
  }

  /// A list may appear in several places, as long as each field appears once.
  private mutating func merge(_ declaration: Declaration, into first: Int) {
    let kind = declaration.kind
    let earlier = configuration.declarations[first]
    var values = earlier.values
    var marks = earlier.marks
    for slot in kind.fields.indices {
      guard let mark = declaration.marks[slot] else { continue }
      if slot == kind.identitySlot || marks[slot] != nil {
        refuseTwice(declaration, slot, at: mark, earlier)
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
    } else {
      refuseTwoSuccessors(declaration)
    }
    configuration.declarations[first] = Declaration(
      .init(kind: kind, address: earlier.address, name: earlier.name, list: earlier.list, mark: earlier.mark),
      formerly: earlier.formerly ?? declaration.formerly,
      values: values,
      marks: marks
    )
  }

  /// Refuses a field that was declared before; its name may be, in the same spelling.
  private mutating func refuseTwice(
    _ declaration: Declaration,
    _ slot: Int,
    at mark: Mark,
    _ earlier: Declaration
  ) {
    let kind = declaration.kind
    if slot == kind.identitySlot {
      guard let one = earlier.values[slot], let other = declaration.values[slot], one != other else { return }
      diagnostics.append(
        .error(
          "\(kind.title) \"\(declaration.name ?? "")\" is spelt differently elsewhere",
          at: mark,
          related: [.init("\"\(earlier.name ?? "")\" here", at: earlier.mark)]
        )
      )
    } else if let before = earlier.marks[slot] {
      diagnostics.append(
        .error(
          "\(kind.fields[slot].name) of \(kind.title) \"\(declaration.name ?? "")\" is declared twice",
          at: mark,
          related: [.init("first declared here", at: before)]
        )
      )
    }
  }
}
