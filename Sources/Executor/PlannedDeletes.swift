import Planner
import Resources

/// The names of what a plan deletes: a replacement leaves those alone that an interrupted run has left for it, until it has
/// finished. And the ids of what a plan changes: what it makes is none of that, whatever name a reading shows.
struct PlannedDeletes: Sendable {
  private struct Place: Hashable {
    let kind: String
    let list: Change.ListID
    let name: String
  }

  private let places: Set<Place>
  private let ids: [String: Set<Int>]

  init(_ changes: [Change]) {
    places = Set(
      changes.compactMap { change in
        guard change.action == .delete, change.kind.replacement.usesTemporaryNames,
          let name = change.live?.name
        else { return nil }
        return Place(kind: change.kind.word, list: change.list, name: name)
      }
    )
    ids = Dictionary(grouping: changes, by: \.kind.word).mapValues { Set($0.compactMap(\.id)) }
  }

  /// Whether the object was there before the plan made anything, as far as the plan knows.
  func isKnown(_ object: LiveObject, _ kind: Kind) -> Bool {
    object.id.map { ids[kind.word]?.contains($0) ?? false } ?? false
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
