/// All kinds that there are. Passed in everywhere, so that a kind is added by adding its table.
public struct Registry: Sendable {
  /// The kinds, in the order in which documents list them.
  public let kinds: [Kind]
  /// The kind that holds others: lists.
  public let container: Kind
  private let words: [String: Kind]

  /// A registry of a container and all other kinds.
  public init(container: Kind, others: [Kind]) {
    self.container = container
    kinds = [container] + others
    words = Dictionary(uniqueKeysWithValues: kinds.map { ($0.word, $0) })
  }

  /// The kind of that word.
  public func kind(_ word: String) -> Kind? { words[word] }

  /// The kinds that can be declared there, by their sections.
  public func kinds(in scope: Kind.Scopes) -> [Kind] { kinds.filter { $0.scopes.contains(scope) } }

  /// All kinds of the API that manifests can declare.
  public static let standard = Registry(
    container: .list,
    others: [
      .setting, .subscriptionSettings, .unsubscriptionSettings, .attribute, .targetGroup, .textModule,
      .blacklistEntry, .datasource, .testProfile, .mailing,
    ]
  )
}
