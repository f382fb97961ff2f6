import Platforms
import Resources
import Testing

@testable import Desired

/// Manifests of a test, what is said about them and what they declare, both as text.
///
/// The text is that of `m.yaml`, but for lines that begin with `#: `, which belong to none:
/// `#: file NAME` begins another file; `#: var name=value`, `#: var-file name=value` and `#: env name=value` give a
/// variable; `#: content PATH=text` is a content file below the root.
struct ManifestSample {
  private(set) var files: [SourceMap.File] = []
  private(set) var variables = Variables()
  private(set) var contents = FakeContents()
  private let registry: Registry

  init(_ text: String, registry: Registry = .standard) {
    self.registry = registry
    var name = "m.yaml"
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard words.first == "#:", words.count == 3 else {
        lines.append(line)
        continue
      }
      let pair = words[2].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init
      )
      switch words[1] {
      case "var": variables.options[pair[0]] = pair[1]
      case "var-file": variables.files[pair[0]] = pair[1]
      case "env": variables.environment[pair[0]] = pair[1]
      case "content": contents.files[pair[0]] = Array(pair[1].utf8)
      default:
        if !lines.isEmpty { add(name, lines + [""]) }
        (name, lines) = (pair[0], [])
      }
    }
    add(name, lines)
  }

  /// Files from their bytes.
  init(_ files: [SourceMap.File], contents: FakeContents = FakeContents()) {
    self.files = files
    self.contents = contents
    registry = .standard
  }

  private mutating func add(_ name: String, _ lines: [Substring]) {
    files.append(SourceMap.File(name: name, bytes: Array(lines.joined(separator: "\n").utf8)))
  }

  var result: ManifestDecoder.Result {
    ManifestDecoder.decode(files, registry: registry, variables: variables, contents: contents)
  }

  /// All diagnostics as they are shown, and a last line where there is a configuration in spite of them.
  var diagnostics: String {
    let result = result
    return result.diagnostics.map { DiagnosticText.render($0, sources: result.sources) }.joined()
      + (result.configuration == nil ? "" : "(decoded)\n")
  }

  /// What is declared, or what is wrong.
  func dump(marks: Bool = false) -> String {
    result.configuration.map { ConfigurationDump(configuration: $0, showsMarks: marks).text } ?? diagnostics
  }
}

/// Content files that are not on any disk; `LATIN1` among them is no UTF-8.
struct FakeContents: Contents {
  var files: [String: [UInt8]] = ["LATIN1": [0x68, 0xE9]]

  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    if path.hasPrefix("/") { throw ContentsError("is absolute: paths are relative to the manifest") }
    var parts = manifest.split(separator: "/").dropLast()
    for part in path.split(separator: "/") {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else { throw ContentsError("is outside of the configuration's root") }
    }
    guard let bytes = files[parts.joined(separator: "/")] else { throw ContentsError("does not exist") }
    return bytes
  }
}

/// A named row of a table: manifests, and the text that is expected for them.
struct ManifestCase: CustomTestStringConvertible {
  let name: String
  let manifests: String
  let expected: String

  init(_ name: String, _ manifests: String, _ expected: String) {
    self.name = name
    self.manifests = manifests
    self.expected = expected
  }

  var testDescription: String { name }
}
