import Desired
import FoundationEssentials
import Glibc
import Report
import Resources
import Support

/// The manifests under the paths that were given, and the content files below their root.
///
/// What cannot be read is an error, never an omission: what a manifest would have declared could be deleted otherwise.
struct ManifestFiles {
  /// The manifests, in the order of their names, each once.
  let files: [SourceMap.File]
  /// Reads what the manifests call.
  let contents: ContentFiles
  /// The paths without manifests, as messages show them: only those of another place may be so.
  let missing: [String]
  /// Symbolic links below the directories, as messages show them, that would hold manifests if they were followed.
  let links: [String]

  /// What a walk through the paths has found.
  private struct Found {
    var manifests: [(name: String, path: String)] = []
    var links: [String] = []
    /// What cannot be read, each with its path and the reason.
    var problems: [String] = []
    let place: ManifestPlace?

    func shown(_ path: String) -> String { place?.shown(path) ?? FilePath.shown(path) }

    mutating func fail(_ error: FileError, _ path: String) {
      problems.append("\(shown(path)) cannot be read: \(error.reason)")
    }
  }

  /// Finds and reads manifests. `excluded` are files that are no manifests though they lie below a directory. The root is the
  /// nearest directory of all paths where none is said. Throws with all that cannot be read.
  init(
    _ paths: [String],
    excluding excluded: [String],
    root: String? = nil,
    in place: ManifestPlace? = nil,
    as format: OutputFormat
  ) throws(Exit) {
    var found = Found(place: place)
    var roots: [String] = []
    var missing: [String] = []
    for path in paths {
      if path == StandardInput.operand {
        found.manifests.append((path, path))
        roots.append(FilePath.real(".") ?? ".")
        continue
      }
      let (kind, real): (FilePath.Kind?, String)
      do throws(FileError) {
        if let place, !(try place.holds(path)) {
          missing.append(place.shown(path))
          continue
        }
        kind = try FilePath.look(at: path, followingLinks: true)
        real = kind == nil ? path : try FilePath.resolved(path)
      } catch {
        found.fail(error, path)
        continue
      }
      switch kind {
      case .directory:
        let before = (found.manifests.count, found.problems.count)
        ManifestFiles.collect(path, into: &found)
        if (found.manifests.count, found.problems.count) == before {
          guard let place else { throw Exit(.error, "\(path) holds no manifests (.yaml or .yml)") }
          missing.append(place.shown(path))
        }
        roots.append(real)
      case .file:
        found.manifests.append((found.shown(path), path))
        roots.append(FilePath.parent(real))
      case .link, .other, nil:
        throw Exit(.error, "\(found.shown(path)) does not exist, or is neither a file nor a directory")
      }
    }
    let read = try ManifestFiles.read(&found, named: paths, excluding: excluded)
    guard found.problems.isEmpty else {
      let diagnostics = found.problems.map { Diagnostic.error($0, at: nil) }
      throw Exit(.error, "", .init(diagnostics: diagnostics, sources: SourceMap(), format: format))
    }
    files = read.files
    links = found.links
    self.missing = missing
    let root = place?.root ?? root ?? FilePath.commonDirectory(roots)
    contents = ContentFiles(
      root: root,
      directories: read.directories,
      shownRoot: place?.shown(root)
    )
  }

  /// Reads what was found, each file once and in the order of the names, with the real directory of each.
  private static func read(_ found: inout Found, named: [String], excluding excluded: [String]) throws(Exit)
    -> (files: [SourceMap.File], directories: [CodePoints: String])
  {
    let named = Set(named.map { FileIdentity($0) })
    let excluded = Set(excluded.map { FileIdentity($0) }).subtracting(named)
    // By their real paths, not as files: a file may be there under two names.
    var seen: Set<CodePoints> = []
    var files: [SourceMap.File] = []
    var directories: [CodePoints: String] = [:]
    for (name, path) in found.manifests.sorted(by: { CodePoints($0.name) < CodePoints($1.name) }) {
      if path == StandardInput.operand {
        files.append(SourceMap.File(name: name, bytes: try StandardInput.read()))
        directories[CodePoints(name)] = FilePath.real(".") ?? "."
        continue
      }
      do throws(FileError) {
        let real = try FilePath.resolved(path)
        guard !excluded.contains(FileIdentity(path)), seen.insert(CodePoints(real)).inserted else { continue }
        files.append(SourceMap.File(name: name, bytes: try FilePath.bytes(of: path)))
        directories[CodePoints(name)] = FilePath.parent(real)
      } catch { found.fail(error, path) }
    }
    return (files, directories)
  }

