import Planner
import Resources

/// How much of a tenant is taken along: of these kinds, what these patterns take in.
package struct ExportScope: Sendable {
  private let kinds: Set<String>?
  private let options: PlanOptions
  /// Whether it counts too what is missing here, since another tenant may have it: then patterns may match nothing, and each
  /// list is given in which something could be missing.
  package var isForPruning = false
  /// Whether it is for another tenant: then what is empty is said, and a list that is only the place of what is below it is
  /// given whole, so that it can be made there.
  package var isForCopy = false

  /// Some kinds, or all; of them what matches a target and no exclude, with what is below it.
  package init(kinds: [Kind]? = nil, targets: [Glob] = [], excludes: [Glob] = []) {
    self.kinds = kinds.map { Set($0.map(\.word)) }
    var options = PlanOptions()
    options.targets = targets
    options.excludes = excludes
    self.options = options
  }

  /// Whether it is all of a tenant.
  package var isWhole: Bool { kinds == nil && options.targets.isEmpty && options.excludes.isEmpty }

  /// A pattern that matches nothing: probably misspelt.
  package struct Unmatched: Error, Hashable {
    /// The option that it was given with.
    package let option: String
    /// As it was written.
    package let pattern: String
    /// What was probably meant, as a clause; empty where nothing is near.
    package var hint = ""
  }

  /// The scope takes in what is outside lists, and nothing tells which list stands for that.
  package struct NoSystemList: Error, Hashable {
    /// What is wrong, as a sentence.
    package let message: String
  }

  /// Whether anything of that kind can be taken.
  package func has(_ kind: Kind) -> Bool { kinds?.contains(kind.word) ?? true }

  /// Whether that object is taken.
  func takes(_ kind: Kind, _ address: Address) -> Bool { has(kind) && options.selects(address) }

  /// Whether something of that kind, below the list or in the system scope, could be taken.
  package func couldTake(_ kind: Kind, in list: Address?) -> Bool {
    has(kind) && options.couldSelect(kind, list: list)
      && !excludesAll(beginning: ExportScope.prefix(kind, list))
  }

  /// Whether something of that kind could be taken that belongs to no list.
  func couldTakeOutside(_ kind: Kind) -> Bool {
    kind.scopes.contains(.system) && couldTake(kind, in: nil)
  }

  /// Whether something of that kind could be taken below some list, whatever lists there are.
  func couldTakeBelow(_ container: Kind, _ kind: Kind) -> Bool {
    let prefix = container.word + "/"
    return has(kind)
      && (options.targets.isEmpty
        || options.targets.contains { $0.couldMatchOrHold(beginning: prefix) })
      && !excludesAll(beginning: prefix)
  }

  /// The patterns that match none of the addresses. One that takes out all of a kind needs none: what it takes out is not
  /// even read.
  func unmatched(among known: [Address], _ registry: Registry, lists: [Address]) -> [Unmatched] {
    func isIdle(_ glob: Glob) -> Bool { !known.contains { glob.matchesOrHolds($0) } }
    let targets = options.targets.filter(isIdle)
    let whole = registry.kinds.filter(has).flatMap { kind in
      (kind.scopes.contains(.system) ? [ExportScope.prefix(kind, nil)] : [])
        + (kind.scopes.contains(.list) ? lists.map { ExportScope.prefix(kind, $0) } : [])
    }
    let excludes = options.excludes.filter { glob in
      isIdle(glob) && !whole.contains { glob.matchesOrHoldsAll(beginning: $0) }
    }
    func unmatched(_ option: String, _ glob: Glob) -> Unmatched {
      let hint = PatternSuggestion.clause(for: glob, among: known)
      return Unmatched(option: option, pattern: glob.pattern, hint: hint)
    }
    return targets.map { unmatched("--target", $0) } + excludes.map { unmatched("--exclude", $0) }
  }

  private func excludesAll(beginning prefix: String) -> Bool {
    options.excludes.contains { $0.matchesOrHoldsAll(beginning: prefix) }
  }

  private static func prefix(_ kind: Kind, _ list: Address?) -> String {
    (list.map { $0.text + "/" } ?? "") + kind.word + "/"
  }
}
