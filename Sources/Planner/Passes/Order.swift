import Resources
import Support

/// Adds the order of execution, and to each change what it waits for.
///
/// Steps: renames; deletes that free a name that a create needs; creates, updates and replacements; other deletes;
/// what is deferred. By address within a step, and never before what it depends on.
struct Order: PlanPass {
  let context: PlanContext

  init(_ context: PlanContext) { self.context = context }

  func run(_ draft: inout PlanDraft) throws(Planner.Failure) {
    draft.changes = try ordered(draft.changes)
  }

  /// The changes in order, with their `dependsOn`.
  private func ordered(_ changes: [Change]) throws(Planner.Failure) -> [Change] {
    var waits = OrderGraph(changes, context)
    waits.addAll()
    let graph = waits.graph
    let steps = changes.indices.map { step(of: changes[$0], frees: waits.freeing.contains($0)) }
    switch graph.sorted(by: { (steps[$0], changes[$0].address) < (steps[$1], changes[$1].address) }) {
    case .sorted(let order):
      return order.map { position in
        var change = changes[position]
        change.dependsOn = graph.predecessors(of: position).map { changes[$0].address }.sorted()
        return change
      }
    case .cycle(let cycle): throw failure(cycle.map { changes[$0] })
    }
  }

  private func step(of change: Change, frees: Bool) -> Int {
    switch change.action {
    case .deferred: 4
    case .delete: frees ? 1 : 3
    case .create, .replace, .update: change.isRename ? 0 : 2
    }
  }

  /// The changes wait for each other, each for the next and the last for the first.
  private func failure(_ cycle: [Change]) -> Planner.Failure {
    let edges = cycle.enumerated().map { index, change in
      "\(change.address) needs \(cycle[(index + 1) % cycle.count].address)"
    }
    let mark = cycle.lazy.compactMap(\.mark).min()
    return Planner.Failure(
      diagnostics: [.error("a cycle: \(edges.joined(separator: ", "))", at: mark)],
      isUsage: false
    )
  }
}
