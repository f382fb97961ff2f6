import Planner
import Resources

/// The names of what a plan deletes: a replacement leaves those alone that an interrupted run has left for it, until it has
/// finished.
struct PlannedDeletes: Sendable {
  private struct Place: Hashable {
    let kind: String
    let list: Change.ListID
    let name: String
  }

  private let places: Set<Place>

  init(_ changes: [Change]) {
    places = Set(
      changes.compactMap { change in
        guard change.action == .delete, change.kind.replacement.usesTemporaryNames,
          let name = change.live?.name
        else { return nil }
        return Place(kind: change.kind.word, list: change.list, name: name)
      }
    )
  }

  /// Whether the plan deletes what an interrupted replacement of the change's object has made.
  func leftovers(of change: Change) -> Bool {
    guard !places.isEmpty, let name = change.name else { return false }
    return TemporaryName.allNew(name).contains { takes($0, of: change) }
  }

  /// Whether what the plan deletes has that name, in the scope of the change.
  func takes(_ name: String, of change: Change) -> Bool {
    !places.isEmpty && places.contains(Place(kind: change.kind.word, list: change.list, name: name))
  }
}
