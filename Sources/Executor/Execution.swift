import API
import Planner
import Resources
import Support

/// One change against the tenant.
///
/// Before each PUT and DELETE the object is read again. Every managed field that is neither as the plan saw it nor as it is
/// wanted is a conflict: somebody has been there since.
struct Execution: Sendable {
  let change: Change
  /// What was written before it; nil for what was created without telling its id.
  let ids: MadeIDs.View
  let context: ExecutionContext
  /// Whether any of its requests that change the tenant came to the server, or may have.
  let hasSent = WriteFlag()

  /// How it ended, with the object's new id.
  struct Result: Sendable {
    /// Nil where the run was ended before anything of it was sent: it was not started.
    let outcome: Outcome?
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
      case .create:
        let created = try await create(try desired(), name: change.name)
        // The run that was interrupted may still be at work.
        return applied(context.deletes.leftovers(of: change) ? try await alone(created) : created)
      case .update: return applied(Created(id: change.id, warnings: try await update()))
      case .delete:
        try await delete()
        return applied(Created(id: nil, warnings: []))
      case .replace: return applied(try await replace())
      case .deferred: return Result(outcome: .skipped(because: []), id: nil)
      }
    } catch {
      switch error {
      case .failed(let failure) where failure.reason == .interrupted && !hasSent.isSet:
        return Result(outcome: nil, id: nil)
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
    return try await write(desired, over: kept(fresh), id: change.id, name: change.name)
  }

  /// The values without what was lost with an object that this run has replaced: a tenant may show it for a while yet, and
  /// what goes with it may have gone too.
  private func kept(_ fresh: Values) -> Values {
    var kept = fresh
    for (slot, field) in kind.fields.enumerated() {
      if case .map(let entries)? = fresh[slot] {
        kept[slot] = .map(entries.filter { field.address(ofKey: $0.name).map { ids[$0] == nil } ?? true })
      } else if !change.remadeIDs(slot, { ids[$0] != nil }).isEmpty {
        kept[slot] = nil
      }
    }
    return kept
  }

  /// Writes what is wanted over what is there: a PUT of all of it, or a PATCH of what differs. Nothing where nothing does.
  func write(_ wanted: Values, over live: Values, id: Int?, name: String?) async throws(End) -> [String] {
    let merged = merge(wanted, over: live)
    let path = kind.itemPath(id: id, list: try listID(), name: name)
    guard case .patch = kind.change else {
      try refuseUnread(merged, uses: .change)
      if isDone(wanted, live, uses: .change) { return [] }
      let warnings = try await settle(
        Request(.put, path, body: dialect.objects.body(kind.putBody(merged), of: kind, id: id)),
        id: id,
        merged,
        before: live
      )
      return warnings + newLoss(live)
    }
    let slots = wanted.slots.indices.filter { wanted[$0] != nil }
    guard let patch = kind.patchBody(from: live, to: merged, slots: slots) else { return [] }
    let body = dialect.objects.body(patch, of: kind, id: id)
    return try await settle(Request(.patch, path, body: body), id: id, wanted, before: live)
  }

  /// Sends a PUT or a PATCH. Where its answer is lost, reading tells whether it was carried out.
  func settle(_ request: Request, id: Int?, _ values: Values, before: Values?) async throws(End) -> [String] {
    switch await write(request) {
    case .done(let answer): return answer.differences(from: values, uses: .change)
    case .refused(let failure), .unsent(let failure): throw .failed(failure)
    case .lost(let why):
      var now: Values?
      for pause in looks {
        guard (try? await context.sleep(pause)) != nil else { throw .unknown(why) }
        now = try? await read(id: id)
        if let now, isDone(values, now, uses: .change) { return [] }
      }
      if let before, let now, isDone(before, now, uses: .change) {
        throw .failed(ChangeFailure(.answer, "\(why); it is as it was"))
      }
      throw .unknown(why)
    }
  }

  /// What is said of members that this version does not know, and that the plan did not show.
  private func newLoss(_ fresh: Values) -> [String] {
    let shown = change.live?.values.unknownMembers ?? []
    let news = fresh.unknownMembers.filter { name in !shown.contains { sameCodePoints($0, name) } }
    return [Change.lossOf(members: news)].compactMap { $0 }
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
    case .none, .byHand: return
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
      for pause in looks {
        guard (try? await context.sleep(pause)) != nil else { throw .unknown(why) }
        let list = try listID()
        switch await context.client.reading(kind, id: id, list: list, name: name, withContent: false) {
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
    let (values, unknown) = change.desired { ids[$0] }
    if let address = unknown.first {
      throw .failed(ChangeFailure(.answer, "the id of \(address) is not known"))
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
    let conflicts = change.conflicts(fresh, slots: slots, wanted: wanted) { ids[$0] != nil }
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
      !field.uses.isDisjoint(with: uses) && field.uses.contains(.read) && merged[slot] == nil
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
