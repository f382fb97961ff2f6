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
    for kind in input.registry.kinds {
      for object in input.snapshot.known(kind.word) ?? []
      where !kind.internalObjects.holds(for: object.values, of: kind) && !kind.usesTemporaryName(object.name)
      {
        let scope = scope(kind, list: object.list, input)
        live[scope, default: 0] += 1
        if kind.endpoint.listMember != nil, let list = object.list, deletedLists.contains(list) {
          let address = LiveNames.address(of: object, kind, input.snapshot, input.registry, input.matches)
          deleted[scope, default: []].append(address)
        }
      }
    }
    for change in input.changes where change.action == .delete && !change.kind.usesTemporaryName(change.name)
    {
      deleted[scope(change.kind, list: change.live?.list, input), default: []].append(change.address)
    }
    var judgement = Judgement()
    for kind in input.registry.kinds {
      let scopes = deleted.keys.filter { $0.kind == kind.word }.sorted { $0.list < $1.list }
      for scope in scopes {
        guard let addresses = deleted[scope], let total = live[scope] else { continue }
        let isMany = total >= 10 && addresses.count * 100 > total * 30
        let isAll = total > 1 && addresses.count >= total
        guard isMany || isAll else { continue }
        let place =
          input.matches.listNames[scope.list].flatMap {
            scope.list == input.matches.systemList ? nil : " of list \"\($0)\""
          } ?? ""
        let why = isAll ? "none would be left" : "more than 30 %"
        let entry = GuardEntry(
          guardName: "deletion-limit",
          addresses: addresses.sorted(),
          message: "\(addresses.count) of \(total) \(kind.section)\(place) would be deleted: \(why)",
          override: GuardEntry.countOption + String(max(addresses.count, input.options.allowDeletes ?? 0))
        )
        if addresses.count <= input.options.allowDeletes ?? 0 {
          judgement.allowed.append(entry)
        } else {
          judgement.blocked.append(entry)
        }
      }
    }
    return judgement
  }

  /// What of the objects that go with a list could not be counted.
  static func uncounted(_ snapshot: Snapshot, _ registry: Registry) -> [Diagnostic] {
    registry.kinds.compactMap { kind in
      guard case .refused(let why)? = snapshot.counted[kind.word] else { return nil }
      return .warning(
        "the \(kind.section) of the lists that are deleted cannot be read (\(why)), so that the deletion limit does not count them",
        at: nil
      )
    }
  }

  private func scope(_ kind: Kind, list: Int?, _ input: GuardInput) -> Scope {
    Scope(kind: kind.word, list: kind.endpoint.listMember == nil ? 0 : list ?? input.matches.systemList ?? 0)
  }
}
