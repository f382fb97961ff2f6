import Planner
import Resources

/// One change against the tenant.
///
/// Before each PUT and DELETE the object is read again. Every managed field that is neither as the plan saw it nor as it is
/// wanted is a conflict: somebody has been there since.
struct Execution: Sendable {
  let change: Change
  /// What was written before it; nil for what was created without telling its id.
  let ids: [Address: Int?]
  let context: ExecutionContext

  /// How it ended, with the object's new id.
  struct Result: Sendable {
    let outcome: Outcome
    let id: Int?
  }

  /// A change ends early for one of these.
  enum End: Error {
    case failed(ChangeFailure)
    case unknown(String)
  }

  var kind: Kind { change.kind }

  func run() async -> Result {
    do throws(End) {
      switch change.action {
      case .create: return applied(try await create(try desired(), name: change.name))
      case .update: return applied(Created(id: change.id, warnings: try await update()))
      case .delete:
        try await delete()
        return applied(Created(id: nil, warnings: []))
      case .replace: return applied(try await replace())
      case .deferred: return Result(outcome: .skipped(because: []), id: nil)
      }
    } catch {
      switch error {
      case .failed(let failure): return Result(outcome: .failed(failure), id: nil)
      case .unknown(let why): return Result(outcome: .unknown(why), id: nil)
      }
    }
  }

  private func applied(_ created: Created) -> Result {
    Result(outcome: .applied(warnings: created.warnings), id: created.id)
  }

  // MARK: - Update and delete

  private func update() async throws(End) -> [String] {
    let desired = try desired()
    let fresh = try await freshValues()
    try refuseConflicts(fresh, slots: change.relied(on: desired), wanted: desired)
    let merged = merge(desired, over: fresh)
    try refuseUnread(merged, uses: .put)
    if isDone(desired, fresh, uses: .put) { return [] }
    let path = kind.itemPath(id: change.id, list: try listID(), name: change.name)
    return try await settle(
      Request(.put, path, body: kind.putBody(merged).bytes()),
      id: change.id,
      merged,
      before: fresh
    )
  }

  /// Sends a PUT. Where its answer is lost, reading tells whether it was carried out.
  func settle(_ request: Request, id: Int?, _ values: Values, before: Values?) async throws(End) -> [String] {
    switch await write(request) {
    case .done(let answer): return answer.differences(from: values, uses: .put)
    case .refused(let failure), .unsent(let failure): throw .failed(failure)
    case .lost(let why):
      var now: Values?
      for pause in Execution.looks {
        guard (try? await context.sleep(pause)) != nil else { throw .unknown(why) }
        now = try? await read(id: id)
        if let now, isDone(values, now, uses: .put) { return [] }
      }
      if let before, let now, isDone(before, now, uses: .put) {
        throw .failed(ChangeFailure(.answer, "\(why); it is as it was"))
      }
      throw .unknown(why)
    }
  }

  private func delete() async throws(End) {
    guard let live = change.live else { return }
    guard let fresh = try await read(id: change.id) else { return }
    try refuseConflicts(fresh, slots: change.known, wanted: nil)
    try await remove(id: change.id, name: live.name)
  }

  /// Deletes an object. One that is gone already is as wanted; where the answer is lost, reading tells.
  func remove(id: Int?, name: String?) async throws(End) {
    let request: Request
    switch kind.deletion {
    case .none: return
    case .item: request = Request(.delete, kind.itemPath(id: id, list: try listID(), name: name))
    case .query(let parameter):
      // The live spelling is the one that the tenant knows.
      request = Request(
        .delete,
        kind.endpoint.collection ?? "",
        query: "\(parameter)=\(percentEncoded(name ?? ""))"
      )
    }
    switch await write(request) {
    case .done: return
    case .refused(let failure) where failure.problem?.status == 404: return
    case .refused(let failure), .unsent(let failure): throw .failed(failure)
    case .lost(let why):
      var isThere = false
      for pause in Execution.looks {
        guard (try? await context.sleep(pause)) != nil else { throw .unknown(why) }
        switch await context.client.reading(kind, id: id, list: try listID(), name: name) {
        case .success(.gone): return
        case .success(.values): isThere = true
        case .success(.unreadable), .failure: isThere = false
        }
      }
      if isThere { throw .failed(ChangeFailure(.answer, "\(why); it is still there")) }
      throw .unknown(why)
    }
  }

  // MARK: - Values

  /// The wanted values, with the ids of what this run has made. A reference without an id would be written as none.
  func desired() throws(End) -> Values {
    var values = change.desired
    for (slot, address) in change.pending.sorted(by: { $0.key < $1.key }) {
      if let made = ids[address] { values[slot] = made.map { .reference(.id($0)) } ?? .reference(.name("")) }
      if case .reference(.name)? = values[slot] {
        throw .failed(ChangeFailure(.answer, "the id of \(address) is not known"))
      }
    }
    return values
  }

  /// Whether all that is wanted is there already.
  func isDone(_ wanted: Values, _ fresh: Values, uses: Field.Uses) -> Bool {
    kind.holds(wanted, in: fresh, uses: uses)
  }

  /// The wanted values over the live ones.
  func merge(_ wanted: Values, over fresh: Values) -> Values { kind.merged(wanted, over: fresh) }

  /// Refuses what is neither as the plan saw it nor as it is wanted.
  func refuseConflicts(_ fresh: Values, slots: [Int], wanted: Values?) throws(End) {
    let conflicts = change.conflicts(fresh, slots: slots, wanted: wanted)
    guard conflicts.isEmpty else {
      throw .failed(
        ChangeFailure(
          .conflict,
          "it was changed in the tenant since the plan was made: plan again",
          conflicts: conflicts
        )
      )
    }
  }

  /// What cannot be read cannot be carried over: writing the rest would lose it.
  func refuseUnread(_ merged: Values, uses: Field.Uses) throws(End) {
    let unread = kind.fields.enumerated().filter { slot, field in
      field.uses.contains(uses) && field.uses.contains(.read) && merged[slot] == nil
        && field.applies.holds(for: merged, of: kind)
    }.map(\.element.name)
    guard unread.isEmpty else {
      throw .failed(
        ChangeFailure(
          .answer,
          "\(unread.joined(separator: ", ")) cannot be read, and writing the rest would lose it"
        )
      )
    }
  }

  func listID() throws(End) -> Int? {
    switch change.list {
    case .none: return nil
    case .known(let id): return id
    case .made(let address):
      guard let made = ids[address], let id = made else {
        throw .failed(ChangeFailure(.answer, "the id of \(address) is not known"))
      }
      return id
    }
  }
}
