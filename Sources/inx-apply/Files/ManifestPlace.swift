/// Another place than the working directory where the files of a command line are looked for: what they were before.
struct ManifestPlace: Sendable {
  /// The manifests' files and directories there; they need not exist.
  let paths: [String]
  /// Paths that cannot be looked for there.
  var unreachable: [String] = []
  /// The files of variables: there, or today's where there are none.
  let variableFiles: [String]
  /// The configuration's root there.
  let root: String
  /// Nothing outside of it is read; nil where anything may be.
  var limit: String?
  /// What stands in place of the limit in messages.
  var name = ""

  /// Whether there is anything at that path that may be read.
  func holds(_ path: String) -> Bool {
    guard let real = FilePath.real(path), FilePath.kind(of: real, followingLinks: true) != .other else {
      return false
    }
    return limit.map { FilePath.isInside(real, $0) } ?? true
  }

  /// The path as messages show it.
  func shown(_ path: String) -> String {
    guard let limit, let rest = FilePath.below(limit, path) else { return FilePath.shown(path) }
    return name + rest
  }
}
