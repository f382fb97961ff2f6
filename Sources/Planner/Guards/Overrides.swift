import Resources

extension Plan {
  /// The same plan with what these options let through moved from what blocks it to what is allowed. Throws where a pattern
  /// names none of its changes.
  public func allowing(_ options: PlanOptions) throws(Planner.Failure) -> Plan {
    let idle = options.allowDataLoss.filter { glob in !changes.contains { glob.matches($0.address) } }
    guard idle.isEmpty else {
      throw Planner.Failure(
        diagnostics: idle.map {
          .error("--allow-data-loss \($0.pattern) matches nothing in the plan", at: nil)
        },
        isUsage: true
      )
    }
    let judged = blocked.map { ($0, $0.overridden(by: options)) }
    return Plan(
      changes: changes,
      unchanged: unchanged,
      unmanaged: unmanaged,
      reads: reads,
      blocked: judged.filter { $0.1 == nil }.map(\.0),
      allowed: allowed + judged.compactMap(\.1),
      diagnostics: diagnostics,
      isFiltered: isFiltered
    )
  }

  /// The same plan with other changes.
  public func with(_ changes: [Change]) -> Plan {
    Plan(
      changes: changes,
      unchanged: unchanged,
      unmanaged: unmanaged,
      reads: reads,
      blocked: blocked,
      allowed: allowed,
      diagnostics: diagnostics,
      isFiltered: isFiltered
    )
  }
}

extension GuardEntry {
  /// The option that accepts the loss of an address.
  static let lossOption = "--allow-data-loss "
  /// The option that accepts a number of deletes.
  static let countOption = "--allow-deletes "

  /// The entry as it is told once these options let it through; nil where they do not. Which option an entry asks for stands
  /// in its override, and nothing else is taken for it.
  fileprivate func overridden(by options: PlanOptions) -> GuardEntry? {
    guard let override else { return nil }
    if override.hasPrefix(GuardEntry.countOption) {
      guard let needed = Int(override.dropFirst(GuardEntry.countOption.count)),
        let given = options.allowDeletes, given >= needed
      else { return nil }
      return with(GuardEntry.countOption + String(given))
    }
    guard override.hasPrefix(GuardEntry.lossOption),
      let flag = options.allowDataLoss.first(where: { glob in addresses.allSatisfy(glob.matches) })
    else { return nil }
    return with(GuardEntry.lossOption + shellQuoted(flag.pattern))
  }

  private func with(_ override: String) -> GuardEntry {
    GuardEntry(guardName: guardName, addresses: addresses, message: message, override: override)
  }
}
