import Resources

/// Stops a plan that deletes an unusual share of one kind in one scope: most often a manifest that was not found.
struct DeletionLimit: Guard {
  private struct Scope: Hashable {
    let kind: String
    let list: Int
  }

  func judge(_ input: GuardInput) -> Judgement {
    guard input.changes.contains(where: { $0.action == .delete }) else { return Judgement() }
    let (live, deleted) = counts(input)
    var judgement = Judgement()
    for kind in input.context.registry.kinds {
      let scopes = deleted.keys.filter { $0.kind == kind.word }.sorted { $0.list < $1.list }
      for scope in scopes {
        guard let addresses = deleted[scope], let total = live[scope],
          let why = objection(deleting: addresses.count, of: total)
        else { continue }
        let allowed = input.context.options.allowDeletes ?? 0
        let place = place(scope, input)
        let entry = GuardEntry(
          guardName: "deletion-limit",
          addresses: addresses.sorted(),
          message: "\(addresses.count) of \(total) \(kind.section)\(place) would be deleted: \(why)",
          override: GuardEntry.countOption + String(max(addresses.count, allowed))
        )
        if addresses.count <= allowed {
          judgement.allowed.append(entry)
        } else {
          judgement.blocked.append(entry)
        }
      }
    }
    return judgement
  }

  /// Why so many deletes are too many; nil where they are not.
  private func objection(deleting count: Int, of total: Int) -> String? {
    if total > 1, count >= total { return "none would be left" }
    return total >= 10 && count * 100 > total * 30 ? "more than 30 %" : nil
  }

  /// Which list it is, as the end of a phrase; empty in the system scope.
  private func place(_ scope: Scope, _ input: GuardInput) -> String {
    let matches = input.context.matches
    guard scope.list != matches.systemList, let name = matches.listNames[scope.list] else { return "" }
    return " of list \"\(name)\""
  }

  /// How many objects there are, and which of them the plan deletes, itself or with their list.
  private func counts(_ input: GuardInput) -> (live: [Scope: Int], deleted: [Scope: [Address]]) {
    var live: [Scope: Int] = [:]
    var deleted: [Scope: [Address]] = [:]
    let deletedLists = Set(
      input.changes.filter { $0.action == .delete && $0.kind.container != nil }.compactMap(\.id)
    )
    for kind in input.context.registry.kinds {
      for object in input.context.snapshot.known(kind.word) ?? []
      where !kind.internalObjects.holds(for: object.values, of: kind) && !kind.usesTemporaryName(object.name)
      {
        let scope = scope(kind, list: object.list, input)
        live[scope, default: 0] += 1
        if kind.endpoint.listMember != nil, let list = object.list, deletedLists.contains(list) {
          deleted[scope, default: []].append(input.context.address(of: object, kind))
        }
      }
    }
    for change in input.changes where change.action == .delete && !change.kind.usesTemporaryName(change.name)
    {
      deleted[scope(change.kind, list: change.live?.list, input), default: []].append(change.address)
    }
    return (live, deleted)
  }

  private func scope(_ kind: Kind, list: Int?, _ input: GuardInput) -> Scope {
    Scope(
      kind: kind.word,
      list: kind.endpoint.listMember == nil ? 0 : list ?? input.context.matches.systemList ?? 0
    )
  }
}
