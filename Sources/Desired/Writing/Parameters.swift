import Resources
import Support

/// Values that are written as variables, with their definitions: what belongs to one tenant then stands in one file.
///
/// A variable has the name of its field; a second value of the field makes `FIELD_2`, and so on, in the order in which the
/// manifests show them.
package struct Parameters: Sendable {
  /// The variables with their values, in the order of fields.
  package private(set) var definitions: [(name: String, value: String)] = []
  private var names: [Key: String] = [:]

  private struct Key: Hashable {
    let field: CodePoints
    let value: CodePoints
  }

  /// No variables.
  package init() {}

  /// Variables for all values of these fields in the objects, those below lists included.
  package init(fields: [String], in objects: [ManifestObject], _ registry: Registry) {
    guard !fields.isEmpty else { return }
    var values: [String: [String]] = [:]
    collect(fields, objects, registry.kinds, into: &values)
    for field in fields {
      for (index, value) in (values[field] ?? []).enumerated() {
        let name = index == 0 ? field : "\(field)_\(index + 1)"
        definitions.append((name, value))
        names[Key(field: CodePoints(field), value: CodePoints(value))] = name
      }
    }
  }

  /// Whether values of the field can be variables: texts and numbers that do not name the object.
  package static func canHold(_ field: Field, of kind: Kind) -> Bool {
    guard field.uses.contains(.declare), kind.identity?.field != field.name else { return false }
    return switch field.type {
    case .text, .integer: true
    case .filter, .content, .boolean, .word, .code, .reference, .map, .combination: false
    }
  }

  /// The names of all fields that can be variables, sorted.
  package static func fields(_ registry: Registry) -> [String] {
    let names = registry.kinds.flatMap { kind in
      kind.fields.filter { canHold($0, of: kind) }.map(\.name)
    }
    return Set(names).sorted()
  }

  /// The variable that stands for the value; nil where it stands for itself.
  func name(of value: Value, _ field: Field, _ kind: Kind) -> String? {
    guard !names.isEmpty, Parameters.canHold(field, of: kind), let text = value.plainText else { return nil }
    return names[Key(field: CodePoints(field.name), value: CodePoints(text))]
  }

  private func collect(
    _ fields: [String],
    _ objects: [ManifestObject],
    _ kinds: [Kind],
    into values: inout [String: [String]]
  ) {
    for kind in kinds {
      for object in ItemWriting.sorted(objects.filter { $0.kind === kind }) {
        for (slot, field) in kind.fields.enumerated()
        where fields.contains(field.name) && Parameters.canHold(field, of: kind) && object.isWritten(slot) {
          guard let text = object.values[slot]?.plainText else { continue }
          let known = values[field.name] ?? []
          if !known.contains(where: { sameCodePoints($0, text) }) {
            values[field.name, default: []].append(text)
          }
        }
        if !object.below.isEmpty { collect(fields, object.below, kinds, into: &values) }
      }
    }
  }
}

extension Value {
  /// A text or a number as a variable holds it; nil for anything else, and for nothing.
  fileprivate var plainText: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .int(let number): String(number)
    case .null, .bool, .map, .reference, .template, .combination, .raw: nil
    }
  }
}
