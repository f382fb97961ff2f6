import Resources

extension Plan {
  /// The same plan with what these options let through moved from what blocks it to what is allowed. Throws where a pattern
  /// names none of its changes.
  package func allowing(_ options: PlanOptions) throws(Planner.Failure) -> Plan {
    let idle = options.allowDataLoss.filter { glob in !changes.contains { glob.matches($0.address) } }
    guard idle.isEmpty else {
      throw Planner.Failure(
        diagnostics: idle.map { glob in
          let hint = PatternSuggestion.clause(for: glob, among: changes.map(\.address))
          return .error("--allow-data-loss \(glob.pattern) matches nothing in the plan\(hint)", at: nil)
        },
        isUsage: true
      )
    }
    let judged = blocked.map { ($0, $0.overridden(by: options)) }
    return Plan(
      changes: changes,
      totals: .init(unchanged: unchanged, unmanaged: unmanaged, reads: reads),
      judgement: .init(
        blocked: judged.filter { $0.1 == nil }.map(\.0),
        allowed: allowed + judged.compactMap(\.1)
      ),
      diagnostics: diagnostics,
      isFiltered: isFiltered
    )
  }

  /// The same plan with other changes.
  package func with(_ changes: [Change]) -> Plan {
    Plan(
      changes: changes,
      totals: .init(unchanged: unchanged, unmanaged: unmanaged, reads: reads),
      judgement: .init(blocked: blocked, allowed: allowed),
      diagnostics: diagnostics,
      isFiltered: isFiltered
    )
  }
}

extension Plan {
  /// All options that what blocks the plan asks for, each once and quoted for a shell: the largest number of deletes, then
  /// the addresses in the order of the guards. Nil where no option allows any of it.
  package var overrides: String? {
    var deletes: Int?
    var others: [String] = []
    var seen: Set<String> = []
    for override in blocked.compactMap(\.override) {
      if let count = GuardEntry.count(in: override) {
        deletes = max(deletes ?? 0, count)
      } else if seen.insert(override).inserted {
        others.append(override)
      }
    }
    let all = (deletes.map { [GuardEntry.countOption + String($0)] } ?? []) + others
    return all.isEmpty ? nil : all.joined(separator: " ")
  }
}

extension GuardEntry {
  /// The option that accepts the loss of an address.
  static let lossOption = "--allow-data-loss "
  /// The option for one address or pattern, quoted for a shell, with what cannot be seen as `%XX`.
  static func lossOption(_ pattern: String) -> String {
    lossOption + ShellWord.quoted(AddressSpelling.pasteable(pattern))
  }

  /// The option that accepts a number of deletes.
  static let countOption = "--allow-deletes "

  /// The entry as it is told once these options allow it; nil where they do not. Which option an entry asks for stands
  /// in its override, and nothing else is taken for it.
  fileprivate func overridden(by options: PlanOptions) -> GuardEntry? {
    guard let override else { return nil }
    if let needed = GuardEntry.count(in: override) {
      guard let given = options.allowDeletes, given >= needed else { return nil }
      return with(GuardEntry.countOption + String(given))
    }
    guard override.hasPrefix(GuardEntry.lossOption),
      let flag = options.allowDataLoss.first(where: { glob in addresses.allSatisfy(glob.matches) })
    else { return nil }
    return with(GuardEntry.lossOption(flag.pattern))
  }

  /// How many deletes the option accepts; nil where it accepts something else.
  fileprivate static func count(in override: String) -> Int? {
    override.hasPrefix(countOption) ? Int(override.dropFirst(countOption.count)) : nil
  }

  private func with(_ override: String) -> GuardEntry {
    GuardEntry(guardName: guardName, addresses: addresses, message: message, override: override)
  }
}
