import Resources
import Support

/// A base that is a directory: a checkout, in which the paths of the command line lie where they lie below the working
/// directory. Where it has none of them, it is the configuration itself.
struct BaseDirectory {
  private let name: String
  /// Without links.
  private let top: String
  /// The working directory.
  private let here: String

  init(_ name: String) {
    self.name = name
    top = FilePath.real(name) ?? name
    here = FilePath.real(".") ?? "/"
  }

  /// Where the files of the command line are there. Throws an error where its file of tenants cannot be read.
  func place(_ manifests: ManifestInput) throws(Exit) -> ManifestPlace {
    let projectFile = there(file: manifests.projectFile)
    let variableFiles = manifests.ownVariableFiles.compactMap(variableFile)
    var place = ManifestPlace(paths: [name], variableFiles: variableFiles, root: top)
    let operands = manifests.operands.compactMap(FilePath.inside)
    if let projectFile { place.notManifests = try ProjectInput.notManifests(projectFile) }
    guard let today = manifests.entry else {
      guard operands.contains(where: isThere) else { return place }
      let directories = operands.map { BaseInput.directory($0, top + "/" + $0) }
      place.paths = operands.map(there)
      place.unreachable = manifests.operands.filter { FilePath.inside($0) == nil }
      place.root = FilePath.commonDirectory(directories)
      return place
    }
    let hasProject = try projectFile.map(exists) ?? false
    guard hasProject || manifests.paths.compactMap(FilePath.inside).contains(where: isThere) else {
      return place
    }
    place.paths = operands.map(there)
    place.unreachable = manifests.operands.filter { FilePath.inside($0) == nil }
    let project: ProjectInput? =
      if hasProject, let projectFile {
        try ProjectInput(before: projectFile, shownAs: FilePath.shown(projectFile), manifests.format)
      } else { nil }
    if let projectFile { place.root = FilePath.real(FilePath.parent(projectFile)) ?? top }
    guard let entry = project?.found(today.tenant.name) else {
      let file = FilePath.shown(projectFile ?? name)
      if manifests.operands.isEmpty { place.missingTenant = "\(today.tenant.name) in \(file)" }
      return place
    }
    if manifests.operands.isEmpty { place.paths = entry.manifests }
    place.variableFiles = entry.varFiles + place.variableFiles
    return place
  }

  /// A path below the directory.
  private func there(_ path: String) -> String {
    path.isEmpty ? name : name.utf8.last == UInt8(ascii: "/") ? name + path : "\(name)/\(path)"
  }

  /// Whether there is anything; what cannot be looked at counts, so that it is told.
  private func isThere(_ path: String) -> Bool {
    do throws(FileError) {
      return try FilePath.look(at: there(path), followingLinks: true) != nil
    } catch { return true }
  }

  private func exists(_ file: String) throws(Exit) -> Bool {
    do throws(FileError) { return try FilePath.look(at: file, followingLinks: true) != nil } catch {
      throw Exit(.error, error.description)
    }
  }

  /// Where a file lies there; nil where it does not lie below the working directory.
  private func there(file: String) -> String? {
    if let path = FilePath.inside(file) { return there(path) }
    let whole = FilePath.normalized(FilePath.isAbsolute(file) ? file : here + "/" + file)
    return FilePath.below(here, whole).map(there)
  }

  /// A file of variables as it was; nil where there was none. One that lies elsewhere is the same for both.
  private func variableFile(_ file: String) -> String? {
    guard let path = there(file: file) else { return file }
    return FilePath.kind(of: path, followingLinks: false) == nil ? nil : path
  }
}
