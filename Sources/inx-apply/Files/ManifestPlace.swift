import Support

/// Another place than the working directory where the files of a command line are looked for: what they were before.
struct ManifestPlace: Sendable {
  /// The manifests' files and directories there; they need not exist.
  var paths: [String]
  /// Paths that cannot be looked for there.
  var unreachable: [String] = []
  /// The files of variables there.
  var variableFiles: [String]
  /// Files there that are no manifests, beside those of variables.
  var notManifests: [String] = []
  /// The configuration's root there.
  var root: String
  /// The tenant that the file of tenants there does not name, with the file; nil where none is missing.
  var missingTenant: String?
  /// Nothing outside of it is read; nil where anything may be.
  var limit: String?
  /// What stands in place of the limit in messages.
  var name = ""

  /// Whether there is anything at that path that may be read. Throws the reason where that cannot be told.
  func holds(_ path: String) throws(FileError) -> Bool {
    guard try FilePath.look(at: path, followingLinks: true) != nil else { return false }
    guard let limit else { return true }
    return FilePath.isInside(try FilePath.resolved(path), limit)
  }

  /// The path as messages show it.
  func shown(_ path: String) -> String {
    guard let limit, let rest = FilePath.below(limit, path) else { return FilePath.shown(path) }
    return name + rest
  }
}
