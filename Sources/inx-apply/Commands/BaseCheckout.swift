import Glibc
import Resources
import Support

/// A base that is a git ref: what it has at the paths of the command line, checked out to where nobody else looks.
struct BaseCheckout {
  private let name: String
  private let manifests: ManifestInput
  private let git: GitTree
  /// Where the work tree's files come to lie.
  private let tree: String
  /// The command line's paths, without links.
  private let operands: [String]
  /// The file that names tenants, its directory without links.
  private let projectFile: String

  /// Finds the work tree of the paths. `temporary` is where files may be written.
  init(_ name: String, _ manifests: ManifestInput, into temporary: String, _ signals: Signals) throws(Exit) {
    self.name = name
    self.manifests = manifests
    tree = temporary + "/tree"
    guard mkdir(tree, 0o700) == 0 else { throw Exit(.error, "\(tree): \(Files.lastReason)") }
    operands = manifests.operands.map { FilePath.real($0) ?? $0 }
    projectFile = BaseCheckout.whole(manifests.projectFile)
    let directories =
      operands.map { BaseInput.directory($0, $0) } + [manifests.root].compactMap(\.self)
    git = try GitTree(of: directories, for: name, writingTo: temporary, signals)
    try git.read()
  }

  /// Where the files of the command line are there. Throws an error where something cannot be read.
  func place() throws(Exit) -> ManifestPlace {
    let directories = operands.map { BaseInput.directory($0, $0) } + [manifests.root].compactMap(\.self)
    // All paths lie in the work tree, and so does what holds them.
    let common = FilePath.below(git.top, FilePath.commonDirectory(directories)) ?? ""
    var place = ManifestPlace(
      paths: operands.map { there(FilePath.below(git.top, $0) ?? "") },
      variableFiles: [],
      root: there(common),
      limit: tree,
      name: name + ":"
    )
    var submodules = try git.checkOut([common], into: tree)
    let project = try file(projectFile, &submodules)
    if let project {
      place.notManifests = try ProjectInput.notManifests(project, shownAs: place.shown(project))
    }
    if let today = manifests.entry {
      place.root = there(FilePath.below(git.top, today.root) ?? "")
      try add(today.tenant.name, project, to: &place, &submodules)
    }
    for own in manifests.ownVariableFiles {
      let whole = BaseCheckout.whole(own)
      // One that lies elsewhere is the same for both.
      guard FilePath.isInside(whole, git.top) else {
        place.variableFiles.append(own)
        continue
      }
      if let before = try file(whole, &submodules) { place.variableFiles.append(before) }
    }
    try refuse(submodules, in: place)
    return place
  }

  /// Adds what the tenant's entry of then says.
  private func add(
    _ tenant: String,
    _ file: String?,
    to place: inout ManifestPlace,
    _ submodules: inout [String]
  ) throws(Exit) {
    let shown = file.map(place.shown) ?? place.shown(there(FilePath.below(git.top, projectFile) ?? ""))
    let project: ProjectInput? =
      if let file { try ProjectInput(before: file, shownAs: shown, manifests.format) } else { nil }
    guard let entry = project?.found(tenant) else {
      if operands.isEmpty { place.missingTenant = "\(tenant) in \(shown)" }
      return
    }
    for path in operands.isEmpty ? entry.manifests : [] {
      guard let inside = inside(path) else {
        throw Exit(
          .error,
          "--base \(name): \(shown) names \(path), which lies outside the work tree: give a directory instead, such as a checkout of it"
        )
      }
      submodules += try git.checkOut([inside], into: tree)
      place.paths.append(there(inside))
    }
    for path in entry.varFiles {
      guard let inside = inside(path) else {
        place.variableFiles.append(path)
        continue
      }
      submodules += try git.checkOut([inside], into: tree)
      place.variableFiles.append(there(inside))
    }
  }

  /// A path that the file of tenants has written, within the work tree; nil where it leads out of it.
  private func inside(_ path: String) -> String? {
    let whole = FilePath.normalized(path)
    return FilePath.below(tree, whole) ?? FilePath.below(git.top, whole)
  }

  /// A file of the work tree as it was; nil where there was none.
  private func file(_ whole: String, _ submodules: inout [String]) throws(Exit) -> String? {
    guard let path = FilePath.below(git.top, whole) else { return nil }
    // What a link of today leads to may be what it led to.
    let target = FilePath.real(whole).flatMap { FilePath.below(git.top, $0) }
    submodules += try git.checkOut([path] + [target].compactMap(\.self), into: tree)
    let before = there(path)
    guard FilePath.kind(of: before, followingLinks: false) != nil else { return nil }
    guard let real = FilePath.real(before), FilePath.isInside(real, tree) else {
      throw Exit(.error, "\(name):\(path) cannot be read: it is a link that leads nowhere in it")
    }
    return before
  }

  /// Throws where manifests may lie in a submodule: the ref does not hold its files.
  private func refuse(_ submodules: [String], in place: ManifestPlace) throws(Exit) {
    for submodule in submodules {
      let path = there(submodule)
      let holder = place.paths.first { FilePath.isInside(path, $0) || FilePath.isInside($0, path) }
      guard let holder else { continue }
      let below = FilePath.below(holder, path) ?? ""
      if FilePath.parts(below).contains(where: { $0.utf8.first == UInt8(ascii: ".") }) { continue }
      throw Exit(
        .error,
        "\(name):\(submodule) cannot be read: it is a submodule, whose files \(name) does not hold: give a directory instead, such as a checkout of it"
      )
    }
  }

  private func there(_ path: String) -> String { path.isEmpty ? tree : "\(tree)/\(path)" }

  /// An absolute path whose directory is without links; the file need not be there.
  private static func whole(_ file: String) -> String {
    let directory = FilePath.parent(file)
    let name = FilePath.parts(file).last.map(String.init) ?? ""
    return (FilePath.real(directory) ?? directory) + "/" + name
  }
}
