import Desired
import Resources

/// Reads written manifests as `apply` would: what cannot be read again must not be relied on.
enum ReadBack {
  /// What is wrong with them; nil for nothing.
  static func problem(with files: [WrittenFile]) -> String? {
    let manifests = files.filter { $0.path.hasSuffix(".yaml") && !$0.path.hasPrefix("content/") }
    let contents = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    let result = ManifestDecoder.decode(
      manifests.map { SourceMap.File(name: $0.path, bytes: $0.bytes) },
      registry: .standard,
      variables: Variables(),
      contents: WrittenContents(files: contents)
    )
    // Where all of it stands in comments, there is nothing to declare.
    return result.diagnostics.first { $0.severity == .error && $0.mark != nil }?.message
  }

  private struct WrittenContents: Contents {
    let files: [String: [UInt8]]

    func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
      let path = path.hasPrefix("../") ? String(path.dropFirst(3)) : path
      guard let bytes = files[path] else { throw ContentsError("does not exist") }
      return bytes
    }
  }
}
