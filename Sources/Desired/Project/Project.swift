import Resources
import Support

/// What `inx-apply.yaml` says: the tenants by their names, in the order in which they stand there.
package struct Project: Sendable {
  /// All tenants.
  package let tenants: [Tenant]

  /// One named tenant. Paths are as they are written: relative to the file.
  package struct Tenant: Sendable {
    /// Under which name `--tenant` finds it.
    package let name: String
    /// Where it stands.
    package let mark: Mark
    /// Where it lives.
    package let place: Place
    /// Its variable files; the later wins.
    package let varFiles: [String]
    /// Its manifests, files or directories.
    package let manifests: [String]
  }

  /// Where a tenant lives.
  package enum Place: Sendable {
    /// Its base URL, with its place, and the environment's variables that hold its credentials.
    case api(baseURL: String, mark: Mark, clientID: Variable, clientSecret: Variable)
    /// An embedded tenant's file.
    case sandbox(String)
  }
}

extension Project {
  /// The name of an environment's variable.
  package struct Variable: Sendable {
    /// Its name.
    package let name: String
    /// The key that gives it.
    package let key: String
    /// Where it stands.
    package let mark: Mark

    /// The name as messages may show it; nil where it may be the value itself that somebody wrote there.
    package var shown: String? { SecretLines.isPlainName(Array(name.utf8)) ? name : nil }
  }
}

/// Reads an `inx-apply.yaml`.
package enum ProjectFile {
  /// What reading one gave; the project only without errors.
  package struct Result: Sendable {
    /// What the file says.
    package let project: Project?
    /// What is wrong with it.
    package let diagnostics: [Diagnostic]
    /// The base URLs of the tenants that could be read, with their places: whoever can judge them judges all.
    package let baseURLs: [(text: String, mark: Mark)]
    /// The file, for the places in the diagnostics: without what may be a secret.
    package let sources: SourceMap
  }

  /// Reads one file.
  package static func decode(_ file: SourceMap.File) -> Result {
    var sources = SourceMap()
    let index = sources.add(SourceMap.File(name: file.name, bytes: SecretLines.hidden(file.bytes)))
    let (documents, diagnostics) = YAMLParser.parse(bytes: file.bytes, file: index)
    var decoding = ProjectDecoding(diagnostics: diagnostics)
    for document in documents { decoding.read(document) }
    if decoding.tenants.isEmpty, !decoding.diagnostics.hasErrors {
      decoding.diagnostics.append(
        .error("\(file.name) names no tenants: it is a mapping with the key tenants", at: nil)
      )
    }
    let all = decoding.diagnostics.sortedByPlace()
    let project = all.hasErrors ? nil : Project(tenants: decoding.tenants)
    return Result(project: project, diagnostics: all, baseURLs: decoding.baseURLs, sources: sources)
  }
}

private struct ProjectDecoding {
  var diagnostics: [Diagnostic]
  var tenants: [Project.Tenant] = []
  var baseURLs: [(text: String, mark: Mark)] = []
  private var names: Set<CodePoints> = []

  init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  private struct Text {
    let text: String
    let mark: Mark
  }

  /// What a tenant can say of itself.
  private static let keys = [
    "baseURL", "clientIDVariable", "clientSecretVariable", "sandbox", "varFiles", "manifests",
  ]

  mutating func read(_ document: YAMLDocument) {
    guard let root = document.root else { return }
    guard document.kind(of: root) == .mapping else {
      return complain("it must be a mapping with the key tenants, not \(document.what(root))", document, root)
    }
    document.forEachEntry(of: root) { key, node in
      let word = document.text(of: key) ?? ""
      if word.utf8.starts(with: "x-".utf8) || word == "$schema" { return }
      guard word == "tenants" else {
        let clause = Suggestion.clause(for: word, among: ["tenants"])
        return complain(
          "unknown key \(InvisibleCharacters.shown(word.shortened(to: 60)))\(clause)",
          document,
          key
        )
      }
      guard document.kind(of: node) == .mapping else {
        return complain("tenants must be a mapping, not \(document.what(node))", document, node)
      }
      document.forEachEntry(of: node) { name, tenant in read(document, name, tenant) }
    }
  }

