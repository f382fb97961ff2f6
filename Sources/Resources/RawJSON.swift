/// A part of an answer that is kept as it was read. The order of members means nothing, and texts are compared by code
/// points.
public struct RawJSON: Hashable, Sendable {
  /// As it was read.
  public let json: JSON

  /// What was read.
  public init(_ json: JSON) { self.json = json }

  /// Whether it is an object or an array.
  public var isStructured: Bool { json.members != nil || json.elements != nil }

  /// Whether both say the same.
  public static func == (one: RawJSON, other: RawJSON) -> Bool { one.canonical == other.canonical }

  /// Over what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

  private var canonical: [UInt8] { json.bytes(.canonical) }
}
