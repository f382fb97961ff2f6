import Resources
import Support

/// What the entries of maps stand for, as far as it is known: declared or read objects of the kinds that they name.
struct HeldForms {
  /// What one object has others hold for it.
  private struct Known {
    let form: ValueForm
    /// The most characters of a text.
    let length: Int?
  }

  private var known: [String: [CodePoints: Known]] = [:]

  /// What is declared counts before what lives: it is what there will be.
  init(_ configuration: Configuration, _ snapshot: Snapshot, _ registry: Registry) {
    let words = registry.keyKinds
    for kind in registry.kinds where words.contains(kind.word) {
      for object in snapshot.collections[kind.word] ?? [] {
        add(object.name, object.values, kind)
      }
    }
    for declaration in configuration.declarations
    where !declaration.isAbsent && words.contains(declaration.kind.word) {
      add(declaration.name, declaration.values, declaration.kind)
    }
  }

  private mutating func add(_ name: String?, _ values: Values, _ kind: Kind) {
    guard let name, let held = kind.heldValues, let form = held.form(values, of: kind) else { return }
    var length: Int?
    if let slot = kind.slot(held.lengthField), case .int(let most)? = values[slot] { length = most }
    known[kind.word, default: [:]][CodePoints(name)] = Known(form: form, length: length)
  }

  /// The declaration with the forms of its entries.
  func known(_ declaration: Declaration) -> Declaration {
    let kind = declaration.kind
    guard !known.isEmpty, kind.fields.contains(where: { $0.keys != nil }) else { return declaration }
    var values = declaration.values
    for (slot, field) in kind.fields.enumerated() {
      guard let forms = field.keys.flatMap({ known[$0] }), case .map(let entries)? = values[slot] else {
        continue
      }
      values[slot] = .map(
        entries.map { $0.standing(for: forms[CodePoints($0.name)]?.form) }
      )
    }
    return declaration.with(values)
  }

  /// What is wrong with an entry of that field, as a sentence that begins with its name; nil for nothing.
  func problem(with entry: Value.Entry, _ field: Field) -> String? {
    guard let text = entry.text, let known = field.keys.flatMap({ known[$0]?[CodePoints(entry.name)] }) else {
      return nil
    }
    if known.form == .text, let most = known.length, text.utf16.count > most {
      return "\(entry.name) must have at most \(most) characters, not \(text.utf16.count)"
    }
    return known.form.problem(with: text).map { "\(entry.name) \($0)" }
  }
}

extension ObjectDiff {
  /// The declaration with the live text for entries that mean the same: no change of them is shown, and none is sent. What
  /// is lost with an object that is replaced is written as it is declared.
  func settled(_ declaration: Declaration, _ live: LiveObject) -> Declaration {
    let kind = declaration.kind
    guard kind.fields.contains(where: { $0.keys != nil }) else { return declaration }
    var values = declaration.values
    for (slot, field) in kind.fields.enumerated() where field.keys != nil {
      guard case .map(let entries)? = values[slot], case .map(let all)? = live.values[slot] else { continue }
      let stays = { (entry: Value.Entry) in
        !(field.address(ofKey: entry.name).map(remade.contains) ?? false)
      }
      values[slot] = .map(
        zip(entries, Field.settled(entries, over: all)).map { stays($0) ? $1 : $0 }
      )
    }
    return declaration.with(values)
  }
}
