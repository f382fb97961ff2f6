import Resources

/// What guards judge: a finished plan and what was read for it.
struct GuardInput {
  let changes: [Change]
  let configuration: Configuration
  let snapshot: Snapshot
  let registry: Registry
  let matches: Matches
  let options: PlanOptions
}

/// One safety rule.
protocol Guard {
  /// What it finds: entries that stop the plan, and those that an override lets through.
  func judge(_ input: GuardInput) -> Judgement
}

/// What a guard found.
struct Judgement {
  var blocked: [GuardEntry] = []
  var allowed: [GuardEntry] = []

  static func + (one: Judgement, other: Judgement) -> Judgement {
    Judgement(blocked: one.blocked + other.blocked, allowed: one.allowed + other.allowed)
  }

  /// Files one address under blocked or, where `--allow-data-loss` names it, under allowed.
  mutating func add(_ guardName: String, _ address: Address, _ message: String, _ options: PlanOptions) {
    let flag = options.allowDataLoss.first { $0.matches(address) }
    let override = GuardEntry.lossOption + shellQuoted(flag?.pattern ?? address.text)
    let entry = GuardEntry(guardName: guardName, addresses: [address], message: message, override: override)
    if flag == nil { blocked.append(entry) } else { allowed.append(entry) }
  }
}

extension Kind {
  /// Whether a replacement left an object of that name on its way: it counts for nothing.
  func usesTemporaryName(_ name: String?) -> Bool {
    replacement.usesTemporaryNames && name.flatMap(TemporaryName.base) != nil
  }
}

/// The word as a shell takes it for one, so that an override can be copied from the output. What cannot be seen is written as
/// an escape, which POSIX shells of today know.
public func shellQuoted(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/%@._-+=:,".utf8.contains(byte)
    }
  }
  if isPlain { return word }
  guard word.unicodeScalars.contains(where: isHidden) else {
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
  let escaped = word.unicodeScalars.map { scalar -> String in
    switch scalar {
    case "'", "\\": return "\\\(scalar)"
    case _ where isHidden(scalar):
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    default: return String(scalar)
    }
  }
  return "$'" + escaped.joined() + "'"
}

private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}
