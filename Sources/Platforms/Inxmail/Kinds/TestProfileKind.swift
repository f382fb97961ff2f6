import Resources

extension Kind {
  /// Test profiles (reference, "Test profiles"). Their payloads have no table of constraints. GLOBAL ones are those of the
  /// system list; their answers leave `listId` out.
  package static let testProfile = Kind(
    .init(
      word: "test-profile",
      section: "testProfiles",
      title: "test profile",
      place: .init(scopes: [.system, .list], identity: Identity("description", canBeMissing: true))
    ),
    fields: [
      Field("description", .text(TextRule(min: 1, .required))),
      Field("email", .text(TextRule())),
      Field("trackingPermission", .boolean(.literal)),
      Field("attributes", .map, .keys("attribute")),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/test-profiles", relation: "inx:test-profiles", query: "allAttributes=true"),
        item: .init("/test-profiles/{id}", query: "allAttributes=true"),
        members: .init(list: "listId", facts: ["type", "modificationDate"])
      ),
      change: .patch,
      deletion: .byHand("the API has no DELETE for test profiles: delete it in Inxmail")
    ),
    lifecycle: .init(rename: Rename(warning: nil))
  )
}
