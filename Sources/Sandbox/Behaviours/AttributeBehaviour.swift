import Resources
import Support

extension Behaviour {
  /// Reference, "Recipient Attributes". Its dates are of the type Null.
  static let attribute = Behaviour(
    representation: Representation(
      members: ["maxLength", "name", "id", "type", "creationDate", "modificationDate"],
      omittedWhereNull: ["maxLength"],
      defaults: [JSON.Member("hidden", .bool(true))]
    ),
    unknown: { .unknownAttribute($0) },
    duplicate: { .duplicate("A resource with the requested name already exists: '\($0)'") },
    afterDelete: { tenant, attribute in
      if let name = attribute["name"]?.text { tenant.forgetAttribute(name) }
    }
  )
}
