import Desired

/// Content files that were written, but to no disk.
struct WrittenContents: Contents {
  private let files: [String: [UInt8]]

  init(_ files: [WrittenFile]) {
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    let path = path.hasPrefix("../") ? String(path.dropFirst(3)) : path
    guard let bytes = files[path] else { throw ContentsError("does not exist") }
    return bytes
  }
}

extension WrittenFile {
  /// Whether it is read as a manifest.
  var isManifest: Bool { path.hasSuffix(".yaml") && !path.hasPrefix("content/") }
}
