import Resources
import Support

/// Turns manifests into a configuration: nodes with marks, variables, values by the kinds' tables, cross-checks.
///
/// Everything that is wrong is found in one go. There is no configuration where anything is.
package struct ManifestDecoder {
  let registry: Registry
  let variables: Variables
  let contents: any Contents

  var configuration = Configuration()
  var diagnostics: [Diagnostic] = []
  var defaults: [String: (value: String, mark: Mark)] = [:]
  var usedVariables: Set<String> = []
  /// How many bytes variables have come to so far.
  var expandedSize = 0
  /// How many bytes content files have come to so far, each as often as it is named.
  var contentSize = 0
  /// How many they may come to.
  static let contentLimit = 128 << 20
  /// Declarations by what identifies them, to find what is declared twice.
  var places = PlaceIndex()
  var formerNames: [Place: Mark] = [:]
  var hasSections = false
  /// Whether a file or a document could not be read: what it would have said is not known.
  var isPartial = false
  let itemKeys: ItemKeys

  /// What identifies a declaration in a configuration.
  struct Place: Hashable {
    let kind: ObjectIdentifier
    let list: Int?
    let name: NameKey
  }

  /// What decoding gave: a configuration only without errors.
  package struct Result: Sendable {
    /// What is wanted; nil where anything is wrong.
    package let configuration: Configuration?
    /// All problems and warnings, sorted by place.
    package let diagnostics: [Diagnostic]
    /// The files, for the places in the diagnostics.
    package let sources: SourceMap
  }

  /// Decodes manifests. They should come in the order of their names, for diagnostics are sorted by it.
  package static func decode(
    _ files: [SourceMap.File],
    registry: Registry,
    variables: Variables,
    contents: any Contents
  ) -> Result {
    var decoder = ManifestDecoder(registry: registry, variables: variables, contents: contents)
    return decoder.decode(files)
  }

  private init(registry: Registry, variables: Variables, contents: any Contents) {
    self.registry = registry
    self.variables = variables
    self.contents = contents
    itemKeys = ItemKeys(registry)
  }

  private mutating func decode(_ files: [SourceMap.File]) -> Result {
    var documents: [YAMLDocument] = []
    var expansion = YAMLExpansion()
    for file in files {
      let index = configuration.sources.add(file)
      let parsed = YAMLParser.parse(bytes: file.bytes, file: index, &expansion)
      documents += parsed.documents
      diagnostics += parsed.diagnostics
      if parsed.diagnostics.hasErrors { isPartial = true }
    }
    let roots = documents.compactMap { document in document.root.map { (document, $0) } }
    for (document, root) in roots { readVariables(document, root) }
    for (document, root) in roots { decode(document, root) }
    if !hasSections, !diagnostics.hasErrors {
      let sections = registry.kinds(in: .system).map(\.section).joined(separator: ", ")
      diagnostics.append(
        .error("the manifests declare nothing: there is no section such as \(sections)", at: nil)
      )
    }
    crossCheck()
    if !isPartial, expandedSize <= Substitution.sizeLimit { warnOfUnusedVariables() }
    let sorted = diagnostics.sortedByPlace()
    configuration.warnings = sorted
    return Result(
      configuration: sorted.hasErrors ? nil : configuration,
      diagnostics: sorted,
      sources: configuration.sources
    )
  }

  private mutating func decode(_ document: YAMLDocument, _ root: YAMLNode) {
    guard document.kind(of: root) == .mapping else {
      diagnostics.append(
        .error("a manifest is a mapping of sections, not \(document.what(root))", at: document.mark(of: root))
      )
      return
    }
    document.forEachEntry(of: root) { keyNode, value in
      let key = document.text(of: keyNode) ?? ""
      let mark = document.mark(of: keyNode)
      if key == "variables" || key.utf8.starts(with: "x-".utf8) { return }
      if key == "policy" { return decodePolicy(document, value, mark) }
      guard let kind = itemKeys.topSections[key] else {
        diagnostics.append(.error(unknownSection(key), at: mark))
        return
      }
      hasSections = true
      decodeSection(document, kind, value, at: mark, list: nil)
    }
  }

  private func unknownSection(_ key: String) -> String {
    if registry.kinds(in: .list).contains(where: { $0.section == key }) {
      return "\(key) stands in a list, not at the top of a manifest"
    }
    let known = registry.kinds(in: .system).map(\.section) + ["policy", "variables"]
    return "unknown section \(shown(key: key))\(Suggestion.clause(for: key, among: known))"
  }

  /// A key for messages.
  func shown(key: String) -> String {
    key.isEmpty ? "\"\"" : InvisibleCharacters.shown(key.shortened(to: 60))
  }

  /// Decodes what stands under a kind's key, at the top or within a list.
  mutating func decodeSection(
    _ document: YAMLDocument,
    _ kind: Kind,
    _ node: YAMLNode,
    at mark: Mark,
    list: Int?
  ) {
    switch kind.shape {
    case .items:
      guard document.kind(of: node) == .sequence else {
        diagnostics.append(
          .error("\(kind.section) must be a sequence of items, not \(document.what(node))", at: mark)
        )
        return
      }
      configuration.sections.insert(Configuration.Section(kind: kind.word, list: list))
      var count = 0
      document.forEachChild(of: node) { _ in count += 1 }
      // Growing by doubling would hash a large configuration over and over.
      if count > 1_000 {
        places.reserve(count)
        configuration.declarations.reserveCapacity(configuration.declarations.count + count)
      }
      document.forEachChild(of: node) { decodeItem(document, kind, $0, list: list) }
    case .document:
      guard document.kind(of: node) == .mapping else {
        diagnostics.append(.error("\(kind.section) must be a mapping, not \(document.what(node))", at: mark))
        return
      }
      decodeDocument(document, kind, node, at: mark, list: list)
    case .settings(let names):
      guard document.kind(of: node) == .mapping else {
        diagnostics.append(.error("\(kind.section) must be a mapping, not \(document.what(node))", at: mark))
        return
      }
      decodeSettings(document, kind, names, node, list: list)
    }
  }

  /// What identifies a declaration that is filed.
  func place(ofDeclaration position: Int) -> Place {
    let declaration = configuration.declarations[position]
    return place(declaration.kind, declaration.name, list: declaration.list)
  }

  /// What identifies a declaration of that name there.
  func place(_ kind: Kind, _ name: String?, list: Int?) -> Place {
    Place(kind: ObjectIdentifier(kind), list: list, name: NameKey(name ?? "", kind.identity))
  }
}

extension YAMLDocument {
  /// What a node is, for messages.
  func what(_ node: YAMLNode) -> String {
    switch kind(of: node) {
    case .mapping: "a mapping"
    case .sequence: "a sequence"
    case .scalar(let style):
      if isNull(node) {
        "null"
      } else if style == .plain, let blank = text(of: node).flatMap(YAMLBlanks.afterColon) {
        "a single value (\(YAMLBlanks.message(blank.scalar)))"
      } else if let scalar = scalar(of: node), scalar.isTaggedOtherwise {
        "\(scalar.tag.written) \(scalar.text.shortened(to: 60))"
      } else {
        "a single value"
      }
    }
  }
}
