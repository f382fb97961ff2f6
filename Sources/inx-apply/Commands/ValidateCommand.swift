import Desired
import Report
import Resources

extension Command {
  /// `validate`.
  static let validate = Command(
    name: "validate",
    operands: "PATH…",
    summary: "check manifests without a tenant",
    options: [OutputFormat.option(of: formats)] + ManifestInput.options
      + [
        Option(
          "--tenant",
          "NAME",
          "a tenant of inx-apply.yaml: its variables, and its manifests where there is no PATH"
        ),
        ProjectInput.option,
        Option("--quiet", nil, "say nothing where all is well"),
      ] + Style.options,
    run: { arguments in
      try MistakenFile.refuse(arguments, namesTenant: true)
      // Nothing that it writes has a colour.
      _ = try Style.chosen(arguments, environment)
      let format = try OutputFormat(arguments, of: formats)
      let entry = try arguments.value("--tenant").map { name throws(Exit) in
        try ProjectInput(arguments).entry(name)
      }
      let input = try ManifestInput(arguments, environment: environment, format: format, entry: entry)
      let result: ManifestDecoder.Result
      do throws(Exit) { result = try input.decode() } catch {
        // What cannot be read is told like what is wrong in what can be.
        guard format == .json, let problems = error.problems else { throw error }
        Terminal.out(DiagnosticJSON.text(problems.diagnostics, problems.sources))
        return error.code
      }
      switch format {
      case .json: Terminal.out(DiagnosticJSON.text(result.diagnostics, result.sources))
      case .github: input.show(result)
      case .text, .markdown, .html:
        input.show(result)
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

/// What `validate` can write.
private let formats: [OutputFormat] = [.text, .json, .github]
