import Resources

/// A `--var-file`: a YAML map of texts.
package enum VariableFile {
  /// What reading one gave; the values only without errors.
  package struct Result: Sendable {
    /// The variables.
    package let values: [String: String]
    /// What is wrong with the file.
    package let diagnostics: [Diagnostic]
    /// The file, for the places in the diagnostics.
    package let sources: SourceMap
  }

  /// Reads one file.
  package static func decode(_ file: SourceMap.File) -> Result {
    var sources = SourceMap()
    let index = sources.add(file)
    var (documents, diagnostics) = YAMLParser.parse(bytes: file.bytes, file: index)
    var values: [String: String] = [:]
    for document in documents {
      guard let root = document.root else { continue }
      guard document.kind(of: root) == .mapping else {
        diagnostics.append(
          .error(
            "a variable file is a mapping of texts, not \(document.what(root))",
            at: document.mark(of: root)
          )
        )
        continue
      }
      document.forEachEntry(of: root) { key, node in
        let name = document.text(of: key) ?? ""
        if !Variables.isName(name) {
          diagnostics.append(.error(Variables.nameMessage(name), at: document.mark(of: key)))
        } else if let scalar = document.scalar(of: node), !scalar.isNull, !scalar.isTaggedOtherwise {
          values[name] = scalar.text
        } else {
          diagnostics.append(
            .error(
              "the variable \(name) must be text, not \(document.what(node))",
              at: document.mark(of: node)
            )
          )
        }
      }
    }
    return Result(values: values, diagnostics: diagnostics.sortedByPlace(), sources: sources)
  }
}
