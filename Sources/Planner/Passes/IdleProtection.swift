import Resources
import Support

/// Adds a warning for each pattern of `policy.protect` that matches nothing: what does not exist and is not declared is
/// probably misspelt.
struct IdleProtection: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) {
    let protect = context.configuration.policy.protect
    guard !protect.isEmpty else { return }
    let (known, unread) = addresses()
    draft.diagnostics += protect.filter { rule in
      !known.contains { rule.glob.matches($0) } && !unread.contains { rule.glob.couldMatch(beginning: $0) }
    }.map {
      .warning("policy.protect: \($0.glob.pattern) matches nothing", at: $0.mark)
    }
  }

  /// What is known to be there or declared, and how addresses begin of kinds that were not read: of those nobody knows what a
  /// pattern matches.
  private func addresses() -> (known: [Address], unread: [String]) {
    let (registry, snapshot) = (context.registry, context.snapshot)
    let declarations = context.configuration.declarations
    var known = declarations.map(\.address)
    var unread: [String] = []
    for kind in registry.kinds {
      if let objects = snapshot.collections[kind.word] {
        known += objects.map { context.address(of: $0, kind) }
      } else if kind.scopes.contains(.system) {
        unread.append(kind.word + "/")
      }
    }
    let container = registry.container
    let live = (snapshot.collections[container.word] ?? []).compactMap(\.name)
    let declared = declarations.filter { $0.kind === container }.compactMap(\.name)
    for list in live + declared {
      for kind in registry.kinds(in: .list) {
        if kind.endpoint.collection == nil {
          known += kind.settingNames.map { Address(list: list, word: kind.word, name: $0) }
        } else if snapshot.collections[kind.word] == nil {
          unread.append(Address(list: list, word: kind.word, name: "").text)
        }
      }
    }
    return (known, unread)
  }
}
