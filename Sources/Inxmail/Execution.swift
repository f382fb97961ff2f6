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
  let client: Client
  let writeUnreadable: Bool
  let writes: WriteFlag

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
      case .create: return try await create(try desired(), name: change.name)
      case .update: return Result(outcome: .applied(warnings: try await update()), id: change.id)
      case .delete:
        try await delete()
        return Result(outcome: .applied(warnings: []), id: nil)
      case .replace: return try await replace()
      case .deferred: return Result(outcome: .skipped(because: []), id: nil)
      }
    } catch {
      switch error {
      case .failed(let failure): return Result(outcome: .failed(failure), id: nil)
      case .unknown(let why): return Result(outcome: .unknown(why), id: nil)
      }
    }
  }

  // MARK: - The four actions

  func create(_ values: Values, name: String?) async throws(End) -> Result {
    let list = try listID()
    let body = kind.createBody(values, list: list)
    let request = Request(
      .post,
      kind.endpoint.collection ?? "",
      query: kind.createQuery(values),
      body: body.bytes()
    )
    let response = try await write(request)
    let answer = Answer(response, kind)
    var id = answer.id
    if id == nil { id = await lookUp(name, list: list) }
    return Result(outcome: .applied(warnings: answer.differences(from: values, uses: .create)), id: id)
  }

  private func update() async throws(End) -> [String] {
    let desired = try desired()
    let fresh = try await freshValues()
    try refuseConflicts(fresh, slots: relied(on: desired), wanted: desired)
    let merged = merge(desired, over: fresh)
    try refuseUnread(merged, uses: .put)
    if isDone(desired, fresh, uses: .put) { return [] }
    let path = kind.itemPath(id: change.id, list: try listID(), name: change.name)
    let response = try await write(Request(.put, path, body: kind.putBody(merged).bytes()))
    return Answer(response, kind).differences(from: merged, uses: .put)
  }

  func delete() async throws(End) {
    guard let live = change.live else { return }
    guard let fresh = try await read() else { return }
    let known = kind.fields.indices.filter { live.values[$0] != nil }
    try refuseConflicts(fresh, slots: known, wanted: nil)
    try await remove()
  }

  /// Delete, then create. Where the tenant refuses the new form, the old one is put back.
  private func replace() async throws(End) -> Result {
    let desired = try desired()
    _ = try listID()
    let fresh = try await freshValues()
    try refuseConflicts(fresh, slots: relied(on: desired), wanted: desired)
    let merged = merge(desired, over: fresh)
    try refuseUnread(merged, uses: .create)
    // Somebody has made it as it is wanted: nothing need be lost any more.
    if isDone(desired, fresh, uses: .read) { return Result(outcome: .applied(warnings: []), id: change.id) }
    try await remove()
    do throws(End) { return try await create(merged, name: change.name) } catch {
      switch error {
      case .failed(let failure): throw .failed(await putBack(fresh, desired, after: failure))
      case .unknown(let why): throw .unknown("\(why); the old one is deleted")
      }
    }
  }

  private func putBack(_ old: Values, _ desired: Values, after failure: ChangeFailure) async -> ChangeFailure
  {
    // What only a create can say was never readable: the wanted value is the best there is.
    var values = old
    for (slot, field) in kind.fields.enumerated() where !field.uses.contains(.read) {
      values[slot] = desired[slot]
    }
    let message: String
    do throws(End) {
      let result = try await create(values, name: change.live?.name)
      message =
        "\(failure.message); the old one was put back" + (result.id.map { " (its id is now \($0))" } ?? "")
    } catch {
      message = "\(failure.message); the old one is deleted and could not be put back"
    }
    return ChangeFailure(failure.reason, message, problem: failure.problem)
  }

  private func remove() async throws(End) {
    let request: Request
    switch kind.deletion {
    case .none: return
    case .item:
      request = Request(.delete, kind.itemPath(id: change.id, list: try listID(), name: change.name))
    case .query(let parameter):
      // The live spelling is the one that the tenant knows.
      let name = change.live?.name ?? change.name ?? ""
      request = Request(
        .delete,
        kind.endpoint.collection ?? "",
        query: "\(parameter)=\(percentEncoded(name))"
      )
    }
    do throws(End) { _ = try await write(request) } catch {
      if case .failed(let failure) = error, failure.problem?.status == 404 { return }
      throw error
    }
  }

  // MARK: - Values

  /// The wanted values, with the ids of what this run has made. A reference without an id would be written as none.
  private func desired() throws(End) -> Values {
    var values = change.desired
    for (slot, address) in change.pending.sorted(by: { $0.key < $1.key }) {
      if let made = ids[address] { values[slot] = made.map { .reference(.id($0)) } ?? .reference(.name("")) }
      if case .reference(.name)? = values[slot] {
        throw .failed(ChangeFailure(.answer, "the id of \(address) is not known"))
      }
    }
    return values
  }

  /// Whether all that is wanted is there already, the identity in the wanted spelling.
  private func isDone(_ wanted: Values, _ fresh: Values, uses: Field.Uses) -> Bool {
    kind.fields.indices.allSatisfy { slot in
      guard kind.fields[slot].uses.contains(uses), let wanted = wanted[slot] else { return true }
      guard let found = fresh[slot] else { return false }
      return kind.fields[slot].same(wanted, found) && (slot != kind.identitySlot || wanted == found)
    }
  }

  /// The wanted values over the live ones. What means the same stays as it is: the plan shows no change of it.
  private func merge(_ wanted: Values, over fresh: Values) -> Values {
    var merged = fresh
    for slot in wanted.slots.indices {
      guard let value = wanted[slot] else { continue }
      if let found = fresh[slot], slot != kind.identitySlot, kind.fields[slot].same(value, found) { continue }
      merged[slot] = value
    }
    return merged
  }

  /// The managed fields that can be read, and the identity.
  private func relied(on wanted: Values) -> [Int] {
    guard change.live != nil else { return [] }
    return kind.fields.indices.filter { slot in
      kind.fields[slot].uses.contains(.read) && (wanted[slot] != nil || slot == kind.identitySlot)
    }
  }

  /// Refuses what is neither as the plan saw it nor as it is wanted; what cannot be read any more is neither.
  private func refuseConflicts(_ fresh: Values, slots: [Int], wanted: Values?) throws(End) {
    guard let live = change.live else { return }
    let conflicts = slots.compactMap { slot -> ChangeFailure.Conflict? in
      let field = kind.fields[slot]
      guard let planned = live.values[slot] else { return nil }
      let found = fresh[slot]
      if let found, field.same(planned, found) { return nil }
      if let found, let wanted = wanted?[slot], field.same(wanted, found) { return nil }
      let shown = change.fields.first { $0.name == field.name }
      return ChangeFailure.Conflict(
        field: field.name,
        planned: shown?.before ?? planned,
        found: found,
        wanted: wanted.map { shown?.after ?? $0[slot] ?? planned }
      )
    }
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
  private func refuseUnread(_ merged: Values, uses: Field.Uses) throws(End) {
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
