import API
import Planner
import Resources

extension SnapshotReader {
  /// Reads again what a saved plan relies on: the objects that it touches by their ids, and the collections in which it
  /// creates, replaces or deletes by pattern; of what is still to be done also the lists that it is made in, what it names
  /// and who uses it.
  package func recheck(_ plan: Plan) async throws -> Recheck {
    var snapshot = try await collections(Recheck.collections(plan, registry), lookups: [])
    var recheck = Recheck(plan, snapshot, registry)
    while recheck.missing != Recheck.Missing() {
      let missing = recheck.missing
      try await details(missing.details, wholly: true, into: &snapshot)
      let read = try await collections(
        registry.kinds.filter { missing.kinds.contains($0.word) },
        lookups: registry.lookups.filter { missing.lookups.contains($0.path) }
      )
      snapshot.collections.merge(read.collections) { $1 }
      snapshot.lookups.merge(read.lookups) { $1 }
      try await uses(of: registry.kinds.filter { missing.uses.contains($0.word) }, into: &snapshot)
      let lists = plan.changes.filter(\.isListDelete).compactMap(\.id).sorted()
      let contents = registry.kinds.filter { missing.contents.contains($0.word) }
      try await counts(of: contents, lists: lists, into: &snapshot)
      recheck = Recheck(plan, snapshot, registry)
    }
    return recheck
  }
}

extension Registry {
  /// The collections that fields refer to and that are not managed, each once.
  fileprivate var lookups: [Lookup] {
    var found: [String: Lookup] = [:]
    for lookup in kinds.flatMap(\.fields).flatMap(\.lookups) { found[lookup.path] = lookup }
    return found.values.sorted { $0.path < $1.path }
  }
}
