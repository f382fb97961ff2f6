import Resources

/// Stops a plan that deletes an unusual share of one kind in one scope: most often a manifest that was not found.
struct DeletionLimit: Guard {
  private struct Scope: Hashable {
    let kind: String
    let list: Int
  }

  func judge(_ input: GuardInput) -> Judgement {
    guard input.changes.contains(where: { $0.action == .delete }) else { return Judgement() }
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
          let address = input.context.address(of: object, kind)
          deleted[scope, default: []].append(address)
        }
      }
    }
    for change in input.changes where change.action == .delete && !change.kind.usesTemporaryName(change.name)
    {
      deleted[scope(change.kind, list: change.live?.list, input), default: []].append(change.address)
    }
    var judgement = Judgement()
    for kind in input.context.registry.kinds {
      let scopes = deleted.keys.filter { $0.kind == kind.word }.sorted { $0.list < $1.list }
      for scope in scopes {
        guard let addresses = deleted[scope], let total = live[scope] else { continue }
        let isMany = total >= 10 && addresses.count * 100 > total * 30
        let isAll = total > 1 && addresses.count >= total
        guard isMany || isAll else { continue }
        let place =
          input.context.matches.listNames[scope.list].flatMap {
            scope.list == input.context.matches.systemList ? nil : " of list \"\($0)\""
          } ?? ""
        let why = isAll ? "none would be left" : "more than 30 %"
        let entry = GuardEntry(
          guardName: "deletion-limit",
          addresses: addresses.sorted(),
          message: "\(addresses.count) of \(total) \(kind.section)\(place) would be deleted: \(why)",
          override: GuardEntry.countOption
            + String(max(addresses.count, input.context.options.allowDeletes ?? 0))
        )
        if addresses.count <= input.context.options.allowDeletes ?? 0 {
          judgement.allowed.append(entry)
        } else {
          judgement.blocked.append(entry)
        }
      }
    }
    return judgement
  }

  private func scope(_ kind: Kind, list: Int?, _ input: GuardInput) -> Scope {
    Scope(
      kind: kind.word,
      list: kind.endpoint.listMember == nil ? 0 : list ?? input.context.matches.systemList ?? 0
    )
  }
}
