import Resources
import Support

/// The declared objects that texts name and the API knows by number, such as mailings: where they are in the tenant now, and
/// under which name this plan leaves them.
struct NumberedObjects {
  private struct Place: Hashable {
    let word: String
    /// The position of the list's declaration.
    let list: Int
    let name: CodePoints
  }

  private var byPlace: [Place: Int] = [:]
  private var byID: [String: [Int: Int]] = [:]
  private var lists: [NameKey: Int] = [:]
  private var listsByID: [Int: Int] = [:]
  private let identity: Kind.Identity?

  init(_ configuration: Configuration, _ registry: Registry, _ matches: Matches) {
    identity = registry.container.identity
    let words = registry.numberedKinds
    for (position, declaration) in configuration.declarations.enumerated() {
      let id = matches.live[position]?.id
      if declaration.kind.container != nil {
        if let id { listsByID[id] = position }
        if !declaration.isAbsent, let name = declaration.name { lists[NameKey(name, identity)] = position }
      }
      guard words.contains(declaration.kind.word) else { continue }
      if let id { byID[declaration.kind.word, default: [:]][id] = position }
      if !declaration.isAbsent, let list = declaration.list, let name = declaration.name {
        byPlace[Place(word: declaration.kind.word, list: list, name: CodePoints(name))] = position
      }
    }
  }

  /// The position of what declares the list of that name.
  func list(_ name: String) -> Int? { lists[NameKey(name, identity)] }

  /// The position of what declares the list with that id.
  func list(id: Int) -> Int? { listsByID[id] }

  /// The position of what declares an object under that name, in the list that is declared there.
  func declaration(_ object: ObjectName, list: Int?) -> Int? {
    list.flatMap { byPlace[Place(word: object.word, list: $0, name: CodePoints(object.name))] }
  }

  /// The position of what declares the object with that number, under whatever name.
  func declaration(_ word: String, id: Int) -> Int? { byID[word]?[id] }
}

/// Names of objects within texts as the numbers that they have when the text is written.
extension ObjectDiff {
  /// What a name within a text leads to.
  enum Numbered {
    case id(Int)
    /// The plan makes it anew: its number is known only then.
    case made(Address)
    case problem(String)
  }

  /// The text with the numbers that its names have, or with those names still in it, in the order of the addresses, whose
  /// numbers this plan changes.
  func numbered(_ pieces: [Value.Piece], _ field: Field, _ declaration: Declaration, list: Int?)
    -> Result<(value: Value, pending: [Address]), TemplateProblem>
  {
    var rest: [Value.Piece] = []
    var text = ""
    var pending: [Address] = []
    for piece in pieces {
      switch piece {
      case .text(let plain): text += plain
      case .object(let object):
        guard let lookup = field.lookup(of: object.word) else { continue }
        switch numbered(object, lookup, declaration, list: list) {
        case .id(let id): text += String(id)
        case .made(let address):
          rest += [.text(text), .object(object)]
          text = ""
          pending.append(address)
        case .problem(let why): return .failure(TemplateProblem(why))
        }
      }
    }
    guard !pending.isEmpty else { return .success((.text(text), [])) }
    return .success((.template(rest + [.text(text)]), pending))
  }

  /// What an object that a text of the declaration names is in the tenant. `list` is the id of the declaration's list; nil for
  /// one still to be made.
  func numbered(_ object: ObjectName, _ lookup: Lookup, _ declaration: Declaration, list: Int?) -> Numbered {
    var owner = object.list.map(context.objects.list) ?? declaration.list
    var ownerID = list
    if let name = object.list {
      ownerID = owner.map { context.matches.live[$0]?.id } ?? context.references.list(name)
      // A list that is renamed has its old name still.
      if owner == nil { owner = ownerID.flatMap(context.objects.list(id:)) }
    }
    if let position = context.objects.declaration(object, list: owner) {
      return declared(position, object, lookup, list: ownerID)
    }
    guard let ownerID else {
      let missing =
        object.list.map { "the list \"\($0)\" does not exist" } ?? "its list does not exist yet"
      return .problem("\(object.written): \(missing)")
    }
    switch context.references.resolve(.name(object.name), lookup, list: ownerID) {
    case .id(let id):
      if let position = context.objects.declaration(object.word, id: id), isRenamed(position) {
        let now = context.configuration.declarations[position].address
        return .problem("\(object.written) is \(now) after this plan: write that name")
      }
      return .id(id)
    case .problem(let why, _): return .problem(why)
    case .object: return .problem("\(object.written): it does not exist")
    }
  }

