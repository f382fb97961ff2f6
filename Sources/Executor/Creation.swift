import API
import Planner
import Resources

extension Execution {
  /// What a create gave.
  struct Created {
    let id: Int?
    var warnings: [String]
    /// Whether it was found, and may be somebody else's.
    var isAdopted = false
  }

  /// Creates an object under that name, with all that is wanted: what the POST does not take comes with a change of its own.
  /// Where that fails, the object is deleted again.
  func create(_ values: Values, name: String?) async throws(End) -> Created {
    try await completed(try await post(values, name: name), values, name: name)
  }

  /// Creates an object under a temporary name, which it gives. What has that name is another run's and never taken over; what
  /// the plan deletes, as left by a run that was interrupted, keeps its own until this one has finished.
  func createAside(_ values: Values, _ name: String) async throws(End) -> (made: Created, name: String) {
    let names = (1...TemporaryName.attempts).map { TemporaryName.new(name, attempt: $0) }
    guard
      let temporary = names.first(where: { name in
        !context.deletes.takes(name, of: change) && !change.takenNames.contains(name)
      })
    else {
      throw .failed(
        ChangeFailure(
          .conflict,
          "runs that were interrupted have left \"\(names[0])\" and all names like it: delete them in Inxmail"
        )
      )
    }
    let whole = named(values, temporary)
    let made = try await post(whole, name: temporary, isAside: true)
    return (try await completed(made, whole, name: temporary), temporary)
  }

  private func completed(_ made: Created, _ values: Values, name: String?) async throws(End) -> Created {
    var created = made
    let left = kind.leftByCreate(values)
    guard !left.isEmpty else { return created }
    guard let id = created.id else {
      throw .failed(ChangeFailure(.answer, "the id of what was created is not known: \(unwritten(left))"))
    }
    var rest = kind.noValues
    for slot in left { rest[slot] = values[slot] }
    do throws(End) { created.warnings += try await complete(id, values, rest, name: name) } catch {
      let there = "it is there with the id \(id), and \(unwritten(left))"
      switch error {
      case .unknown(let why): throw .unknown("\(why); what was created has the id \(id)")
      case .failed(let failure):
        // What was there before may be somebody's.
        guard !created.isAdopted else { throw .failed(failure.adding(there)) }
        do throws(End) { try await remove(id: id, name: name) } catch { throw .failed(failure.adding(there)) }
        throw .failed(failure.adding("what was created was deleted again"))
      }
    }
    return created
  }

  private func unwritten(_ slots: [Int]) -> String {
    slots.map { kind.fields[$0].name }.joined(separator: ", ") + " was not written"
  }

  /// Writes what the create could not take.
  private func complete(_ id: Int, _ values: Values, _ rest: Values, name: String?) async throws(End)
    -> [String]
  {
    var made = values
    for slot in rest.slots.indices where rest[slot] != nil { made[slot] = .null }
    return try await write(rest, over: made, id: id, name: name)
  }

  /// Sends a create. Where the answer is lost or does not say what was made the object is looked for:
  /// there as wanted, it is adopted; not there, the create is sent again, once, if a second one of the name would be refused.
  private func post(_ values: Values, name: String?, isAside: Bool = false) async throws(End) -> Created {
    let list = try listID()
    var isRepeat = false
    while true {
      let why: String
      switch await write(createRequest(values, list: list)) {
      case .done(let answer):
        if let why = answer.contradiction {
          throw .unknown("the answer to POST \(kind.endpoint.collection ?? "") is about two objects: \(why)")
        }
        let warnings = answer.differences(from: values, uses: .create)
        if let id = answer.id { return Created(id: id, warnings: warnings) }
        if let name, let found = await news(name, list: list), found.count == 1 {
          return Created(id: found[0].id, warnings: warnings)
        }
        why = "the answer to POST \(kind.endpoint.collection ?? "") names no id"
      case .unsent(let failure): throw .failed(failure)
      case .refused(let failure):
        // Somebody else, or the lost request before this one, has made it.
        guard failure.problem?.meaning == .duplicate, let name, let found = await look(for: name, list: list),
          !found.isEmpty
        else { throw .failed(failure) }
        if isAside { throw .failed(Execution.anotherRun(name)) }
        return try await adopt(found, values, after: failure.message)
      case .lost(let words): why = words
      }
      guard let name else { throw .unknown(why) }
      if let found = try await search(name, list: list, why) {
        return try await adopt(found, values, after: why)
      }
      guard kind.refusesDuplicates, !isRepeat else {
        throw .unknown("\(why); it was looked for and not found")
      }
      isRepeat = true
    }
  }

  private func createRequest(_ values: Values, list: Int?) -> Request {
    Request(
      .post,
      kind.endpoint.collection ?? "",
      query: kind.createQuery(values),
      body: dialect.objects.body(kind.createBody(values, list: list), of: kind, id: nil)
    )
  }

  /// A temporary name that another run's object has is no place for this one, and that object nothing to go on with.
  static func anotherRun(_ temporary: String) -> ChangeFailure {
    ChangeFailure(
      .conflict,
      "\"\(temporary)\" exists: another run is replacing this object, or was interrupted; plan again when no other run is at work"
    )
  }

  /// The objects of that name that may have been made by a create: what the plan changes was there before, and a tenant may
  /// show it for a while yet. Nil where the collection cannot be read.
  private func news(_ name: String, list: Int?) async -> [LiveObject]? {
    await look(for: name, list: list)?.filter { !context.deletes.isKnown($0, kind) }
  }

  /// Looks three times, at growing intervals; nil where it is not there.
  private func search(_ name: String, list: Int?, _ why: String) async throws(End) -> [LiveObject]? {
    var hasRead = false
    for pause in looks {
      do { try await context.sleep(pause) } catch {
        throw .unknown("\(why); the run was ended before it was looked for")
      }
      guard let found = await news(name, list: list) else { continue }
      hasRead = true
      if !found.isEmpty { return found }
    }
    if hasRead { return nil }
    throw .unknown("\(why), and it cannot be looked for")
  }

  /// Takes what is there for what was to be made, if it is as wanted.
  private func adopt(_ found: [LiveObject], _ wanted: Values, after why: String) async throws(End) -> Created
  {
    guard found.count == 1, let id = found[0].id else {
      let ids = found.compactMap(\.id).map(String.init).joined(separator: ", ")
      throw .unknown("\(why); there are several of its name (ids \(ids))")
    }
    var values = found[0].values
    if kind.fields.contains(where: \.isDetail) {
      guard let whole = try await read(id: id, isNew: true) else {
        throw .unknown("\(why); it is gone again")
      }
      values = whole
    }
    let conflicts = kind.differences(of: values, from: wanted)
    guard conflicts.isEmpty else {
      throw .failed(
        ChangeFailure(
          .conflict,
          "\(why); one of its name is there, and it is different: plan again",
          conflicts: conflicts
        )
      )
    }
    return Created(id: id, warnings: [], isAdopted: true)
  }
}
