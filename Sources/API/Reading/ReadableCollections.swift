import Resources

extension SnapshotReader {
  /// Reads the objects of kinds that maps name, as far as the tenant gives them.
  package func forms(_ kinds: [Kind], into snapshot: inout Snapshot) async throws {
    for kind in kinds {
      do throws(Client.Failure) {
        let (objects, requests) = try await client.collection(kind)
        snapshot.collections[kind.word] = objects
        snapshot.requests += requests
      } catch {
        // Without it the plan shows what it cannot rule out; but an answer that makes no sense is none.
        guard error.isRefusal else { throw error }
        snapshot.refused.insert(kind.word)
        snapshot.requests += 1
      }
    }
  }

  /// Reads collections that references point to.
  package func lookups(_ lookups: [Lookup], into snapshot: inout Snapshot) async throws {
    let named = try await collections([], lookups: lookups)
    snapshot.lookups.merge(named.lookups) { $1 }
    snapshot.requests += named.requests
  }

  /// Reads what the values of a plan that is kept name. What the tenant does not give is not known, and fails nothing.
  package func named(_ kinds: [Kind], into snapshot: inout Snapshot) async throws {
    for kind in kinds {
      do throws(Client.Failure) {
        let (objects, requests) = try await client.collection(kind)
        snapshot.requests += requests
        snapshot.named[kind.word] = objects
      } catch {
        guard case .problem(_, let problem) = error, [403, 404, 405].contains(problem.status) else {
          throw error
        }
        snapshot.requests += 1
      }
    }
  }

  /// The collections of these kinds as far as the tenant has them: of those that it answers with 404 or 405, why not.
  package func readableCollections(_ kinds: [Kind]) async throws
    -> (snapshot: Snapshot, unread: [(kind: Kind, failure: Client.Failure)])
  {
    let readings = try await ReadingProgress.concurrently(kinds, limit: parallelism, what: "collections") {
      kind in
      (kind, try await client.readable(kind))
    }
    var snapshot = Snapshot()
    var unread: [(kind: Kind, failure: Client.Failure)] = []
    for (kind, reading) in readings {
      switch reading {
      case .success(let (objects, requests)):
        snapshot.requests += requests
        snapshot.collections[kind.word] = objects
      case .failure(let failure):
        snapshot.requests += 1
        unread.append((kind, failure))
      }
    }
    return (snapshot, unread)
  }
}

extension Client {
  /// A collection, or why the tenant has none of the kind. Throws any other failure.
  fileprivate func readable(_ kind: Kind) async throws(Failure)
    -> Result<(objects: [LiveObject], requests: Int), Failure>
  {
    let failure: Failure
    do throws(Failure) { return .success(try await collection(kind)) } catch { failure = error }
    guard case .problem(_, let problem) = failure, [404, 405].contains(problem.status) else { throw failure }
    return .failure(failure)
  }
}

extension Client.Failure {
  /// Whether there is no answer, or one that says that the tenant has not done what it was asked for.
  fileprivate var isRefusal: Bool {
    switch self {
    case .transport(_, let error): error.reason != .refused
    case .problem(_, let problem): !(200..<300).contains(problem.status)
    case .answer, .listGone: false
    }
  }

  /// As a clause.
  package var clause: String {
    switch self {
    case .problem(_, let problem): "the API answers \(problem.summary)"
    case .transport(_, let error): error.message
    case .answer(let error): error.message
    case .listGone(let name): Client.Failure.gone(name)
    }
  }
}
