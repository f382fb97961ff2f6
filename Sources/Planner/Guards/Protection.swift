import Resources

/// Stops deletes and replacements of what `policy.protect` covers. There is no override but changing the policy.
struct Protection: Guard {
  func judge(_ input: GuardInput) -> Judgement {
    let protect = input.context.configuration.policy.protect
    guard !protect.isEmpty else { return Judgement() }
    var judgement = Judgement()
    for change in input.changes where change.action == .delete || change.action == .replace {
      let verb = change.action == .delete ? "deleted" : "replaced"
      var reasons: [String] = []
      let names = spellings(of: change, input)
      if let rule = protect.first(where: { rule in names.contains { rule.glob.matches($0) } }) {
        reasons.append("policy.protect has \(rule.glob.pattern)")
      } else if change.action == .delete, change.kind.container != nil {
        reasons = protect.filter { covers($0.glob, below: change, input) }.map {
          "policy.protect has \($0.glob.pattern), which covers what is below it"
        }
      }
      guard let reason = reasons.first else { continue }
      judgement.blocked.append(
        GuardEntry(
          guardName: "protection",
          addresses: [change.address],
          message: "\(change.address) must not be \(verb): \(reason)",
          override: nil
        )
      )
    }
    return judgement
  }

  /// The change's address, and the one under the tenant's own spelling: protection holds under either.
  private func spellings(of change: Change, _ input: GuardInput) -> [Address] {
    guard let live = change.live else { return [change.address] }
    var list: String?
    if change.kind.endpoint.listMember != nil, live.list != input.context.matches.systemList {
      list =
        (input.context.snapshot.collections[input.context.registry.container.word] ?? []).first {
          $0.id == live.list
        }?.name
    }
    return [change.address, Address(list: list, word: change.kind.word, name: live.name)]
  }

  /// Whether something that exists below the list is covered. Of kinds that were not read, anything could exist.
  private func covers(_ glob: Glob, below change: Change, _ input: GuardInput) -> Bool {
    let declared = input.context.configuration.declarations.first { $0.address == change.address }?.name
    let lists = [change.name, declared].compactMap { $0 }
    return lists.contains { covers(glob, list: $0, id: change.id, input) }
  }

  private func covers(_ glob: Glob, list: String, id: Int?, _ input: GuardInput) -> Bool {
    input.context.registry.kinds(in: .list).contains { kind in
      switch kind.shape {
      case .document: return glob.matches(Address(list: list, word: kind.word, name: nil))
      case .settings(let names):
        return names.contains { glob.matches(Address(list: list, word: kind.word, name: $0)) }
      case .items:
        guard let objects = input.context.snapshot.known(kind.word) else {
          return glob.couldMatch(
            beginning: Address(list: nil, word: input.context.registry.container.word, name: list).text
              + "/\(kind.word)/"
          )
        }
        return objects.contains { object in
          object.list == id && glob.matches(Address(list: list, word: kind.word, name: object.name))
        }
      }
    }
  }
}
