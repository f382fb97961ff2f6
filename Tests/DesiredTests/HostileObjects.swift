import Foundation
import Platforms
import Resources
import Support
import Testing
@testable import Desired

/// Objects of all kinds with the texts that manifests stumble over.
struct HostileObjects {
  var random: SeededGenerator
  private var id = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces = [
    "a", "B", "no", "yes", "~", "null", "<<", "=", "01", "1e3", "0x1", ".5", "-1", "2024-01-01", "true", " ",
    "  ",
    "\n", "\n\n", "\r\n", "\r", "\t", "#", " #", ": ", ":", "- ", "---", "...", "'", "\"", "\\", "`", "|",
    ">", "%",
    "@", "&a", "*a", "!t", "[", "]", "{", "}", ",", "?", "${x}", "$${", "$", "${ref:x}", "{\u{301}",
    "\u{301}", "ä",
    "a\u{308}", "é", "😀", "\u{1F468}\u{200D}\u{1F469}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}",
    "\u{A0}",
    "\u{200F}", "\u{202E}", "\u{7F}", "\u{1}", "\u{1B}", "\u{FFFE}", "\u{E000}", "日本", "/", "..", "con",
    "COM1",
    "inx-apply", "</script>", "%2F", "*",
  ]

  private mutating func text(_ longest: Int = 8) -> String {
    let count = Int.random(in: 0...longest, using: &random)
    return (0..<count).map { _ in HostileObjects.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func objects() -> [ManifestObject] {
    var all: [ManifestObject] = []
    for kind in Registry.standard.kinds(in: .system) { all += some(kind) }
    for index in all.indices where all[index].kind.container != nil {
      for kind in Registry.standard.kinds(in: .list) { all[index].below += some(kind) }
    }
    return all
  }

  private mutating func some(_ kind: Kind) -> [ManifestObject] {
    var found: [ManifestObject] = []
    for name in kind.identity == nil ? kind.settingNames : (0..<5).map({ _ in text() }) {
      var name = name
      if kind.identity != nil, Int.random(in: 0..<30, using: &random) == 0 {
        name = String(repeating: name ?? "", count: 40)
      }
      var values = kind.noValues
      for (slot, field) in kind.fields.enumerated() where Int.random(in: 0..<4, using: &random) > 0 {
        values[slot] = value(field)
      }
      // A manifest that says so is refused.
      for (slot, field) in kind.fields.enumerated() {
        if let other = field.companion.flatMap(kind.slot), values[other]?.isEmpty == true {
          values[slot] = nil
        }
      }
      if let slot = kind.identitySlot { values[slot] = .text(name ?? "") }
      if let type = kind.container?.typeField, let slot = kind.slot(type.name) {
        values[slot] = .text(type.standard)
      }
      id += 1
      var object = ManifestObject(kind: kind, id: id, name: name, values: values)
      if kind.identity != nil, Int.random(in: 0..<3, using: &random) == 0 { object.notes = [text(), text()] }
      let isTaken = found.contains {
        NameKey($0.name ?? "", kind.identity) == NameKey(name ?? "", kind.identity)
      }
      if object.refusal(isNew: false) == nil, !isTaken || kind.identity == nil { found.append(object) }
    }
    return found
  }

  /// Entries of a map, each name once; names and texts are such that manifests stumble over.
  private mutating func entries() -> [Value.Entry] {
    var found: [Value.Entry] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let name = text(4)
      if name.isEmpty || found.contains(where: { sameCodePoints($0.name, name) }) { continue }
      found.append(Value.Entry(name, Int.random(in: 0..<4, using: &random) == 0 ? nil : text()))
    }
    return found
  }

  private mutating func value(_ field: Field) -> Value {
    let isNull = Int.random(in: 0..<6, using: &random) == 0
    switch field.type {
    case .text(let rule):
      if isNull { return .null }
      let made = text()
      if rule.isEmail { return .text("a@example.com") }
      return rule.problem(with: made) == nil ? .text(made) : .null
    case .filter, .content: return isNull ? .null : .text(text(20))
    case .boolean: return .bool(Bool.random(using: &random))
    case .integer(let range): return .int(Int.random(in: range, using: &random))
    case .word(let words): return .text(words.randomElement(using: &random) ?? "")
    case .code(let codes): return .text(codes.randomElement(using: &random)?.word ?? "")
    case .reference:
      let name = text()
      return isNull
        ? .null
        : name.isEmpty ? .reference(.id(Int.random(in: 1...999, using: &random))) : .reference(.name(name))
    case .map: return isNull ? .null : .sortedMap(entries())
    case .combination(let rule):
      let names = entries().map(\.name)
      guard let word = rule.words.randomElement(using: &random), !isNull, !names.isEmpty else { return .null }
      return .combination(Combination(word, names.map { .name($0) }))
    }
  }
}
