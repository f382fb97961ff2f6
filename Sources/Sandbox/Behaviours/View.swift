import Resources
import Support

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
  /// How the state keeps the objects.
  var shape = Section.Shape()
  /// What an object is with what follows from the rest of it.
  var derived: @Sendable (JSON) -> JSON = { $0 }
  /// Looks at a request before it is answered, and gives the query that is meant.
  var prepare: @Sendable (Tenant, RequestQuery) throws(Problem) -> RequestQuery = {
    _,
    query throws(Problem) in query
  }
  /// Whether the root resource links to it.
  var isReadInFull = true
  /// What the API knows of it and the sandbox does not.
  var notSimulated = Limits()

  /// What a resource has in the API alone.
  struct Limits: Sendable {
    /// Verbs.
    var methods: [String] = []
    /// Query parameters.
    var parameters: [String] = []
    /// What the names of further ones begin with.
    var prefixes: [String] = []

    /// Whether it has the parameter.
    func has(_ parameter: String) -> Bool {
      parameters.contains(parameter) || prefixes.contains { parameter.hasPrefix($0) }
    }
  }

  /// Whether it shows the object.
  func shows(_ object: JSON) -> Bool { type == nil || object["type"]?.text == type }
}
