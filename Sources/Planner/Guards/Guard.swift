import Resources

/// What guards judge: a finished plan and what was read for it.
struct GuardInput {
  let changes: [Change]
  let context: PlanContext
}

/// One safety rule.
protocol Guard {
  /// What it finds: entries that stop the plan, and those that an override lets through.
  func judge(_ input: GuardInput) -> Judgement
}

/// What guards found: what stops the plan, and what an override lets through.
package struct Judgement: Sendable {
  var blocked: [GuardEntry]
  var allowed: [GuardEntry]

  /// Findings; by default none.
  package init(blocked: [GuardEntry] = [], allowed: [GuardEntry] = []) {
    self.blocked = blocked
    self.allowed = allowed
  }

  static func + (one: Judgement, other: Judgement) -> Judgement {
    Judgement(blocked: one.blocked + other.blocked, allowed: one.allowed + other.allowed)
  }

  /// Files one address under blocked or, where `--allow-data-loss` names it, under allowed.
  mutating func add(_ guardName: String, _ address: Address, _ message: String, _ options: PlanOptions) {
    let flag = options.allowDataLoss.first { $0.matches(address) }
    let override = GuardEntry.lossOption(flag?.pattern ?? address.text)
    let entry = GuardEntry(guardName: guardName, addresses: [address], message: message, override: override)
    if flag == nil { blocked.append(entry) } else { allowed.append(entry) }
  }
}
