import Resources
import Support

extension ManifestDecoder {
  /// What only shows when everything is read: fields against types, settings against lists, and cycles.
  mutating func crossCheck() {
    for declaration in configuration.declarations {
      diagnostics += declaration.inapplicable(given: declaration.values).map {
        .error($0.message, at: $0.mark)
      }
      refuseLonely(declaration)
      guard let list = declaration.list else { continue }
      let owner = configuration.declarations[list]
      var values = owner.values
      if let type = owner.kind.container?.typeField, let slot = owner.kind.slot(type.name),
        values[slot] == nil
      {
        values[slot] = .text(type.standard)
      }
      if !declaration.kind.lists.when.holds(for: values, of: owner.kind) {
        let type = owner.kind.container.flatMap { owner.kind.text($0.typeField.name, in: values) } ?? ""
        diagnostics.append(
          .error(
            "\(declaration.kind.lists.message), and \"\(owner.name ?? "")\" is \(type)",
            at: declaration.mark
          )
        )
      }
    }
    refuseNamesOfAbsent()
    refuseCycles()
  }

  /// What the API does not keep without another field cannot be declared beside there being none.
  private mutating func refuseLonely(_ declaration: Declaration) {
    let kind = declaration.kind
    for (slot, field) in kind.fields.enumerated() {
      guard let name = field.companion, let other = kind.slot(name), let value = declaration.values[slot],
        !value.isEmpty, declaration.values[other]?.isEmpty == true
      else { continue }
      diagnostics.append(
        .error(
          "\(field.name) needs \(name): without it the API keeps neither",
          at: declaration.marks[slot] ?? declaration.mark,
          related: declaration.marks[other].map { [.init("\(name) is empty here", at: $0)] } ?? []
        )
      )
    }
  }

  /// What must not exist cannot be held by what must.
  private mutating func refuseNamesOfAbsent() {
    let declarations = configuration.declarations
    guard declarations.contains(where: \.isAbsent) else { return }
    let named = registry.namedKinds
    var declared: [Address: Int] = [:]
    for (position, declaration) in declarations.enumerated() where named.contains(declaration.kind.word) {
      declared[declaration.address] = position
    }
    for declaration in declarations where !declaration.isAbsent && declaration.kind.holdsOthers {
      let list = declaration.list.flatMap { declarations[$0].name }
      for (slot, named) in declaration.kind.held(in: declaration.values) {
        // Of the same list first: where that has one of the name, the system's may well be absent.
        let candidates = named.candidates(list: list, of: declaration.address)
        guard let address = candidates.first(where: { declared[$0] != nil }),
          let position = declared[address], declarations[position].isAbsent
        else { continue }
        diagnostics.append(
          .error(
            "\(declaration.kind.fields[slot].name) names \(address), which must not exist",
            at: declaration.marks[slot] ?? declaration.mark,
            related: [.init("declared absent here", at: declarations[position].mark)]
          )
        )
      }
    }
  }

  /// Objects that name each other could never be created.
  private mutating func refuseCycles() {
    let naming = configuration.declarations.indices.filter {
      let declaration = configuration.declarations[$0]
      return !declaration.isAbsent && declaration.kind.namesOthers
    }
    guard !naming.isEmpty else { return }
    var positions: [Address: Int] = [:]
    for (position, index) in naming.enumerated() {
      positions[configuration.declarations[index].address] = position
    }
    var graph = Graph(count: naming.count)
    for (position, index) in naming.enumerated() {
      let declaration = configuration.declarations[index]
      let list = declaration.list.flatMap { configuration.declarations[$0].name }
      for named in declaration.kind.names(in: declaration.values) {
        let candidates = named.candidates(list: list, of: declaration.address)
        if let other = candidates.lazy.compactMap({ positions[$0] }).first {
          graph.add(position, after: other)
        }
      }
    }
    guard case .cycle(let cycle) = graph.sorted(by: <) else { return }
    let members = cycle.map { configuration.declarations[naming[$0]] }
    let edges = members.indices.map {
      "\(members[$0].address) names \(members[($0 + 1) % members.count].address)"
    }
    diagnostics.append(
      .error(
        "a cycle, of which nothing could be created first: \(edges.joined(separator: ", "))",
        at: members.map(\.mark).min()
      )
    )
  }
}
