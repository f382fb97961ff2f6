/// Where `textFile` and its like are read from. The only way that decoding reaches outside its input.
package protocol Contents: Sendable {
  /// The bytes of the content file that the manifest of that name calls by that path, which is relative to it.
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8]
}

/// Why a content file cannot be used.
package struct ContentsError: Error, Hashable, Sendable {
  /// A clause about the file.
  package let message: String

  /// A reason as a clause about the file.
  package init(_ message: String) { self.message = message }
}
