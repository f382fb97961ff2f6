import Planner
import Resources
import Support

/// What a replacement makes sure of before it deletes anything: another run may be doing the same.
extension Execution {
  /// How matters stand when the new form has been given its name.
  private enum Succession {
    /// It alone has the name, and the old one is where it was put.
    case isSettled
    /// Another one has the name too.
    case isContested
    /// The new form is not there under its name.
    case isLost
    case isUnreadable
  }

  /// Deletes the old form, if the new one alone has its name by then. Otherwise the new form gives way, and the old one is
  /// left for the next run: of two runs that see each other both may give way, but never does each delete what the other
  /// relies on.
  func successionWarnings(_ id: Int, _ name: String) async throws(End) -> [String] {
    let old = TemporaryName.old(name)
    switch await succession(id, name) {
    case .isSettled: return await tidied(change.id, old)
    case .isUnreadable:
      return ["the tenant could not be read, so \"\(old)\" was not deleted: the next apply deletes it"]
    case .isLost:
      throw .failed(
        ChangeFailure(
          .conflict,
          "another run has taken the new one away; the old one is called \(old): plan again"
        )
      )
    case .isContested:
      let failure = ChangeFailure(.conflict, "another one of its name was made at the same time: plan again")
      do throws(End) { try await remove(id: id, name: name) } catch {
        throw .failed(failure.adding("the new one has the id \(id)"))
      }
      throw .failed(failure.adding("the new one was deleted again"))
    }
  }

  /// Looks until what was written shows, as far as that is waited for.
  private func succession(_ id: Int, _ name: String) async -> Succession {
    guard let list = try? listID() else { return .isUnreadable }
    var pauses = looks[...]
    while true {
      let found = await look(for: name, list: list)
      if let found, found.count == 1, found[0].id == id { return .isSettled }
      guard let pause = pauses.popFirst(), (try? await context.sleep(pause)) != nil else {
        guard let found else { return .isUnreadable }
        return found.contains { $0.id != id } ? .isContested : .isLost
      }
    }
  }

  /// One of two runs gives way where both have made the object and the tenant has taken both: the later one, which sees what
  /// the earlier one has made.
  func alone(_ made: Created) async throws(End) -> Created {
    guard !kind.refusesDuplicates, !made.isAdopted, let id = made.id, let name = change.name,
      let found = await look(for: name, list: try listID()),
      let first = found.compactMap(\.id).min(), first < id, found.contains(where: { $0.id == id })
    else { return made }
    try await remove(id: id, name: name)
    return Created(id: first, warnings: made.warnings, isAdopted: true)
  }

  /// Deletes what a replacement needs no longer, if it still has that name; what cannot be deleted is said, and the next
  /// run's.
  func tidied(_ id: Int?, _ name: String) async -> [String] {
    do throws(End) {
      guard try await isStillCalled(name, id) else {
        return ["\"\(name)\" has another name by now and was left alone"]
      }
      try await remove(id: id, name: name)
      return []
    } catch {
      return ["\"\(name)\" could not be deleted: the next apply deletes it"]
    }
  }

  /// Whether the object has that name still, or is not shown yet.
  private func isStillCalled(_ name: String, _ id: Int?) async throws(End) -> Bool {
    guard let id, let slot = kind.identitySlot else { return true }
    let list = try listID()
    switch await context.client.reading(kind, id: id, list: list, name: name, withContent: false) {
    case .success(.values(let values)):
      return values[slot]?.asText.map { sameCodePoints($0, name) } ?? true
    case .success(.gone), .success(.unreadable): return true
    case .failure(let error): throw failed(error)
    }
  }

  /// The values of what a replacement has made.
  func reading(_ id: Int?) async throws(End) -> Values? {
    guard let id else { return nil }
    return try await read(id: id, isNew: true)
  }
}
