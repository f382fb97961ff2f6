import Support

/// A part of an answer that is kept as it was read. The order of members means nothing, and numbers are
/// compared by their value, texts by code points.
package struct RawJSON: Hashable, Sendable {
  /// As it was read.
  package let json: JSON

  /// What was read.
  package init(_ json: JSON) { self.json = json }

  /// Whether it is an object or an array.
  package var isStructured: Bool { json.members != nil || json.elements != nil }

  /// Whether both say the same.
  package static func == (one: RawJSON, other: RawJSON) -> Bool { one.canonical == other.canonical }

  /// Over what it says.
  package func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

  private var canonical: [UInt8] { json.plainNumbers.bytes(.canonical) }
}
