import Support

/// All kinds that there are. Passed in everywhere, so that a kind is added by adding its table.
package struct Registry: Sendable {
  /// The kinds, in the order in which documents list them.
  package let kinds: [Kind]
  /// The kind that holds others, such as lists; one that no tenant has where none does.
  package let container: Kind
  private let words: [String: Kind]

  /// A registry of a container and all other kinds.
  package init(container: Kind, others: [Kind]) {
    self.container = container
    kinds = [container] + others
    words = Dictionary(uniqueKeysWithValues: kinds.map { ($0.word, $0) })
  }

  /// A registry of kinds of which none holds others.
  package init(_ kinds: [Kind]) {
    self.kinds = kinds
    container = Registry.noContainer
    words = Dictionary(uniqueKeysWithValues: kinds.map { ($0.word, $0) })
  }

  /// Stands where a container would: no tenant has any, and no manifest can declare one.
  private static let noContainer = Kind(
    .init(word: "", section: "", title: "", place: .init(scopes: [])),
    fields: [],
    api: .init(endpoint: Kind.Endpoint(item: .init("")), change: .replacement)
  )

  /// The kind of that word.
  package func kind(_ word: String) -> Kind? { words[word] }

  /// The kinds that can be declared there, by their sections.
  package func kinds(in scope: Kind.Scopes) -> [Kind] { kinds.filter { $0.scopes.contains(scope) } }
}

extension Registry {
  /// The list that stands for the system scope.
  package struct SystemList: Hashable, Sendable {
    /// Its id; nil where nobody knows it.
    package let id: Int?
    /// Whether the tenant does not show it.
    package let isAssumed: Bool
    /// Why it cannot even be assumed, as a sentence; nil where it is known or assumed.
    package let obstacle: String?

    init(id: Int?, isAssumed: Bool = false, obstacle: String? = nil) {
      self.id = id
      self.isAssumed = isAssumed
      self.obstacle = obstacle
    }

    /// What is said of one that is assumed.
    package static let assumption = "the tenant shows no SYSTEM list"
  }

  /// The list that stands for the system scope, by its type. Where the tenant shows none, the id that the reference has for
  /// it, unless that is another list's.
  package func systemList(in snapshot: Snapshot) -> SystemList {
    guard let lists = snapshot.collections[container.word], let rule = container.container else {
      return SystemList(id: nil)
    }
    if let system = lists.first(where: { rule.system.holds(for: $0.values, of: container) }) {
      return SystemList(id: system.id)
    }
    guard let other = lists.first(where: { $0.id == rule.assumedSystem }) else {
      return SystemList(id: rule.assumedSystem, isAssumed: true)
    }
    let name = InvisibleCharacters.shown((other.name ?? "").shortened(to: 60))
    return SystemList(
      id: nil,
      obstacle:
        "\(SystemList.assumption), and \(rule.assumedSystem), which would be assumed for its id, is that of the \(container.title) \"\(name)\": what is outside lists cannot be told from what is in that one; work on lists alone, or have the credentials given the right to read the SYSTEM list"
    )
  }
}
