import Platforms
import Resources
import Support

extension Behaviour {
  /// Reference, "Test profiles". The answer to a POST has no id, that to a PATCH no type.
  static let testProfile = Behaviour(
    representation: Representation(
      members: [
        "id", "type", "attributes", "description", "listId", "email", "modificationDate",
        "trackingPermission",
      ],
      createdMembers: ["listId", "description", "email", "trackingPermission", "attributes"],
      omittedWhereNull: ["listId"],
      nullWhereChanged: ["type", "modificationDate"],
      options: [Representation.Option(parameter: "allAttributes", members: ["attributes"])],
      scope: Representation.Scope(member: "type", system: "GLOBAL", list: "LIST"),
      changedQuery: "allAttributes=false",
      links: [.list],
      defaults: [JSON.Member("trackingPermission", .null), JSON.Member("attributes", .object([]))]
    ),
    created: [.init("modificationDate", .now)],
    changed: [.init("modificationDate", .now)],
    names: .shared,
    filters: [
      .init("listIds", "listId", .numbers), .init("types", "type", .words(["GLOBAL", "LIST"])),
    ]
  )
}
