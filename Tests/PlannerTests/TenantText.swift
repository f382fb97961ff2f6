import Resources

/// A tenant in a few lines, one object each:
///
///     list 5 Newsletter type=STANDARD senderName="The Example"
///     target-group 7@5 VIP filterString="a = 1"
///     text-module 9@1 imprint type=TEXT text="one\ntwo"
///     subscription-settings @5 sendWelcomeMessage=true
///     setting @5 TrackingPermissionDetachedFromMembership value=true
///     subscription-mailing 8@5 Welcome APPROVED
///     mailing 24@5 Template mailingState=DRAFT editorContentType=TEXT text=hi targetGroups=MATCH_ALL,7
///     any-mailing 23@5 Summer
///     use target-group Summer DRAFT 7 8
///     use target-group Winter DRAFT ?
///
/// What is left out is null, but for the sender address of a list; content that is left out, or written with a leading `-`, cannot be read. `gone` and
/// `unreadable="…"` tell what the single GET gives. Id and list may be `?` where the tenant does not say.
enum TenantText {
  struct Mistake: Error { let line: String }

  static let subscriptionMailings = "/subscription-mailings"

  static func snapshot(_ text: String, registry: Registry) throws -> Snapshot {
    var snapshot = Snapshot()
    for line in text.split(separator: "\n") {
      let words = words(of: line)
      guard let first = words.first else { continue }
      switch first {
      case "subscription-mailing": try addMailing(words, to: &snapshot)
      case "any-mailing":
        let (id, list) = place(words[1])
        snapshot.lookups["/mailings", default: []].append(
          Snapshot.LookupItem(id: id ?? 0, name: words[2], list: list, state: nil)
        )
      case "use":
        let use = Snapshot.Use(
          name: words[2],
          state: words[3],
          ids: words.contains("?") ? nil : words.dropFirst(4).compactMap { Int($0) }
        )
        snapshot.uses[words[1], default: []].append(use)
      default:
        guard let kind = registry.kind(first) else { throw Mistake(line: String(line)) }
        try add(kind, words, to: &snapshot)
      }
    }
    return snapshot
  }

  private static func add(_ kind: Kind, _ words: [String], to snapshot: inout Snapshot) throws {
    let (id, list) = place(words[1])
    let name = words.count > 2 && !words[2].contains("=") && words[2] != "gone" ? words[2] : nil
    var values = kind.noValues
    for (slot, field) in kind.fields.enumerated() where field.uses.contains(.read) && !isContent(field) {
      values[slot] = .null
    }
    if let name, let slot = kind.identitySlot { values[slot] = .text(name) }
    // A list without one could not be changed.
    if kind.container != nil, let slot = kind.slot("senderAddress") {
      values[slot] = .text("news@example.com")
    }
    var reading: Snapshot.Reading?
    for word in words.dropFirst(name == nil ? 2 : 3) {
      if word == "gone" {
        reading = .gone
        continue
      }
      if word.hasPrefix("-"), let slot = kind.slot(String(word.dropFirst())) {
        values[slot] = nil
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts[0] == "unreadable" {
        reading = .unreadable(parts[1])
      } else if parts.count == 2, let slot = kind.slot(parts[0]) {
        values[slot] = value(parts[1], kind.fields[slot])
      } else {
        throw Mistake(line: words.joined(separator: " "))
      }
    }
    if kind.endpoint.collection == nil {
      let detail = Snapshot.Detail(kind: kind.word, id: nil, list: list, name: name)
      snapshot.details[detail] = reading ?? .values(values)
      return
    }
    var listed = values
    for (slot, field) in kind.fields.enumerated() where isContent(field) { listed[slot] = nil }
    snapshot.collections[kind.word, default: []].append(
      LiveObject(id: id, list: list, name: name, values: listed)
    )
    let detail = Snapshot.Detail(kind: kind.word, id: id, list: nil, name: nil)
    snapshot.details[detail] = reading ?? .values(values)
  }

  private static func addMailing(_ words: [String], to snapshot: inout Snapshot) throws {
    let (id, list) = place(words[1])
    guard let id, words.count == 4 else { throw Mistake(line: words.joined(separator: " ")) }
    snapshot.lookups[subscriptionMailings, default: []].append(
      Snapshot.LookupItem(id: id, name: words[2], list: list, state: words[3])
    )
  }

  private static func isContent(_ field: Field) -> Bool {
    switch field.wire {
    case .embedded, .content: true
    case .member, .query: false
    }
  }

  private static func place(_ word: String) -> (id: Int?, list: Int?) {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return (parts.first.flatMap { Int($0) }, parts.count > 1 ? Int(parts[1]) : nil)
  }

  private static func value(_ text: String, _ field: Field) -> Value {
    if text == "null" { return .null }
    switch field.type {
    case .boolean: return .bool(text == "true")
    case .integer: return .int(Int(text) ?? 0)
    case .reference: return Int(text).map { .reference(.id($0)) } ?? .text(text)
    case .code: return Int(text).map(Value.int) ?? .text(text)
    case .map:
      return .sortedMap(
        text.split(separator: ",").map { entry in
          let parts = entry.split(separator: ":").map(String.init)
          return Value.Entry(parts[0], parts[1])
        }
      )
    case .combination:
      let words = text.split(separator: ",").map(String.init)
      return .combination(Combination(words[0], words.dropFirst().compactMap { Int($0).map { .id($0) } }))
    case .text, .filter, .content, .word: return .text(text)
    }
  }

  /// The words of a line; double quotes hold blanks, and a backslash `n`, `r`, `t` or takes the next character as it is.
  private static func words(of line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        isEscaped = false
        let meant: Unicode.Scalar =
          scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar == "t" ? "\t" : scalar
        word = (word ?? "") + String(Character(meant))
      } else if isQuoted, scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if scalar == " ", !isQuoted {
        if let done = word { words.append(done) }
        word = nil
      } else {
        var text = (word ?? "").unicodeScalars
        text.append(scalar)
        word = String(text)
      }
    }
    if let done = word { words.append(done) }
    return words
  }
}
