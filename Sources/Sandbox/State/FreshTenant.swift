import Resources
import Support

extension TenantState {
  /// The document of a tenant that nobody has worked in: a system list and an administration list, which the API can
  /// neither make nor delete.
  static let fresh: JSON = .members([
    "version": .int(1),
    "nextId": .int(3),
    "lists": .array([virtualList(1, "system", "SYSTEM"), virtualList(2, "admin", "ADMIN")]),
  ])

  private static func virtualList(_ id: Int, _ name: String, _ type: String) -> JSON {
    .members([
      "id": .int(id), "creationDate": .null, "modificationDate": .null, "name": .string(name),
      "description": .null, "type": .string(type), "senderAddress": .null, "senderName": .null,
      "replyToAddress": .null, "replyToName": .null,
    ])
  }
}
