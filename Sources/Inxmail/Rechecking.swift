import Planner
import Resources

extension SnapshotReader {
  /// Reads again what a saved plan relies on: the objects that it touches by their ids, and the collections in which it
  /// creates, replaces or deletes by pattern.
  public func recheck(_ plan: Plan) async throws -> Recheck {
    var snapshot = try await collections(Recheck.collections(plan, registry))
    var recheck = Recheck(plan, snapshot, registry)
    while !recheck.missing.isEmpty {
      try await details(recheck.missing, into: &snapshot)
      recheck = Recheck(plan, snapshot, registry)
    }
    return recheck
  }

  private func collections(_ kinds: [Kind]) async throws -> Snapshot {
    var snapshot = Snapshot()
    for (kind, read) in zip(kinds, try await concurrently(kinds, limit: parallelism, client.collection)) {
      snapshot.collections[kind.word] = read.objects
      snapshot.requests += read.requests
    }
    return snapshot
  }
}
