import Resources

/// Live values that the tables do not have: a newer API's. They are shown and written back as they are, and overwritten
/// only where that is said.
extension ObjectDiff {
  /// What is said of unknown values of the changed fields.
  func unknownWords(_ kind: Kind, _ live: LiveObject, _ changed: [Int]) -> [String] {
    changed.compactMap { unknown($0, kind, live).map { "\($0), and is overwritten" } }
  }

  /// What is said of unknown values that a replacement takes along.
  func carriedWords(_ declaration: Declaration, _ live: LiveObject) -> [String] {
    let kind = declaration.kind
    return kind.fields.indices.filter {
      declaration.values[$0] == nil && kind.fields[$0].uses.contains(.create)
    }.compactMap { unknown($0, kind, live).map { "\($0): it is carried over as it is" } }
  }

  /// Why an object waits whose unknown type may have contents that this version cannot read: a PUT replaces it whole.
  func unknownDeferral(_ declaration: Declaration, _ live: LiveObject) -> String? {
    let kind = declaration.kind
    guard kind.change == .put else { return nil }
    return kind.fields.indices.lazy.filter { slot in
      declaration.values[slot] == nil && kind.fields.contains { $0.applies.asks(for: kind.fields[slot].name) }
    }.compactMap {
      unknown($0, kind, live).map { "its \($0): writing it could lose what is not declared" }
    }.first
  }

  /// What is said of members that the tables do not have where the object is written whole.
  func lostMembers(_ live: LiveObject) -> [String] {
    guard let warning = Change.lossOf(members: live.values.unknownMembers) else { return [] }
    return [warning]
  }

  private func unknown(_ slot: Int, _ kind: Kind, _ live: LiveObject) -> String? {
    let field = kind.fields[slot]
    guard let value = live.values[slot], !field.knows(value) else { return nil }
    let shown = (value.asText ?? value.json.text()).shortened(to: 60)
    return "\(field.name) has the value \(shown), which this version does not know"
  }
}

extension Change {
  /// What is said of members that this version does not know, where it writes the object whole; nil for none.
  package static func lossOf(members: [String]) -> String? {
    if members.isEmpty { return nil }
    let names = members.map { $0.shortened(to: 60) }.joined(separator: ", ")
    return members.count == 1
      ? "it has a member that this version does not know, and writing it may reset that: \(names)"
      : "it has members that this version does not know, and writing it may reset them: \(names)"
  }
}
