import Desired
import FoundationEssentials
import Glibc
import Resources

/// The manifests under the paths that were given, and the content files below their root.
struct ManifestFiles {
  /// The manifests, in the order of their names, each once.
  let files: [SourceMap.File]
  /// Reads what the manifests call.
  let contents: ContentFiles
  /// The paths without manifests, as messages show them: only those of another place may be so.
  let missing: [String]

  /// Finds and reads manifests. `excluded` are files that are no manifests though they lie below a directory. The root is the
  /// nearest directory of all paths where none is said.
  init(
    _ paths: [String],
    excluding excluded: [String],
    root: String? = nil,
    in place: ManifestPlace? = nil
  ) throws(Exit) {
    var found: [(name: String, path: String)] = []
    var roots: [String] = []
    var missing: [String] = []
    let excluded = Set(excluded.compactMap(FilePath.real))
    for path in paths {
      if path == StandardInput.operand {
        found.append((path, path))
        roots.append(FilePath.real(".") ?? ".")
        continue
      }
      if let place, !place.holds(path) {
        missing.append(place.shown(path))
        continue
      }
      switch FilePath.kind(of: path, followingLinks: true) {
      case .directory:
        let before = found.count
        ManifestFiles.collect(path, into: &found)
        if found.count == before {
          guard let place else { throw Exit(.error, "\(path) holds no manifests (.yaml or .yml)") }
          missing.append(place.shown(path))
        }
        roots.append(FilePath.real(path) ?? path)
      case .file:
        found.append((FilePath.shown(path), path))
        roots.append(FilePath.parent(FilePath.real(path) ?? path))
      case .other, nil:
        throw Exit(.error, "\(path) does not exist, or is neither a file nor a directory")
      }
    }
    let named = Set(paths.compactMap(FilePath.real))
    var seen: Set<String> = []
    var files: [SourceMap.File] = []
    var directories: [String: String] = [:]
    if let place { found = found.map { (place.shown($0.path), $0.path) } }
    for (name, path) in found.sorted(by: { CodePoints($0.name) < CodePoints($1.name) }) {
      if path == StandardInput.operand {
        files.append(SourceMap.File(name: name, bytes: try StandardInput.read()))
        directories[name] = FilePath.real(".") ?? "."
        continue
      }
      guard let real = FilePath.real(path), seen.insert(real).inserted else { continue }
      if excluded.contains(real), !named.contains(real) { continue }
      files.append(SourceMap.File(name: name, bytes: try FilePath.read(path)))
      directories[name] = FilePath.parent(real)
    }
    self.files = files
    self.missing = missing
    let root = place?.root ?? root ?? FilePath.commonDirectory(roots)
    contents = ContentFiles(
      root: root,
      directories: directories,
      shownRoot: place?.shown(root)
    )
  }

  /// All manifests below a directory; symbolic links and names that begin with a dot are left out.
  private static func collect(_ directory: String, into found: inout [(name: String, path: String)]) {
    for name in FilePath.entries(of: directory) where !name.hasPrefix(".") {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      switch FilePath.kind(of: path, followingLinks: false) {
      case .directory: collect(path, into: &found)
      case .file where (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && name != "inx-apply.yaml":
        found.append((FilePath.shown(path), path))
      case .file, .other, nil: break
      }
    }
  }
}

/// Content files: below the configuration's root, nowhere else.
struct ContentFiles: Contents {
  let root: String
  /// The real directory of each manifest, by its shown name.
  let directories: [String: String]
  /// The root as messages show it, where it is not shown as it is.
  var shownRoot: String?

  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    guard !path.hasPrefix("/") else {
      throw ContentsError("is an absolute path: content files are named relative to the manifest")
    }
    guard !path.utf8.contains(0) else { throw ContentsError("is no path") }
    let full = (directories[manifest] ?? root) + "/" + path
    // Judged before it is looked at, so that nothing is learnt of files outside; and again after links.
    let outside = ContentsError(
      "lies outside the configuration's root \(shownRoot ?? FilePath.shownDirectory(root))"
    )
    guard FilePath.isInside(FilePath.normalized(full), root) else { throw outside }
    guard let real = FilePath.real(full) else { throw ContentsError("does not exist") }
    guard FilePath.isInside(real, root) else { throw outside }
    guard FilePath.kind(of: real, followingLinks: true) == .file else { throw ContentsError("is no file") }
    do throws(Exit) { return try FilePath.read(real) } catch { throw ContentsError("cannot be read") }
  }
}
