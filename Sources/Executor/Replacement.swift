import Planner
import Resources

/// The ways to replace an object. Which one is taken stands in its kind's table.
extension Execution {
  /// Replaces the object; gives what was created.
  func replace() async throws(End) -> Created {
    let desired = try desired()
    _ = try listID()
    let fresh = try await freshValues()
    try refuseConflicts(fresh, slots: change.relied(on: desired), wanted: desired)
    let merged = merge(desired, over: fresh)
    try refuseUnread(merged, uses: [.create, .change])
    // Somebody has made it as it is wanted: nothing need be lost any more.
    if isDone(desired, fresh, uses: .read) { return Created(id: change.id, warnings: []) }
    switch kind.replacement {
    case .deleteFirst: return try await replaceDeletingFirst(fresh, merged)
    case .trialFirst: return try await replaceAfterTrial(fresh, merged, desired)
    case .renameLast: return try await replaceByRenaming(fresh, merged)
    }
  }

  /// Delete, then create. Where the tenant refuses the new form, the old one is put back.
  private func replaceDeletingFirst(_ old: Values, _ new: Values) async throws(End) -> Created {
    try await remove(id: change.id, name: change.live?.name)
    return try await createOrPutBack(new, old)
  }

  /// The new form under a temporary name first: what the server does not take destroys nothing. A form that it turns back
  /// into the old one is a manifest to be written otherwise.
  private func replaceAfterTrial(_ old: Values, _ new: Values, _ desired: Values) async throws(End) -> Created
  {
    let (trial, name) = try await createAside(new, change.name ?? "")
    do throws(End) {
      let kept = try await reading(trial.id)
      if trial.id != nil, kept == nil {
        throw .failed(ChangeFailure(.conflict, "\"\(name)\" was deleted by somebody else: plan again"))
      }
      if let kept, isDone(named(kept, change.live?.name ?? ""), old, uses: .read) {
        throw .failed(
          ChangeFailure(
            .refused,
            "the server stores this as \(stored(old, new)): write it so",
            conflicts: normalised(old, new)
          )
        )
      }
      // Another run may have been here since the old one was read.
      try refuseConflicts(try await freshValues(), slots: change.relied(on: desired), wanted: desired)
    } catch {
      _ = await tidied(trial.id, name)
      throw error
    }
    do throws(End) { try await remove(id: change.id, name: change.live?.name) } catch {
      // Only where the old one is certainly there: after a lost answer it may be gone late, and the trial is all there is.
      if case .failed(let failure) = error, failure.problem != nil || failure.reason == .unreachable {
        _ = await tidied(trial.id, name)
      }
      throw error
    }
    let made = try await alone(try await createOrPutBack(new, old))
    return Created(id: made.id, warnings: made.warnings + (await tidied(trial.id, name)))
  }

  /// The new form under a temporary name, the old one out of the way, the new one in its place, and the old one deleted
  /// last: there is always one of the two that is whole.
  private func replaceByRenaming(_ old: Values, _ new: Values) async throws(End) -> Created {
    let name = change.name ?? ""
    // The old one is written too, and may have to take its place again.
    if case .put = kind.change { try refuseUnread(old, uses: .change) }
    let (made, temporary) = try await createAside(new, name)
    guard let id = made.id else {
      throw .failed(ChangeFailure(.answer, "the id of \(temporary) is not known: the old one was left alone"))
    }
    do throws(End) {
      try await rename(change.id, old, from: change.live?.name ?? name, to: TemporaryName.old(name))
    } catch {
      _ = await tidied(id, temporary)
      throw error
    }
    do throws(End) { try await rename(id, new, from: temporary, to: name) } catch {
      guard case .failed(let failure) = error else { throw error }
      do throws(End) {
        try await rename(change.id, old, from: TemporaryName.old(name), to: change.live?.name ?? name)
      } catch {
        throw .failed(failure.adding("the old one is now called \(TemporaryName.old(name))"))
      }
      _ = await tidied(id, temporary)
      throw .failed(failure.adding("the old one has its place again"))
    }
    return Created(id: id, warnings: made.warnings + (try await successionWarnings(id, name)))
  }

  /// Creates the new form; where that fails for good, the old one is made again.
  private func createOrPutBack(_ new: Values, _ old: Values) async throws(End) -> Created {
    let failure: ChangeFailure
    do throws(End) { return try await create(new, name: change.name) } catch {
      switch error {
      case .failed(let why): failure = why
      case .unknown(let why):
        throw .unknown("\(why); the old one is deleted, and the new one was to be \(recipe(new))")
      }
    }
    // What only a create can say was never readable: the wanted value is the best there is.
    var values = old
    for (slot, field) in kind.fields.enumerated() where !field.uses.contains(.read) {
      values[slot] = new[slot]
    }
    let back: Created
    do throws(End) { back = try await create(values, name: change.live?.name) } catch {
      throw .failed(failure.adding("the old one is deleted and could not be put back: it was \(recipe(old))"))
    }
    throw .failed(
      failure.adding("the old one was put back" + (back.id.map { " (its id is now \($0))" } ?? ""))
    )
  }

  /// What a create would have sent: enough to declare it all, where nothing is left to read it from.
  private func recipe(_ values: Values) -> String { kind.createBody(values, list: nil).text() }

  // MARK: - Steps

  /// Puts another name on an object, with everything else as it is.
  private func rename(_ id: Int?, _ values: Values, from before: String, to name: String) async throws(End) {
    guard let slot = kind.identitySlot else { return }
    var wanted = kind.noValues
    wanted[slot] = .text(name)
    _ = try await write(wanted, over: named(values, before), id: id, name: name)
  }

  func named(_ values: Values, _ name: String) -> Values {
    var values = values
    if let slot = kind.identitySlot { values[slot] = .text(name) }
    return values
  }

  /// What the server makes of the fields that were to change, for a sentence.
  private func stored(_ old: Values, _ new: Values) -> String {
    normalised(old, new).map { "\($0.field) \(($0.found ?? .null).json.text())" }.joined(separator: ", ")
  }

  private func normalised(_ old: Values, _ new: Values) -> [ChangeFailure.Conflict] {
    kind.fields.enumerated().compactMap { slot, field in
      guard field.uses.contains(.read), let before = old[slot], let after = new[slot],
        !field.same(before, after)
      else {
        return nil
      }
      return ChangeFailure.Conflict(field: field.name, planned: before, found: before, wanted: after)
    }
  }
}

extension ChangeFailure {
  /// The same failure with what became of the rest.
  func adding(_ clause: String) -> ChangeFailure {
    ChangeFailure(reason, "\(message); \(clause)", problem: problem, conflicts: conflicts)
  }
}
