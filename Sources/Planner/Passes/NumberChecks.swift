import Resources

/// What wanted texts hold by number, such as the mailings of a filter, and the same plan deletes: by a name, by the number
/// itself, alone or with its list.
struct NumberChecks {
  /// Something of that number that the plan deletes.
  private struct Loss {
    let address: Address
    /// The list whose deletion takes it along; nil where it is deleted itself.
    let list: Address?
    /// Where that is declared absent.
    let mark: Mark?
  }

  private let context: PlanContext
  /// By kind and number.
  private var deleted: [String: [Int: Loss]] = [:]
  private var lists: [Int: (address: Address, mark: Mark?)] = [:]

  init(_ changes: [Change], _ context: PlanContext) {
    self.context = context
    let words = context.registry.numberedKinds
    for change in changes where change.action == .delete {
      guard let id = change.id else { continue }
      if change.kind.container != nil { lists[id] = (change.address, change.mark) }
      guard words.contains(change.kind.word) else { continue }
      deleted[change.kind.word, default: [:]][id] = Loss(
        address: change.address,
        list: nil,
        mark: change.mark
      )
    }
  }

  /// Whether the plan deletes nothing that a text could hold.
  var isEmpty: Bool { deleted.isEmpty && lists.isEmpty }

  /// What the values of an object of that kind, in the list with that id, hold and lose.
  func losses(_ values: Values, _ kind: Kind, list: Int?) -> [(
    slot: Int, range: Range<Int>, number: Int, message: String, related: [Diagnostic.Related]
  )] {
    kind.fields.enumerated().flatMap { slot, field in
      field.numbers(
        in: values[slot],
        named: { object, lookup in
          context.references.item(of: object, lookup, list: list)?.id
        }
      ).compactMap { found in
        guard let loss = loss(found.word, found.number, field) else { return nil }
        let remedy = loss.list.map { "with \($0): declare \($0)" }
        let related = loss.mark.map { [Diagnostic.Related("declared absent here", at: $0)] } ?? []
        let message =
          "\(field.name) names \(loss.address), which this plan deletes\(remedy.map { " " + $0 } ?? ": declare \(loss.address)"), or change the filter"
        return (slot, found.range, found.number, message, related)
      }
    }
  }

  private func loss(_ word: String, _ number: Int, _ field: Field) -> Loss? {
    if let loss = deleted[word]?[number] { return loss }
    guard !lists.isEmpty, let lookup = field.lookup(of: word),
      let item = context.references.item(number, lookup),
      let list = item.list, let gone = lists[list]
    else { return nil }
    let address = Address(
      list: context.matches.listNames[list] ?? gone.address.name,
      word: word,
      name: item.name
    )
    return Loss(address: address, list: gone.address, mark: gone.mark)
  }
}

extension Field {
  /// An object that a text holds by its number.
  struct Numbered {
    /// The word by which texts name such objects.
    let word: String
    let number: Int
    /// Where its number or its name stands in the UTF-8 of `Value.spokenText`.
    let range: Range<Int>
  }

  /// The objects that a text of this field holds by their numbers, written as such or as names, in the order of the text.
  func numbers(in value: Value?, named: (ObjectName, Lookup) -> Int? = { _, _ in nil }) -> [Numbered] {
    guard !numbered.isEmpty, let value, let text = value.filterText else { return [] }
    var found: [Numbered] = []
    for call in numbered {
      guard let word = call.named?.word else { continue }
      found += FilterText(text).numbers(of: call.functions).map {
        Numbered(word: word, number: $0.number, range: $0.range)
      }
    }
    if case .template(let pieces) = value {
      var start = 0
      for piece in pieces {
        let end = start + [piece].written.utf8.count
        if case .object(let object) = piece, let lookup = lookup(of: object.word),
          let id = named(object, lookup)
        {
          found.append(Numbered(word: object.word, number: id, range: start..<end))
        }
        start = end
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
