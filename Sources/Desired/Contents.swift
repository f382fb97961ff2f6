/// Where `textFile` and its like are read from. The only way that decoding reaches outside its input.
public protocol Contents: Sendable {
  /// The bytes of the content file that the manifest of that name calls by that path, which is relative to it.
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8]
}

/// Why a content file cannot be used.
public struct ContentsError: Error, Hashable, Sendable {
  /// A clause about the file.
  public let message: String

  /// A reason as a clause about the file.
  public init(_ message: String) { self.message = message }
}
