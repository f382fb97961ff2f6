import Resources
import Support

extension ManifestDecoder {
  /// `{combination: MATCH_ALL, groups: [VIP]}`: several objects by their names, and how they are combined.
  mutating func decodeCombination(
    _ document: YAMLDocument,
    _ field: Field,
    _ rule: CombinationRule,
    _ node: YAMLNode
  ) -> Value? {
    var word: String?
    var names: [String] = []
    var place = document.mark(of: node)
    let before = diagnostics.count
    document.forEachEntry(of: node) { keyNode, value in
      let key = document.text(of: keyNode) ?? ""
      switch key {
      case Combination.wordKey: word = decodeWord(document, field, rule, value)
      case Combination.namesKey:
        names = decodeNames(document, field, value)
        place = document.mark(of: value)
      default:
        let keys = [Combination.wordKey, Combination.namesKey]
        diagnostics.append(
          .error(
            "unknown key \(shown(key: key)) of \(field.name)\(Suggestion.clause(for: key, among: keys))",
            at: document.mark(of: keyNode)
          )
        )
      }
    }
    guard diagnostics.count == before else { return nil }
    guard let word else {
      diagnostics.append(
        .error("\(field.name) needs \(Combination.wordKey)", at: document.mark(of: node))
      )
      return nil
    }
    if word == rule.none, names.isEmpty { return .null }
    guard word != rule.none, !names.isEmpty else {
      let problem =
        names.isEmpty
        ? "\(word) combines nothing: \(Combination.namesKey) must not be empty"
        : "\(word) says that there are none: \(Combination.namesKey) must be empty"
      diagnostics.append(.error("\(field.name): \(problem)", at: place))
      return nil
    }
    return .combination(Combination(word, names.map { .name($0) }))
  }

  private mutating func decodeWord(
    _ document: YAMLDocument,
    _ field: Field,
    _ rule: CombinationRule,
    _ node: YAMLNode
  ) -> String? {
    let words = rule.words + [rule.none]
    let wanted = "\(field.name).\(Combination.wordKey) must be one of \(words.joined(separator: ", "))"
    guard let word = text(document, node, wanted) else { return nil }
    if words.contains(word) { return word }
    diagnostics.append(
      .error(
        "\(wanted), not \(word.shortened(to: 60))\(Suggestion.clause(for: word, among: words))",
        at: document.mark(of: node)
      )
    )
    return nil
  }

  private mutating func decodeNames(_ document: YAMLDocument, _ field: Field, _ node: YAMLNode) -> [String] {
    let place = "\(field.name).\(Combination.namesKey)"
    guard document.kind(of: node) == .sequence else {
      diagnostics.append(
        .error(
          "\(place) must be a sequence of names, not \(document.what(node))",
          at: document.mark(of: node)
        )
      )
      return []
    }
    var names: [String] = []
    document.forEachChild(of: node) { child in
      guard let name = text(document, child, "\(place): an entry must be a name") else { return }
      guard !names.contains(where: { sameCodePoints($0, name) }) else {
        diagnostics.append(
          .error("\(place): \(name.shortened(to: 60)) is named twice", at: document.mark(of: child))
        )
        return
      }
      names.append(name)
    }
    return names
  }
}
