import Desired
import Glibc
import Resources

/// `--base`: where the manifests are as they were before.
struct BaseInput: Sendable {
  /// The options that go with a base.
  static let options = [
    Option("--base", "DIR|GITREF", "say of each changed field whether it changed here or in the tenant"),
    Option("--changed-only", nil, "only what is declared otherwise than in --base"),
  ]

  /// A directory, or else a ref.
  let name: String

  /// Reads the options; nil without a base. Throws a usage error.
  init?(_ arguments: Arguments) throws(Exit) {
    guard let name = arguments.value("--base") else {
      if arguments.has("--changed-only") { throw .usage("--changed-only needs --base DIR or --base GITREF") }
      return nil
    }
    guard !name.isEmpty else { throw .usage("--base needs a directory or a git ref") }
    self.name = name
  }

  /// What was declared there, with notes of what was not there yet; throws with what is wrong said.
  func configuration(_ manifests: ManifestInput, isQuiet: Bool) throws(Exit) -> Configuration {
    guard FilePath.kind(of: name, followingLinks: true) != .directory else {
      return try configuration(manifests, in: directory(manifests), isQuiet)
    }
    let signals = try Signals()
    defer { signals.end() }
    let configuration = try configuration(manifests, isQuiet, signals)
    if let signal = signals.next(within: 0) { throw Exit(signal: signal) }
    return configuration
  }

  private func configuration(_ manifests: ManifestInput, _ isQuiet: Bool, _ signals: Signals) throws(Exit)
    -> Configuration
  {
    let temporary = try TemporaryDirectory()
    defer { temporary.remove() }
    let place = try checkedOut(manifests, into: temporary.path, signals)
    return try configuration(manifests, in: place, isQuiet)
  }

  private func configuration(_ manifests: ManifestInput, in place: ManifestPlace, _ isQuiet: Bool)
    throws(Exit)
    -> Configuration
  {
    let (result, missing) = try manifests.decode(in: place)
    if !isQuiet {
      for path in place.unreachable + missing {
        Terminal.error(
          "note: there are no manifests at \(Shown.line(path)): all that is declared there today is new"
        )
      }
    }
    guard let result else { return Configuration() }
    if let configuration = result.configuration { return configuration }
    let errors = result.diagnostics.filter { $0.severity == .error }
    DiagnosticReport.show(errors, result.sources, as: manifests.format)
    throw Exit(.error, "--base \(name): its manifests are wrong")
  }

  /// The paths below a directory, which is a checkout; where none is there, it is the configuration itself.
  private func directory(_ manifests: ManifestInput) -> ManifestPlace {
    func there(_ path: String) -> String {
      path.isEmpty ? name : name.hasSuffix("/") ? name + path : "\(name)/\(path)"
    }
    func isThere(_ path: String) -> Bool { FilePath.kind(of: there(path), followingLinks: true) != nil }
    let top = FilePath.real(name) ?? name
    let files = manifests.variableFiles.map { file in
      FilePath.inside(file).flatMap { isThere($0) ? there($0) : nil } ?? file
    }
    let inside = manifests.paths.compactMap(FilePath.inside)
    guard inside.contains(where: isThere) else {
      return ManifestPlace(paths: [name], variableFiles: files, root: top)
    }
    var directories = manifests.paths.compactMap { path in
      FilePath.inside(path).map { BaseInput.directory(path, "\(top)/\($0)") }
    }
    if let here = FilePath.real("."), let root = manifests.root.flatMap({ FilePath.below(here, $0) }) {
      directories.append("\(top)/\(root)")
    }
    return ManifestPlace(
      paths: inside.map(there),
      unreachable: manifests.paths.filter { FilePath.inside($0) == nil },
      variableFiles: files,
      root: FilePath.commonDirectory(directories)
    )
  }

  /// The paths below a check-out of the ref, which is made here.
  private func checkedOut(_ manifests: ManifestInput, into temporary: String, _ signals: Signals) throws(Exit)
    -> ManifestPlace
  {
    let tree = temporary + "/tree"
    guard mkdir(tree, 0o700) == 0 else { throw Exit(.error, "\(tree): \(String(cString: strerror(errno)))") }
    let paths = manifests.paths.map { FilePath.real($0) ?? $0 }
    let directories = paths.map { BaseInput.directory($0, $0) } + [manifests.root].compactMap(\.self)
    let git = try GitTree(of: directories, for: name, writingTo: temporary, signals)
    // All paths lie in the work tree, and so does what holds them.
    let root = FilePath.below(git.top, FilePath.commonDirectory(directories)) ?? ""
    let files = manifests.variableFiles.map { FilePath.real($0).flatMap { FilePath.below(git.top, $0) } }
    try git.checkOut(name, [root] + files.compactMap(\.self), into: tree)
    func there(_ path: String) -> String { path.isEmpty ? tree : "\(tree)/\(path)" }
    return ManifestPlace(
      paths: paths.map { there(FilePath.below(git.top, $0) ?? "") },
      variableFiles: zip(manifests.variableFiles, files).map { today, file in
        guard let path = file.map(there), FilePath.kind(of: path, followingLinks: false) == .file else {
          return today
        }
        return path
      },
      root: there(root),
      limit: tree,
      name: name + ":"
    )
  }

  /// The directory of a path that is a file or a directory today, in place of which another is looked at.
  private static func directory(_ today: String, _ path: String) -> String {
    FilePath.kind(of: today, followingLinks: true) == .file ? FilePath.parent(path) : path
  }
}