  private mutating func read(_ document: YAMLDocument, _ key: YAMLNode, _ node: YAMLNode) {
    let name = document.text(of: key) ?? ""
    guard !name.isEmpty else { return complain("a tenant's name must not be empty", document, key) }
    let isName = TenantName.isValid(name)
    if !isName { complain(TenantName.message(name), document, key) }
    guard names.insert(CodePoints(name)).inserted else {
      return complain("the tenant \(name.shortened(to: 60)) is declared twice", document, key)
    }
    guard document.kind(of: node) == .mapping else {
      return complain("a tenant must be a mapping, not \(document.what(node))", document, node)
    }
    let before = diagnostics.count
    var texts: [String: Text] = [:]
    var lists: [String: [String]] = [:]
    document.forEachEntry(of: node) { key, value in
      let word = document.text(of: key) ?? ""
      switch word {
      case "varFiles", "manifests": lists[word] = self.texts(document, value, word)
      case _ where ProjectDecoding.keys.contains(word):
        if let text = text(document, value, word) {
          // A value on a line of its own is not shown: it may be a secret, and nothing beside it says so.
          let (there, here) = (document.mark(of: value), document.mark(of: key))
          texts[word] = Text(text: text, mark: there.line == here.line ? there : here)
        }
      default:
        let clause = Suggestion.clause(for: word, among: ProjectDecoding.keys)
        complain(
          "unknown key \(InvisibleCharacters.shown(word.shortened(to: 60))) of a tenant\(clause)",
          document,
          key
        )
      }
    }
    // What is missing may be what was written wrongly.
    guard diagnostics.count == before, let place = place(texts, name, document, key) else { return }
    if case .api(let text, let mark, _, _) = place { baseURLs.append((text, mark)) }
    guard isName else { return }
    tenants.append(
      Project.Tenant(
        name: name,
        mark: document.mark(of: key),
        place: place,
        varFiles: lists["varFiles"] ?? [],
        manifests: lists["manifests"] ?? []
      )
    )
  }

  private mutating func place(
    _ texts: [String: Text],
    _ name: String,
    _ document: YAMLDocument,
    _ key: YAMLNode
  ) -> Project.Place? {
    let variables = ["clientIDVariable", "clientSecretVariable"]
    switch (texts["baseURL"], texts["sandbox"]) {
    case (.some, .some(let sandbox)):
      diagnostics.append(.error("baseURL and sandbox exclude each other", at: sandbox.mark))
    case (nil, let sandbox?):
      for variable in variables {
        guard let stray = texts[variable] else { continue }
        diagnostics.append(
          .error("\(variable) goes with baseURL: a sandbox has no credentials", at: stray.mark)
        )
      }
      return .sandbox(sandbox.text)
    case (nil, nil):
      complain("the tenant \(name.shortened(to: 60)) needs baseURL or sandbox", document, key)
    case (let url?, nil):
      for variable in variables {
        guard let value = texts[variable] else {
          complain("the tenant \(name.shortened(to: 60)) needs \(variable)", document, key)
          continue
        }
        // What is no name may well be the secret itself: it is not repeated.
        guard Variables.isName(value.text) else {
          diagnostics.append(
            .error("\(variable) must be the name of an environment variable, never the value", at: value.mark)
          )
          continue
        }
      }
      guard let id = texts[variables[0]], let secret = texts[variables[1]] else { return nil }
      return .api(
        baseURL: url.text,
        mark: url.mark,
        clientID: Project.Variable(name: id.text, key: variables[0], mark: id.mark),
        clientSecret: Project.Variable(name: secret.text, key: variables[1], mark: secret.mark)
      )
    }
    return nil
  }

  private mutating func texts(_ document: YAMLDocument, _ node: YAMLNode, _ word: String) -> [String] {
    guard document.kind(of: node) == .sequence else {
      complain("\(word) must be a sequence of paths, not \(document.what(node))", document, node)
      return []
    }
    var all: [String] = []
    document.forEachChild(of: node) { child in
      if let text = text(document, child, "an entry of \(word)") { all.append(text) }
    }
    return all
  }

  private mutating func text(_ document: YAMLDocument, _ node: YAMLNode, _ what: String) -> String? {
    guard let scalar = document.scalar(of: node), !scalar.isNull, !scalar.isTaggedOtherwise else {
      complain("\(what) must be text, not \(document.what(node))", document, node)
      return nil
    }
    guard !scalar.text.isEmpty else {
      complain("\(what) must not be empty", document, node)
      return nil
    }
    // The system would take what stands before it.
    guard !scalar.text.utf8.contains(0) else {
      complain("\(what) must not hold a NUL character", document, node)
      return nil
    }
    return scalar.text
  }

  private mutating func complain(_ message: String, _ document: YAMLDocument, _ node: YAMLNode) {
    diagnostics.append(.error(message, at: document.mark(of: node)))
  }
}
