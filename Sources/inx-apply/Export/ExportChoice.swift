import Export
import Resources
import Support

/// Which part of a tenant the command line asks for: of export and clone.
struct ExportChoice {
  /// The options.
  static let options = [
    Option("--kinds", "SECTIONS", repeatable: true, "only these, such as lists,targetGroups"),
    Option(
      "--target",
      "ADDRESS",
      repeatable: true,
      "only what matches, and what is below it (* and ** are wildcards)"
    ),
    Option("--exclude", "ADDRESS", repeatable: true, "not what matches, nor what is below it"),
  ]

  /// What they come to.
  var scope: ExportScope
  /// What is taken in; all where there is none.
  let targets: [Glob]
  /// What is left out all the same.
  let excludes: [Glob]

  /// Reads the options; throws a usage error.
  init(_ arguments: Arguments, _ registry: Registry) throws(Exit) {
    let kinds = try ExportChoice.kinds(arguments, registry)
    targets = try arguments.globs("--target")
    excludes = try arguments.globs("--exclude")
    scope = ExportScope(kinds: kinds, targets: targets, excludes: excludes)
  }

  private static func kinds(_ arguments: Arguments, _ registry: Registry) throws(Exit) -> [Kind]? {
    guard arguments.has("--kinds") else { return nil }
    let sections = registry.kinds.map(\.section)
    var kinds: [Kind] = []
    for word in arguments.all("--kinds").flatMap({
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }) {
      let word = String(word.drop { $0 == " " })
      guard !word.isEmpty else {
        throw .usage("--kinds needs sections, such as lists,targetGroups")
      }
      guard let kind = registry.kinds.first(where: { $0.section == word }) else {
        throw .usage(
          "--kinds: there is no section \(word.shortened(to: 60))\(Suggestion.clause(for: word, among: sections)): there are \(sections.joined(separator: ", "))"
        )
      }
      kinds.append(kind)
    }
    return kinds
  }
}

extension Exit {
  /// A pattern that matches nothing.
  init(_ unmatched: ExportScope.Unmatched) {
    self = .usage(
      "\(unmatched.option) \(unmatched.pattern) matches nothing that the tenant has\(unmatched.hint)"
    )
  }
}