  private func declared(_ position: Int, _ object: ObjectName, _ lookup: Lookup, list: Int?) -> Numbered {
    let address = context.configuration.declarations[position].address
    if context.snapshot.collections[object.word] == nil {
      // The plan is not about such objects, and leaves them as they are.
      let names = [object.name, context.configuration.declarations[position].formerly?.name].compactMap(
        \.self
      )
      guard let list,
        let name = names.first(where: { !context.references.items(named: $0, lookup, list: list).isEmpty })
      else { return .problem("\(address) does not exist and is left out") }
      switch context.references.resolve(.name(name), lookup, list: list) {
      case .id(let id): return .id(id)
      case .problem(let why, _): return .problem(why)
      case .object: return .problem("\(address) does not exist and is left out")
      }
    }
    guard let id = context.matches.live[position]?.id else {
      guard context.selection.isSelected[position] || context.selection.neededBy[position] != nil else {
        return .problem("\(address) does not exist and is left out")
      }
      return .problem("\(address) is made by this plan: apply it, then plan again")
    }
    if remade.contains(address) { return .made(address) }
    // Others of that name must not be meant.
    let others = context.references.items(named: object.name, lookup, list: list).filter { item in
      item.id != id && !isLeaving(object.word, item.id)
    }
    guard others.isEmpty else {
      let ids = (others.map(\.id) + [id]).sorted().map(String.init).joined(separator: ", ")
      return .problem(
        "\(lookup.title) \"\(object.name)\" exists \(others.count + 1) times in the list (ids \(ids)): rename all but one"
      )
    }
    return .id(id)
  }

  private func isRenamed(_ position: Int) -> Bool {
    context.matches.renames.contains(position) && context.selection.isSelected[position]
  }

  /// Whether this plan takes the name away from an object.
  private func isLeaving(_ word: String, _ id: Int) -> Bool {
    guard let position = context.objects.declaration(word, id: id), context.selection.isSelected[position]
    else {
      return false
    }
    return context.configuration.declarations[position].isAbsent || context.matches.renames.contains(position)
  }

  /// A text of the tenant in which the numbers of what the plan makes anew are names; nil where it holds none.
  func carriedNumbers(_ text: String, _ field: Field, _ declaration: Declaration)
    -> (pieces: [Value.Piece], pending: [Address])?
  {
    guard !remade.isEmpty else { return nil }
    var found: [(range: Range<Int>, name: ObjectName, address: Address)] = []
    for call in field.numbered {
      guard let word = call.named?.word else { continue }
      for argument in FilterText(text).numbers(of: call.functions) {
        guard let position = context.objects.declaration(word, id: argument.number),
          case let other = context.configuration.declarations[position], remade.contains(other.address)
        else { continue }
        let list =
          other.list == declaration.list
          ? nil : other.list.flatMap { context.configuration.declarations[$0].name }
        let name = ObjectName(word: word, list: list, name: other.name ?? "")
        found.append((argument.range, name, other.address))
      }
    }
    guard !found.isEmpty else { return nil }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    let bytes = Array(text.utf8)
    var pieces: [Value.Piece] = []
    var start = 0
    for (range, name, _) in found {
      pieces += [.text(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)), .object(name)]
      start = range.upperBound
    }
    pieces.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
    return (pieces, found.map(\.address))
  }

  /// The objects that a change of the declaration holds by their numbers, as they are in the tenant now. What the plan makes
  /// anew is judged by its own change.
  func referents(_ change: Change, of declaration: Declaration) -> [Referent] {
    context.references.referents(declaration.values, change.desired, change.kind, list: change.list.id) {
      object,
      lookup in
      guard case .id(let id) = numbered(object, lookup, declaration, list: change.list.id) else { return nil }
      return context.references.item(id, lookup)
    }
  }
}
