import API
import Desired
import Export
import Resources
import Support

/// The command line of `export`.
struct ExportInput {
  static let options =
    TenantChoice.options + [
      Option("--out", "DIR", "where the manifests go: a new or empty directory"),
      Option("--force", nil, "into a directory with files: rewrite those that an export has made"),
    ] + ExportChoice.options + [
      Option("--parameterize", "FIELD", repeatable: true, "write the field's values as variables")
    ] + Connection.Options.table

  let tenant: TenantAddress
  let connection: Connection.Options
  let folder: ExportFolder
  let scope: ExportScope
  let fields: [String]

  /// Judges the whole command line before a request is made.
  init(_ arguments: Arguments) throws(Exit) {
    if let operand = arguments.operands.first {
      throw .usage("export takes no path: \(operand.shortened(to: 60)); --out names the directory")
    }
    tenant = try TenantChoice.only(arguments, environment, of: "export").address
    connection = try Connection.Options(arguments)
    scope = try ExportChoice(arguments, tenant.platform.registry).scope
    fields = try ExportInput.fields(arguments, tenant.platform.registry)
    guard let path = arguments.value("--out"), !path.isEmpty else {
      throw .usage("export needs --out DIR")
    }
    do throws(Exit) { folder = try ExportFolder(path, mayHoldFiles: arguments.has("--force")) } catch {
      throw Exit(error.code, "--out: " + error.message)
    }
  }

  /// In the order in which they are given, each once.
  static func fields(_ arguments: Arguments, _ registry: Registry) throws(Exit) -> [String] {
    let known = Parameters.fields(registry)
    var fields: [String] = []
    for field in arguments.all("--parameterize") {
      guard known.contains(field) else {
        let isField = registry.kinds.contains { $0.field(field) != nil }
        throw .usage(
          isField
            ? "--parameterize: \(field) cannot be a variable: only texts and numbers can be that name no object"
            : "--parameterize: there is no field \(field.shortened(to: 60))\(Suggestion.clause(for: field, among: known))"
        )
      }
      if !fields.contains(field) { fields.append(field) }
    }
    return fields
  }
}

extension Command {
  /// `export`.
  static let export = Command(
    name: "export",
    operands: "",
    summary: "write a tenant's configuration as manifests",
    options: ExportInput.options,
    run: { arguments in
      let input = try ExportInput(arguments)
      let connection = try Connection(input.tenant, input.connection)
      let exported: Exported
      do {
        exported = try await ProgressLine.reading(isQuiet: input.connection.isQuiet) {
          try await read(input, connection.client)
        }
      } catch {
        try connection.close()
        throw error
      }
      try connection.close()
      try write(exported, input)
      return .done
    }
  )

  private static func read(_ input: ExportInput, _ client: Client) async throws -> Exported {
    let exporter = Exporter(client, parallelism: input.connection.parallelism)
    do { return try await exporter.export(input.scope) } catch let failure as Client.Failure {
      throw Exit(failure, client.platform.registry)
    } catch let unmatched as ExportScope.Unmatched {
      throw Exit(unmatched)
    } catch let problem as ExportScope.NoSystemList {
      throw Exit(.error, problem.message)
    }
  }

  private static func write(_ exported: Exported, _ input: ExportInput) throws(Exit) {
    let registry = input.tenant.platform.registry
    let parameters = Parameters(fields: input.fields, in: exported.objects, registry)
    let writer = ManifestWriter(registry: registry, areNew: false, parameters: parameters)
    let result = writer.write(
      exported.objects,
      unread: exported.unread,
      sections: exported.sections
    )
    if let problem = ReadBack.problem(with: result.files, registry) {
      throw Exit(.error, "what would be written could not be read again: \(problem): nothing was written")
    }
    let written = try input.folder.write(result.files, areAll: input.scope.isWhole)
    ExportReport(exported: exported, result: result, written: written, folder: input.folder.path)
      .show(isQuiet: input.connection.isQuiet)
  }
}
