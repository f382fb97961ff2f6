import Resources
import Support

/// Finds rings that lead from a declared filter through objects that nobody declares: those of declarations alone are
/// found without a tenant.
extension NameChecks {
  /// An error for each ring that a declared text is part of, from what declarations mention by their positions.
  func rings(_ mentions: [Int: [MentionedObject]], deleted: Set<Address>) -> [Diagnostic] {
    var wanted: [Address: Values] = [:]
    var starts: Set<Address> = []
    var undeclared: [Address] = []
    for (position, mentions) in mentions {
      let declaration = context.configuration.declarations[position]
      let list = declaration.list.flatMap { context.configuration.declarations[$0].name }
      for mention in mentions {
        guard mention.object.kind == declaration.kind.word,
          let address = context.addresses.address(mention.object, list: list, of: declaration.address),
          !deleted.contains(address)
        else { continue }
        starts.insert(declaration.address)
        wanted[declaration.address] = declaration.values
        let other = context.addresses.declaration(address)
        let isTold = other.map { isMentioning(context.configuration.declarations[$0]) } ?? false
        if !isTold { undeclared.append(address) }
      }
    }
    guard !undeclared.isEmpty else { return [] }
    return rings(from: starts, wanted: wanted, live: liveValues(deleted))
  }

  /// Whether the declaration says itself what it names.
  private func isMentioning(_ declaration: Declaration) -> Bool {
    declaration.kind.fields.indices.contains {
      !declaration.kind.fields[$0].mentions.isEmpty && declaration.values[$0] != nil
    }
  }

  private func liveValues(_ deleted: Set<Address>) -> [Address: (kind: Kind, values: Values)] {
    var found: [Address: (kind: Kind, values: Values)] = [:]
    for kind in context.registry.kinds where kind.fields.contains(where: { !$0.mentions.isEmpty }) {
      for object in context.snapshot.collections[kind.word] ?? [] {
        let address = LiveNames.address(of: object, kind, context.snapshot, context.registry, context.matches)
        if !deleted.contains(address) { found[address] = (kind, object.values) }
      }
    }
    return found
  }

  private func rings(
    from starts: Set<Address>,
    wanted: [Address: Values],
    live: [Address: (kind: Kind, values: Values)]
  ) -> [Diagnostic] {
    let order = starts.sorted()
    var nodes = order
    var positions = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    var edges: [(one: Int, other: Int)] = []
    var next = 0
    while next < nodes.count {
      let address = nodes[next]
      let declared = context.addresses.declaration(address).map { context.configuration.declarations[$0] }
      var texts = wanted[address] ?? live[address]?.values
      if let declared, wanted[address] == nil, let found = live[address] {
        texts = declared.kind.merged(declared.values, over: found.values)
      }
      if let kind = declared?.kind ?? live[address]?.kind, let texts {
        for mention in kind.mentions(in: texts) where mention.object.kind == kind.word {
          guard let other = context.addresses.address(mention.object, list: address.listName, of: address),
            starts.contains(other) || live[other] != nil
          else { continue }
          if positions[other] == nil {
            positions[other] = nodes.count
            nodes.append(other)
          }
          if let position = positions[other] { edges.append((next, position)) }
        }
      }
      next += 1
    }
    var graph = Graph(count: nodes.count)
    for edge in edges { graph.add(edge.one, after: edge.other) }
    return graph.rings(count: nodes.count).compactMap { ring in
      guard let start = ring.first(where: { $0 < order.count }),
        let position = context.addresses.declaration(nodes[start])
      else { return nil }
      let members = ring.map { nodes[$0].text }.joined(separator: ", ")
      return .error(
        "a cycle, of which nothing could be created first: \(members) name each other",
        at: context.configuration.declarations[position].mark
      )
    }
  }
}
