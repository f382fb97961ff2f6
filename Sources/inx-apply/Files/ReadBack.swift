import Desired
import Resources

/// Reads written manifests as `apply` would: what cannot be read again must not be relied on.
enum ReadBack {
  /// What is wrong with them; nil for nothing.
  static func problem(with files: [WrittenFile], _ registry: Registry) -> String? {
    let result = ManifestDecoder.decode(
      files.filter(\.isManifest).map { SourceMap.File(name: $0.path, bytes: $0.bytes) },
      registry: registry,
      variables: Variables(),
      contents: WrittenContents(files)
    )
    // Where all of it stands in comments, there is nothing to declare.
    return result.diagnostics.first { $0.severity == .error && $0.mark != nil }?.message
  }
}
