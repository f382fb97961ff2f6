import Planner
import Resources
import Support

/// What a field is before or after a change.
enum FieldSide: Sendable {
  /// There is no object, or it is not said what its field is.
  case absent
  case unreadable
  case value(Value)

  /// As it stands within a line.
  var inline: String {
    switch self {
    case .absent: "null"
    case .unreadable: "(unreadable)"
    case .value(let value): ValueText.shown(value)
    }
  }

  /// The text, where it is one.
  var text: String? { if case .value(.text(let text)) = self { text } else { nil } }
}

/// Both sides of a field that changes, as every format shows them.
struct FieldSides: Sendable {
  let before: FieldSide
  let after: FieldSide
  private let field: Field?

  /// The sides of one field of a change.
  init(_ field: Change.FieldChange, of change: Change) {
    let old = FieldSides.before(field, of: change)
    let new: FieldSide =
      switch change.action {
      case .delete, .deferred(.delete): .absent
      case .create, .update, .replace, .deferred: .value(field.after ?? .null)
      }
    (before, after) = FieldSides.different(old, new)
    self.field = change.kind.field(field.name)
  }

  /// Of two maps the entries that differ: the others are as they were.
  private static func different(_ old: FieldSide, _ new: FieldSide) -> (FieldSide, FieldSide) {
    guard case (.value(.map(let before)), .value(.map(let after))) = (old, new) else { return (old, new) }
    let given = (before: before.filter { $0.text != nil }, after: after.filter { $0.text != nil })
    let gone = before.filter { !given.after.contains($0) }
    let come = after.filter { entry in
      entry.text == nil
        ? before.contains { sameCodePoints($0.name, entry.name) } : !given.before.contains(entry)
    }
    // The same on both sides: something else is why it is written.
    return gone.isEmpty && come.isEmpty ? (old, new) : (.value(.map(gone)), .value(.map(come)))
  }

  /// Two texts of which neither is empty.
  var texts: (old: String, new: String)? {
    guard let old = before.text, let new = after.text, !old.isEmpty, !new.isEmpty else { return nil }
    return (old, new)
  }

  /// Two texts that are better compared line by line. Line ends of content mean nothing, so that they must not look like
  /// changes beside the real ones.
  var longTexts: (old: String, new: String)? {
    guard let (old, new) = texts, FieldSides.isLong(old) || FieldSides.isLong(new) else { return nil }
    if case .content? = field?.type { return (Field.withLineFeeds(old), Field.withLineFeeds(new)) }
    return (old, new)
  }

  /// Whether the text has a line end.
  static func isMultiline(_ text: String) -> Bool { text.utf8.contains { $0 == 0x0A || $0 == 0x0D } }

  private static func isLong(_ text: String) -> Bool {
    isMultiline(text) || text.unicodeScalars.count > FieldText.longText
  }

  private static func before(_ field: Change.FieldChange, of change: Change) -> FieldSide {
    guard let live = change.live else { return .absent }
    let value = field.before ?? .null
    // A plan shows what cannot be read as null; only the object tells the two apart.
    if value == .null, let slot = change.kind.slot(field.name), live.values[slot] == nil {
      return .unreadable
    }
    return .value(value)
  }
}

extension Change.FieldChange {
  /// What is said of the field beside its value: why it matters, and which side changed since the base.
  var notes: [String] {
    let origin: String? =
      switch changedIn {
      case .manifests?: "changed in the manifests"
      case .tenant?: "changed in the tenant"
      case .both?: "changed in both"
      case nil: nil
      }
    return [forcesReplacement ? "forces replacement" : nil, origin].compactMap { $0 }
  }
}
