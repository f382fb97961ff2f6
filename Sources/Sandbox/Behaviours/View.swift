import Resources

/// A collection that can only be read: objects of a state's section, narrowed to one type.
struct View: Sendable {
  /// The collection's path.
  let path: String
  /// The relation under which a page embeds its items.
  let relation: String
  /// The state's section that holds the objects.
  let section: String
  /// The type it shows; nil for all.
  let type: String?
  /// How the objects are written.
  let representation: Representation
  /// Query parameters that narrow it.
  let filters: [Filter]

  /// Whether it shows the object.
  func shows(_ object: JSON) -> Bool { type == nil || object["type"]?.text == type }
}
