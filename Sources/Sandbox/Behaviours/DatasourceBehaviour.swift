import Resources
import Support

extension Behaviour {
  /// Reference, "HTTP Datasources". PDF and FILE datasources share their names but are not shown ("Retrieve single HTTP
  /// datasource").
  static let datasource = Behaviour(
    representation: Representation(
      members: [
        "name", "id", "fetchStrategy", "attachmentFileName", "encodeUrlPlaceholders", "useType",
        "lastSaveDate",
        "contentWithInxmailTags", "url", "contentEncoding",
      ],
      createdMembers: [
        "id", "name", "url", "useType", "fetchStrategy", "contentWithInxmailTags", "encodeUrlPlaceholders",
        "attachmentFileName",
      ],
      omittedWhereNull: ["attachmentFileName", "url"],
      nullInAnswers: ["lastSaveDate"],
      defaults: [
        JSON.Member("useType", .string("TEXT")), JSON.Member("fetchStrategy", .string("ONCE")),
      ]
    ),
    created: [.init("lastSaveDate", .now)],
    changed: [.init("lastSaveDate", .now)],
    takenNames: "otherDatasourceNames"
  )
}
