import Desired
import Platforms
import Resources

extension FuzzTarget {
  /// YAML to a configuration. A line `#!file` begins another manifest, `#!vars` a variable file, `#!content` a content file
  /// that every path leads to.
  static let manifests = FuzzTarget(name: "manifests") { bytes in
    var files: [SourceMap.File] = []
    var variables = Variables()
    var contents = OneContent(content: [])
    for (title, part) in bytes.parts(at: "#!") {
      switch title {
      case "vars":
        let file = VariableFile.decode(SourceMap.File(name: "vars.yaml", bytes: part))
        variables.files.merge(file.values) { $1 }
        if let finding = Places.finding(file.diagnostics, file.sources) { return "variables: " + finding }
      case "content": contents = OneContent(content: part)
      default: files.append(SourceMap.File(name: "\(files.count).yaml", bytes: part))
      }
    }
    let result = ManifestDecoder.decode(
      files,
      registry: .standard,
      variables: variables,
      contents: contents
    )
    if (result.configuration == nil) != result.diagnostics.hasErrors {
      return "there is a configuration with errors, or none without"
    }
    return Places.finding(result.diagnostics, result.sources)
  }

  private struct OneContent: Contents {
    let content: [UInt8]

    func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] { content }
  }
}

/// What must hold of whatever is said about an input.
enum Places {
  /// Renders the diagnostics; gives what is wrong with their places.
  static func finding(_ diagnostics: [Diagnostic], _ sources: SourceMap) -> String? {
    for diagnostic in diagnostics {
      if diagnostic.message.isEmpty { return "a message is empty" }
      let text = DiagnosticText.render(diagnostic, sources: sources)
      if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
        return "a control character reaches the terminal: \(text)"
      }
      for mark in [diagnostic.mark].compactMap(\.self) + diagnostic.related.map(\.mark) {
        let file = sources.files[Int(mark.file)]
        let lines = file.bytes.reduce(1) { $0 + ($1 == 0x0A || $1 == 0x0D ? 1 : 0) }
        guard mark.line >= 1, mark.column >= 1, Int(mark.line) <= lines + unicodeBreaks(file.bytes) else {
          return "\(mark.line):\(mark.column) is no place of \(file.name): \(diagnostic.message)"
        }
      }
    }
    return nil
  }

  /// Line breaks of YAML 1.1 beyond ASCII, at most: NEL, LS and PS end in these bytes.
  private static func unicodeBreaks(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $0 + ($1 == 0x85 || $1 == 0xA8 || $1 == 0xA9 ? 1 : 0) }
  }
}
