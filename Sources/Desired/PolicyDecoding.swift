import Resources
import Support

extension ManifestDecoder {
  /// Reads `variables:` of one document. Two values for one name are an error.
  mutating func readVariables(_ document: YAMLDocument, _ root: YAMLNode) {
    guard document.kind(of: root) == .mapping else { return }
    document.forEachEntry(of: root) { keyNode, section in
      guard document.text(of: keyNode) == "variables" else { return }
      guard document.kind(of: section) == .mapping else {
        diagnostics.append(
          .error("variables must be a mapping, not \(document.what(section))", at: document.mark(of: keyNode))
        )
        return
      }
      var here: Set<CodePoints> = []
      document.forEachEntry(of: section) { nameNode, node in
        let name = document.text(of: nameNode) ?? ""
        let mark = document.mark(of: nameNode)
        // A key twice has been reported as such.
        guard here.insert(CodePoints(name)).inserted else { return }
        guard Variables.isName(name) else {
          diagnostics.append(
            .error(Variables.nameMessage(name), at: mark)
          )
          return
        }
        guard let scalar = document.scalar(of: node), !scalar.isNull, !scalar.isTaggedOtherwise else {
          diagnostics.append(
            .error(
              "the variable \(name) must be text, not \(document.what(node))",
              at: document.mark(of: node)
            )
          )
          return
        }
        if let first = defaults[name] {
          diagnostics.append(
            .error(
              "the variable \(name) has two values",
              at: mark,
              related: [.init("first defined here", at: first.mark)]
            )
          )
        } else {
          defaults[name] = (scalar.text, mark)
        }
      }
    }
  }

  /// Says which `--var` nothing uses.
  mutating func warnOfUnusedVariables() {
    for name in variables.options.keys.sorted() where !usedVariables.contains(name) {
      diagnostics.append(.warning("--var \(name) is not used by any manifest", at: nil))
    }
  }

  /// Reads `policy`; those of all documents are merged.
  mutating func decodePolicy(_ document: YAMLDocument, _ node: YAMLNode, _ mark: Mark) {
    guard document.kind(of: node) == .mapping else {
      diagnostics.append(.error("policy must be a mapping, not \(document.what(node))", at: mark))
      return
    }
    document.forEachEntry(of: node) { keyNode, value in
      let key = document.text(of: keyNode) ?? ""
      let mark = document.mark(of: keyNode)
      guard ["prune", "protect"].contains(key) else {
        diagnostics.append(
          .error(
            "unknown key \(shown(key: key)) of policy\(Suggestion.clause(for: key, among: ["prune", "protect"]))",
            at: mark
          )
        )
        return
      }
      guard document.kind(of: value) == .sequence else {
        diagnostics.append(.error("policy.\(key) must be a sequence, not \(document.what(value))", at: mark))
        return
      }
      document.forEachChild(of: value) { node in
        let wanted = key == "prune" ? "a section's name" : "an address"
        guard let word = text(document, node, "policy.\(key): an entry must be \(wanted)") else { return }
        if key == "prune" {
          prune(word, document.mark(of: node))
        } else {
          configuration.policy.protect.append((Glob(word), document.mark(of: node)))
        }
      }
    }
  }

  private mutating func prune(_ section: String, _ mark: Mark) {
    if let kind = registry.kinds.first(where: { $0.section == section && $0.canPrune }) {
      configuration.policy.prune.insert(kind.word)
      return
    }
    let words = registry.kinds.filter(\.canPrune).map(\.section)
    let isKnown = registry.kinds.contains { $0.section == section }
    diagnostics.append(
      .error(
        "policy.prune: \(section.shortened(to: 60)) \(isKnown ? "is never pruned" : "is no section"): it can be \(words.joined(separator: ", "))\(isKnown ? "" : Suggestion.clause(for: section, among: words))",
        at: mark
      )
    )
  }
}
