import Desired
import Resources

extension Command {
  /// `validate`.
  static let validate = Command(
    name: "validate",
    operands: "PATH…",
    summary: "check manifests without a tenant",
    options: [Option("--format", "text|json", "how the result is written (text)")] + ManifestInput.options
      + [
        Option("--quiet", nil, "say nothing where all is well"),
        Option("--no-color", nil, "never colour anything"),
      ],
    run: { arguments in
      let format = try OutputFormat(arguments)
      let input = try ManifestInput(arguments, environment: environment)
      let result = try input.decode()
      switch format {
      case .json: Terminal.out(DiagnosticJSON.text(result.diagnostics, result.sources))
      case .text:
        ManifestInput.show(result)
        if let configuration = result.configuration, !arguments.has("--quiet") {
          let objects = configuration.declarations.count
          let files = configuration.sources.files.count
          Terminal.out(
            "Valid: \(objects) \(objects == 1 ? "object" : "objects") in \(files) \(files == 1 ? "file" : "files").\n"
          )
        }
      }
      return result.configuration == nil ? .error : .done
    }
  )
}

/// How what was asked for is written.
enum OutputFormat: String {
  case text, json

  init(_ arguments: Arguments) throws(Exit) {
    guard let word = arguments.value("--format") else {
      self = .text
      return
    }
    guard let format = OutputFormat(rawValue: word) else {
      throw .usage("--format must be text or json, not \"\(word)\"")
    }
    self = format
  }
}
