import Resources
import Support

extension SnapshotReader {
  /// Up to how many lists the API is asked for these alone: beyond, the address of the request would grow too long.
  private static let mostLists = 10

  /// What belongs to lists that a plan deletes, to be counted. A refusal makes the number unknown, and fails nothing.
  package func counts(of kinds: [Kind], lists: [Int], into snapshot: inout Snapshot) async throws {
    let read = try await concurrently(kinds, limit: parallelism) { kind in
      (kind.word, try await counted(kind, lists))
    }
    for (word, (counted, requests)) in read {
      snapshot.requests += requests
      snapshot.counted[word] = counted
    }
  }

  private func counted(_ kind: Kind, _ lists: [Int]) async throws(Client.Failure) -> (Snapshot.Counted, Int) {
    var query = [kind.endpoint.collectionQuery].filter { !$0.isEmpty }
    if let parameter = kind.endpoint.listsParameter, lists.count <= SnapshotReader.mostLists {
      query.append("\(parameter)=\(lists.map(String.init).joined(separator: ","))")
    }
    do throws(Client.Failure) {
      let (objects, requests) = try await client.collection(kind, query: query.joined(separator: "&"))
      return (.objects(objects), requests)
    } catch {
      guard case .problem(_, let problem) = error, [403, 404].contains(problem.status) else { throw error }
      return (.refused(problem.summary), 1)
    }
  }
}