  /// All manifests below a directory; symbolic links and names that begin with a dot are left out.
  private static func collect(_ directory: String, into found: inout Found) {
    do throws(FileError) {
      let entries = try FilePath.entries(of: directory)
      let prefix = directory.utf8.last == UInt8(ascii: "/") ? directory : directory + "/"
      for name in entries.undecodable where name.utf8.first != UInt8(ascii: ".") {
        found.problems.append(
          "\(found.shown(prefix))\(name) cannot be read: its name is not UTF-8: rename it"
        )
      }
      for name in entries.names where name.utf8.first != UInt8(ascii: ".") {
        collect(name, at: prefix + name, into: &found)
      }
    } catch { found.fail(error, directory) }
  }

  private static func collect(_ name: String, at path: String, into found: inout Found) {
    let isManifest = isManifest(name)
    do throws(FileError) {
      switch try FilePath.look(at: path, followingLinks: false) {
      case .directory: collect(path, into: &found)
      case .file: if isManifest { found.manifests.append((found.shown(path), path)) }
      case .link:
        // One to a content file is not left out: its manifest leads there.
        if isManifest || FilePath.kind(of: path, followingLinks: true) == .directory {
          found.links.append(found.shown(path))
        }
      case .other:
        if isManifest { throw .unreadable(file: path, reason: "it is not a regular file") }
      case nil: throw .unreadable(file: path, reason: Files.reason(ENOENT))
      }
    } catch { found.fail(error, path) }
  }

  /// Whether a file of that name below a directory is a manifest. The suffix counts in any case.
  private static func isManifest(_ name: String) -> Bool {
    let lower = name.utf8.suffix(5).map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    guard lower.elementsEqual(".yaml".utf8) || lower.suffix(4).elementsEqual(".yml".utf8) else {
      return false
    }
    return name != "inx-apply.yaml"
  }
}

/// Content files: below the configuration's root, nowhere else.
struct ContentFiles: Contents {
  let root: String
  /// The real directory of each manifest, by its shown name.
  let directories: [CodePoints: String]
  /// The root as messages show it, where it is not shown as it is.
  var shownRoot: String?

  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    guard !FilePath.isAbsolute(path) else {
      throw ContentsError("is an absolute path: content files are named relative to the manifest")
    }
    guard !path.utf8.contains(0) else { throw ContentsError("is no path") }
    let full = (directories[CodePoints(manifest)] ?? root) + "/" + path
    // Judged before it is looked at, so that nothing is learnt of files outside; and again after links.
    let outside = ContentsError(
      "lies outside the configuration's root \(shownRoot ?? FilePath.shownDirectory(root))"
    )
    guard FilePath.isInside(FilePath.normalized(full), root) else { throw outside }
    let (kind, real): (FilePath.Kind?, String)
    do throws(FileError) {
      kind = try FilePath.look(at: full, followingLinks: true)
      real = kind == nil ? full : try FilePath.resolved(full)
    } catch { throw ContentsError("cannot be read: \(error.reason)") }
    guard kind != nil else { throw ContentsError("does not exist") }
    guard FilePath.isInside(real, root) else { throw outside }
    guard kind == .file else { throw ContentsError("is no file") }
    do throws(FileError) { return try FilePath.bytes(of: real) } catch {
      throw ContentsError("cannot be read: \(error.reason)")
    }
  }
}
