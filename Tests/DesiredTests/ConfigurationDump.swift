import Resources
import Support

/// A configuration as text that tests assert whole: objects by address, their values by field, sections and policy.
struct ConfigurationDump {
  let configuration: Configuration
  /// Whether places stand behind what they belong to.
  let showsMarks: Bool

  var text: String {
    let declarations = configuration.declarations.sorted { $0.address < $1.address }.flatMap(lines)
    let sections = configuration.sections.map { section in
      "section \(section.list.map { configuration.declarations[$0].address.text + "/" } ?? "")\(section.kind)"
    }
    let prune = configuration.policy.prune.sorted().map { "prune \($0)" }
    let protect = configuration.policy.protect.map { "protect \($0.glob.pattern)\(place($0.mark))" }
    return (declarations + sections.sorted() + prune + protect.sorted()).map { $0 + "\n" }.joined()
  }

  private func lines(_ declaration: Declaration) -> [String] {
    var heading = declaration.address.text
    if declaration.isAbsent { heading += " absent" }
    if let formerly = declaration.formerly {
      heading += " formerly \(JSON.string(formerly.name).text())\(place(formerly.mark))"
    }
    return [heading + place(declaration.mark)]
      + declaration.kind.fields.enumerated().compactMap { slot, field in
        guard let value = declaration.values[slot] else { return nil }
        return "  \(field.name): \(text(value))\(declaration.marks[slot].map(place) ?? "")"
      }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .reference(.name(let name)): "-> \(JSON.string(name).text())"
    case .reference(.id(let id)): "-> id \(id)"
    default: value.json.text()
    }
  }

  private func place(_ mark: Mark) -> String {
    showsMarks ? " @\(configuration.sources.name(of: mark)):\(mark.line):\(mark.column)" : ""
  }
}
