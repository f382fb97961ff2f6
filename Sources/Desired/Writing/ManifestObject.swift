import Resources
import Support

/// One object to be written into a manifest.
package struct ManifestObject: Sendable {
  /// Its kind's table.
  package let kind: Kind
  /// Its id, for comments; manifests have none.
  package let id: Int?
  /// What identifies it in its scope: also a setting's name; nil for what a list has one of.
  package let name: String?
  /// Its values, with names for ids where a name leads back. What is nil is not written.
  package var values: Values
  /// The name that it has had since, for kinds that can be renamed.
  package var formerly: String?
  /// Whether it is only the place for what is below it, and may well stay as it is.
  package var isPlace = false
  /// What a reader of the manifest should know of it, one comment line each.
  package var notes: [String] = []
  /// How many others of its name and scope the tenant has that are not written.
  package var namesakes = 0
  /// Why it must not be declared together with the others; nil where it may.
  var undeclarable: String?
  /// What belongs to it, where it is a list.
  package var below: [ManifestObject] = []

  /// An object from its values.
  package init(kind: Kind, id: Int?, name: String?, values: Values) {
    self.kind = kind
    self.id = id
    self.name = name
    self.values = values
  }
}

/// One file to be written.
package struct WrittenFile: Hashable, Sendable {
  /// Relative to the directory of all of them, with `/` between its parts.
  package let path: String
  /// The whole file.
  package let bytes: [UInt8]

  /// A file from its path and bytes.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension ManifestObject {
  /// Why the manifest language would not take it; nil where it does. With `isNew`, also what a create would miss.
  func refusal(isNew: Bool) -> String? {
    if let undeclarable { return undeclarable }
    if let identity = kind.identity {
      guard let name, !name.isEmpty else { return "it has no \(identity.field)" }
      if kind.replacement.usesTemporaryNames, TemporaryName.base(of: name) != nil {
        return "its name is kept for replacements"
      }
    }
    if case .settings(let names) = kind.shape, !names.contains(name ?? "") {
      return "this version does not know the setting"
    }
    for (slot, field) in kind.fields.enumerated() where isWritten(slot) {
      if let value = values[slot], let problem = field.problem(with: value) {
        return "\(field.name) \(problem)"
      }
    }
    guard isNew, !isPlace, kind.canCreate else { return nil }
    let missing = kind.fields.enumerated().filter { slot, field in
      field.needed.holds(for: values, of: kind) && !isWritten(slot)
    }.map(\.element.name)
    return missing.isEmpty
      ? nil : "\(missing.joined(separator: ", ")) is not known, and creating it needs it"
  }

  /// Whether the field at that position is written.
  func isWritten(_ slot: Int) -> Bool {
    let field = kind.fields[slot]
    guard field.uses.contains(.declare), let value = values[slot], field.applies.holds(for: values, of: kind)
    else { return false }
    guard value == .null else { return true }
    return switch field.type {
    case .text(let rule): !rule.isRequired
    case .filter, .reference, .map, .combination: true
    // Content that there is none of is an empty text.
    case .content: field.needed.holds(for: values, of: kind)
    case .boolean, .integer, .word, .code: false
    }
  }
}

extension Field {
  /// What the manifest language has against a value, as the end of a sentence; nil for nothing.
  fileprivate func problem(with value: Value) -> String? {
    switch (type, value) {
    case (_, .null): nil
    case (.text(let rule), .text(let text)): rule.problem(with: text)
    case (.filter, .text), (.filter, .template), (.content, .text), (.boolean, .bool): nil
    case (.map, .map(let entries)):
      keys != nil && entries.contains { $0.name.isEmpty } ? "has an entry without a name" : nil
    case (.integer(let range), .int(let number)):
      range.contains(number)
        ? nil : "must be between \(range.lowerBound) and \(range.upperBound), not \(number)"
    case (.word(let words), .text(let word)):
      words.contains(word) ? nil : "has a value that this version does not know"
    case (.code(let codes), .text(let word)):
      codes.contains { $0.word == word } ? nil : "has a value that this version does not know"
    case (.reference, .reference(.name(let name))): name.isEmpty ? "names nothing" : nil
    case (.reference(.lookup), .reference(.id(let id))): id > 0 ? nil : "names nothing"
    case (.reference(.kind), .reference(.id)): "names something that has no name of its own"
    case (.combination(let rule), .combination(let value)):
      if !rule.words.contains(value.word) {
        "has a value that this version does not know"
      } else if value.names.count != value.objects.count {
        "names something that has no name of its own"
      } else if Set(value.names.map(CodePoints.init)).count != value.names.count {
        "names two objects of one name"
      } else {
        value.names.contains("") ? "names nothing" : nil
      }
    default: "has a value that this version does not know"
    }
  }
}
