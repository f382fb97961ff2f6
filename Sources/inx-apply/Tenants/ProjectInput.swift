import API
import Desired
import Report
import Resources
import Support

/// The `inx-apply.yaml` of a command line: the tenants that it names, their manifests and variables.
struct ProjectInput: Sendable {
  /// The options that go with it.
  static let option = Option("--config", "FILE", "the file that names tenants (inx-apply.yaml)")
  private static let usualFile = "inx-apply.yaml"

  let project: Project
  private let file: String
  private let sources: SourceMap
  private let format: OutputFormat

  /// What one tenant's entry adds to a command line, with paths as they lead from the working directory.
  struct Entry: Sendable {
    let tenant: Project.Tenant
    let manifests: [String]
    let varFiles: [String]
    /// The configuration's root.
    let root: String
  }

  /// Reads the file that names tenants; throws an error where it cannot be read, with what is wrong in it said.
  package init(_ arguments: Arguments) throws(Exit) {
    file = ProjectInput.file(arguments)
    guard !file.isEmpty else { throw .usage("--config needs a file") }
    guard FilePath.kind(of: file, followingLinks: true) != nil else {
      throw .usage("\(file) does not exist, and it is what names tenants: write it, or give --config FILE")
    }
    format = try OutputFormat(arguments)
    let bytes = try FilePath.read(file)
    let result = ProjectFile.decode(SourceMap.File(name: FilePath.shown(file), bytes: bytes))
    // The file is judged whole: the address of a tenant that nobody has asked for, too.
    let addresses = result.baseURLs.compactMap(ProjectInput.problem)
    let problems = (result.diagnostics + addresses).sortedByPlace()
    DiagnosticReport.show(problems, result.sources, as: format)
    guard addresses.isEmpty else { throw Exit(.usage) }
    guard let project = result.project else { throw Exit(.error) }
    self.project = project
    sources = result.sources
  }

  /// Reads the file where it is as it was before, under the name that messages show; throws an error where it cannot be
  /// read, with what is wrong in it said.
  init(before file: String, shownAs name: String, _ format: OutputFormat) throws(Exit) {
    self.file = file
    self.format = format
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FilePath.bytes(of: file) } catch {
      throw Exit(.error, "\(name) cannot be read: \(error.reason)")
    }
    let result = ProjectFile.decode(SourceMap.File(name: name, bytes: bytes))
    let errors = result.diagnostics.filter { $0.severity == .error }
    DiagnosticReport.show(errors, result.sources, as: format)
    guard let project = result.project else { throw Exit(.error, "\(name) is wrong") }
    self.project = project
    sources = result.sources
  }

  /// What is wrong with a base URL; nil where nothing is.
  private static func problem(_ baseURL: (text: String, mark: Mark)) -> Diagnostic? {
    do throws(BaseURLError) { _ = try BaseURL.parse(baseURL.text) } catch {
      return .error(error.message(Platform.standard.baseURL), at: baseURL.mark)
    }
    return nil
  }

  /// The file that a command line means.
  static func file(_ arguments: Arguments) -> String { arguments.value("--config") ?? usualFile }

  /// What one entry says; nil where there is none of that name.
  func found(_ name: String) -> Entry? {
    project.tenants.first { sameCodePoints($0.name, name) }.map(entry)
  }

  /// What one entry says; throws a usage error where there is none of that name.
  func entry(_ name: String) throws(Exit) -> Entry {
    guard let entry = found(name) else {
      let names = project.tenants.map(\.name)
      let clause = Suggestion.clause(for: name, among: names)
      throw .usage("\(file) names no tenant \(name)\(clause): it has \(names.joined(separator: ", "))")
    }
    return entry
  }

  /// What an entry says.
  private func entry(_ tenant: Project.Tenant) -> Entry {
    let directory = FilePath.parent(file)
    return Entry(
      tenant: tenant,
      manifests: tenant.manifests.map(path),
      varFiles: tenant.varFiles.map(path),
      root: FilePath.real(directory) ?? directory
    )
  }

  /// A path of the file, from the working directory.
  func path(_ written: String) -> String {
    let directory = FilePath.parent(file)
    return FilePath.isAbsolute(written) || directory == "." ? written : directory + "/" + written
  }

  /// The command line leads to something in the file that no run can be made of, at its place.
  func problem(_ message: String, at mark: Mark) -> Exit {
    Exit(
      .usage,
      "",
      Exit.Problems(diagnostics: [.error(message, at: mark)], sources: sources, format: format)
    )
  }

  /// The file that the command line names, or the usual one.
  static func shownFile(_ arguments: Arguments) -> String {
    FilePath.shown(arguments.value("--config") ?? usualFile)
  }

  /// The tenants that could be chosen; none where there is no such file, or a wrong one.
  static func names(_ arguments: Arguments) -> [String] {
    let file = arguments.value("--config") ?? usualFile
    guard FilePath.kind(of: file, followingLinks: true) == .file, let bytes = try? FilePath.read(file) else {
      return []
    }
    return ProjectFile.decode(SourceMap.File(name: file, bytes: bytes)).project?.tenants.map(\.name) ?? []
  }

  /// Files below a directory of manifests that are none, since the file that names tenants says so. Where nobody has asked
  /// for it and it is wrong, it says nothing; that it is there and cannot be read is an error.
  static func notManifests(_ file: String, shownAs name: String? = nil) throws(Exit) -> [String] {
    let bytes: [UInt8]?
    do throws(FileError) {
      bytes = try FilePath.look(at: file, followingLinks: true) == nil ? nil : try Files.read(file)
    } catch { throw Exit(.error, "\(name ?? file) cannot be read: \(error.reason)") }
    guard let bytes else { return [file] }
    let result = ProjectFile.decode(SourceMap.File(name: file, bytes: bytes))
    let directory = FilePath.parent(file)
    let all = result.project?.tenants.flatMap(\.varFiles) ?? []
    return [file] + all.map { FilePath.isAbsolute($0) ? $0 : directory + "/" + $0 }
  }
}
