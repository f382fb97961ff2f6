import Desired
import Report
import Resources
import Support

/// Reading the manifests that a command line names.
struct ManifestInput {
  /// The options that go with manifests.
  static let options = [
    Option("--var", "NAME=VALUE", repeatable: true, "the value of ${NAME}"),
    Option("--var-file", "FILE", repeatable: true, "a YAML map of variables; the later wins"),
  ]

  /// What the command line names; it takes the place of the manifests of a named tenant.
  let operands: [String]
  /// What a named tenant's entry adds; nil where no tenant is named.
  let entry: ProjectInput.Entry?
  /// The file that names tenants, which need not be there.
  let projectFile: String
  private let command: String
  let variables: Variables
  /// How the result is written, which says where diagnostics go.
  let format: OutputFormat
  /// The command line's own files of variables.
  let ownVariableFiles: [String]
  private let isQuiet: Bool
  /// Files below a directory that are no manifests, beside those of variables.
  private let notManifests: [String]

  /// Reads the options, and what a named tenant's entry adds to them; throws a usage error for them, an error for a variable
  /// file.
  init(
    _ arguments: Arguments,
    environment: [String: String],
    format: OutputFormat,
    entry: ProjectInput.Entry? = nil
  ) throws(Exit) {
    self.format = format
    self.entry = entry
    command = arguments.command
    operands = arguments.operands
    let paths = operands.isEmpty ? entry?.manifests ?? [] : operands
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw .usage("- is given twice, and standard input can be read once")
    }
    guard !paths.contains("-") || !arguments.has("--base") else {
      throw .usage("- and --base exclude each other: nobody knows what standard input was before")
    }
    guard !paths.isEmpty else {
      let place = entry.map { ": the tenant \($0.tenant.name) has no manifests of its own" } ?? ""
      throw .usage("no PATH: name the manifests' directory or files\(place)")
    }
    ownVariableFiles = arguments.all("--var-file")
    isQuiet = arguments.has("--quiet")
    projectFile = ProjectInput.file(arguments)
    notManifests = try ProjectInput.notManifests(projectFile)
    let files = (entry?.varFiles ?? []) + ownVariableFiles
    variables = try ManifestInput.variables(arguments, environment, files: files, format)
  }

  /// The manifests, files and directories: those of the command line take the place of the named tenant's.
  var paths: [String] { operands.isEmpty ? entry?.manifests ?? [] : operands }
  /// All files of variables; the later wins.
  var variableFiles: [String] { (entry?.varFiles ?? []) + ownVariableFiles }
  /// The configuration's root; nil where it is the nearest directory of all paths.
  var root: String? { entry?.root }

  /// The values of variables from outside the manifests; throws a usage error for options, an error for a file.
  static func variables(
    _ arguments: Arguments,
    _ environment: [String: String],
    files: [String],
    _ format: OutputFormat
  ) throws(Exit) -> Variables {
    var variables = Variables()
    for text in arguments.all("--var") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, Variables.isName(parts[0]) else {
        throw .usage("--var must be NAME=VALUE\(shown(parts))")
      }
      variables.options[parts[0]] = parts[1]
    }
    for (name, value) in environment where name.hasPrefix("INX_VAR_") {
      variables.environment[String(name.dropFirst("INX_VAR_".count))] = value
    }
    try ManifestInput.read(files, into: &variables, as: format)
    return variables
  }

  /// What was given instead, without what may be a secret: the value, or a word that is no name either.
  private static func shown(_ parts: [String]) -> String {
    let name = parts[0].shortened(to: 60)
    if parts.count == 2 { return ", not \"\(name)=…\"" }
    return Variables.isName(parts[0]) ? ", not \"\(name)\"" : ""
  }

  /// Reads files of variables; the later wins.
  private static func read(
    _ files: [String],
    into variables: inout Variables,
    as format: OutputFormat,
    in place: ManifestPlace? = nil
  ) throws(Exit) {
    variables.files = [:]
    var hasErrors = false
    for file in files {
      let name = place?.shown(file) ?? FilePath.shown(file)
      let bytes: [UInt8]
      do throws(FileError) { bytes = try FilePath.bytes(of: file) } catch {
        throw Exit(.error, "\(name) cannot be read: \(error.reason)")
      }
      let read = VariableFile.decode(SourceMap.File(name: name, bytes: bytes))
      DiagnosticReport.show(read.diagnostics, read.sources, as: format)
      hasErrors = hasErrors || read.diagnostics.hasErrors
      variables.files.merge(read.values) { $1 }
    }
    if hasErrors { throw Exit(.error) }
  }

  /// Decodes the manifests; what is wrong is in the result.
  func decode() throws(Exit) -> ManifestDecoder.Result {
    let found = try ManifestFiles(
      paths,
      excluding: variableFiles + notManifests,
      root: root,
      as: format
    )
    tell(of: found.links)
    let result = ManifestDecoder.decode(
      found.files,
      registry: .ofManifests,
      variables: variables,
      contents: found.contents
    )
    if result.configuration == nil { try MistakenFile.refuse(found.files, of: command) }
    return result
  }

  /// Decodes the manifests of another place, and tells which paths have none there; nothing where none has any.
  func decode(in place: ManifestPlace) throws(Exit) -> (result: ManifestDecoder.Result?, missing: [String]) {
    let excluded = place.variableFiles + place.notManifests
    let found = try ManifestFiles(place.paths, excluding: excluded, in: place, as: format)
    tell(of: found.links)
    guard !found.files.isEmpty else { return (nil, found.missing) }
    var variables = variables
    try ManifestInput.read(place.variableFiles, into: &variables, as: format, in: place)
    let result = ManifestDecoder.decode(
      found.files,
      registry: .ofManifests,
      variables: variables,
      contents: found.contents
    )
    return (result, found.missing)
  }

  /// Says which symbolic links were left out: what they lead to is not part of the configuration.
  private func tell(of links: [String]) {
    guard !links.isEmpty, !isQuiet else { return }
    let some = links.prefix(3).map(Shown.line).joined(separator: ", ") + (links.count > 3 ? ", …" : "")
    let count = links.count == 1 ? "1 symbolic link was" : "\(links.count) symbolic links were"
    Terminal.error("note: \(count) left out (\(some)): links below a directory are not followed")
  }

  /// The configuration, whose warnings are the plan's; throws where anything is wrong, with that said.
  func configuration() throws(Exit) -> Configuration {
    let result = try decode()
    if let configuration = result.configuration { return configuration }
    show(result)
    throw Exit(.error)
  }

  /// Shows all diagnostics.
  func show(_ result: ManifestDecoder.Result) {
    DiagnosticReport.show(result.diagnostics, result.sources, as: format)
  }
}
