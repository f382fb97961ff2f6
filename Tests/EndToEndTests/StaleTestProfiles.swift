import Resources
import Support

/// Test profiles, of which the attributes are managed that are declared.
extension StaleCase {
  static let profile = "testProfiles: [{description: Anna, attributes: {P: new}}]"
  static let profileItself = "/test-profiles/51?allAttributes=true"
  static let profiles = "/test-profiles?allAttributes=true&pageSize=1000"

  static func values(_ values: KeyValuePairs<String, String>) -> JSON {
    .object(values.map { JSON.Member($0.key, .string($0.value)) })
  }

  static let testProfiles = [
    StaleCase(
      "a test profile as it was",
      profile,
      looks: ["/attributes?pageSize=1000", profileItself, profiles],
      is: .applied(["applied ~ test-profile/Anna"], writes: ["PATCH /test-profiles/51"])
    ),
    StaleCase(
      "managed values",
      "testProfiles: [{description: Anna, attributes: {P: new, Q: null}}]",
      { $0.set("testProfiles", 51, "attributes", values(["P": "other", "Q": "2"])) },
      is: .stale([
        "  ~ test-profile/Anna: it was changed in the tenant since the plan was made",
        #"      attributes: planned {"P": "1", "Q": "2"}, found {"P": "other", "Q": "2"}, wanted {"P": "new", "Q": null}"#,
      ])
    ),
    StaleCase(
      "a managed value, as it is wanted",
      profile,
      { $0.set("testProfiles", 51, "attributes", values(["P": "new", "Q": "other"])) },
      is: .applied(["applied ~ test-profile/Anna: already up to date"], writes: [])
    ),
    StaleCase(
      "values and fields that are not managed",
      profile,
      {
        $0.set("testProfiles", 51, "attributes", values(["P": "1", "Q": "other"]))
        $0.set("testProfiles", 51, "email", .string("other@example.com"))
        $0.set("testProfiles", 51, "trackingPermission", .null)
      },
      is: .applied(["applied ~ test-profile/Anna"], writes: ["PATCH /test-profiles/51"])
    ),
    StaleCase(
      "a value that was to be taken away, and is gone",
      "testProfiles: [{description: Anna, attributes: {P: null}}]",
      { $0.set("testProfiles", 51, "attributes", values(["Q": "2"])) },
      is: .applied(["applied ~ test-profile/Anna: already up to date"], writes: [])
    ),
    StaleCase(
      "a test profile that was deleted",
      profile,
      { $0.remove("testProfiles", 51) },
      is: .stale(["  ~ test-profile/Anna: it was deleted in the tenant since the plan was made"])
    ),
    StaleCase(
      "a test profile renamed as it was to be",
      "testProfiles: [{description: Bea, formerly: Anna}]",
      looks: [profileItself],
      { $0.set("testProfiles", 51, "description", .string("Bea")) },
      is: .applied(["applied ~ test-profile/Bea: already up to date"], writes: [])
    ),
    StaleCase(
      "a new description is taken",
      "lists: [{name: A, testProfiles: [{description: Bea, formerly: Anna}]}]",
      {
        $0.add(
          "testProfiles",
          #"{"id": 70, "listId": 3, "description": "Bea", "email": null, "trackingPermission": null, "attributes": {}}"#
        )
      },
      is: .stale(["  ~ list/A/test-profile/Bea: another of its name was made since the plan was made"])
    ),
    StaleCase(
      "a test profile that somebody has made as planned, with more values",
      #"lists: [{name: A, testProfiles: [{description: N, email: n@example.com, attributes: {P: "1"}}]}]"#,
      {
        $0.add(
          "testProfiles",
          #"{"id": 70, "listId": 3, "description": "N", "email": "n@example.com", "trackingPermission": true, "attributes": {"Q": "2", "P": "1"}}"#
        )
      },
      is: .applied(["applied + list/A/test-profile/N: already up to date"], writes: [])
    ),
    StaleCase(
      "a test profile that somebody has made otherwise",
      #"lists: [{name: A, testProfiles: [{description: N, email: n@example.com, attributes: {P: "1"}}]}]"#,
      {
        $0.add(
          "testProfiles",
          #"{"id": 70, "listId": 3, "description": "N", "email": "o@example.com", "trackingPermission": true, "attributes": {"P": "3"}}"#
        )
      },
      is: .stale([
        "  + list/A/test-profile/N: one of its name was made since the plan was made, and it is different",
        #"      email:      planned none, found "o@example.com", wanted "n@example.com""#,
        #"      attributes: planned none, found {"P": "3"}, wanted {"P": "1"}"#,
      ])
    ),
    StaleCase(
      "a create: its collection and its list, and no object",
      #"lists: [{name: A, testProfiles: [{description: N, email: n@example.com, attributes: {P: "1", Q: null}}]}]"#,
      looks: ["/attributes?pageSize=1000", "/lists/3", profiles],
      is: .applied(["applied + list/A/test-profile/N"], writes: ["POST /test-profiles"])
    ),
  ]

  static let globalTestProfiles = [
    StaleCase(
      "of the system list: a create: its collection, and no object",
      #"testProfiles: [{description: N, email: n@example.com, attributes: {P: "1", Q: null}}]"#,
      looks: ["/attributes?pageSize=1000", profiles],
      is: .applied(["applied + test-profile/N"], writes: ["POST /test-profiles"])
    ),
    StaleCase(
      "of the system list: a new description is taken",
      "testProfiles: [{description: Bea, formerly: Anna}]",
      {
        $0.add(
          "testProfiles",
          #"{"id": 70, "listId": 1, "description": "Bea", "email": null, "trackingPermission": null, "attributes": {}}"#
        )
      },
      is: .stale(["  ~ test-profile/Bea: another of its name was made since the plan was made"])
    ),
    StaleCase(
      "of the system list: a test profile that somebody has made as planned, with more values",
      #"testProfiles: [{description: N, email: n@example.com, attributes: {P: "1"}}]"#,
      {
        $0.add(
          "testProfiles",
          #"{"id": 70, "listId": 1, "description": "N", "email": "n@example.com", "trackingPermission": true, "attributes": {"Q": "2", "P": "1"}}"#
        )
      },
      is: .applied(["applied + test-profile/N: already up to date"], writes: [])
    ),
    StaleCase(
      "of the system list: a test profile that somebody has made otherwise",
      #"testProfiles: [{description: N, email: n@example.com, attributes: {P: "1"}}]"#,
      {
        $0.add(
          "testProfiles",
          #"{"id": 70, "listId": 1, "description": "N", "email": "o@example.com", "trackingPermission": true, "attributes": {"P": "3"}}"#
        )
      },
      is: .stale([
        "  + test-profile/N: one of its name was made since the plan was made, and it is different",
        #"      email:      planned none, found "o@example.com", wanted "n@example.com""#,
        #"      attributes: planned none, found {"P": "3"}, wanted {"P": "1"}"#,
      ])
    ),
  ]

  static let valuesLost = [
    StaleCase(
      "an attribute that a declared test profile has a value of, to be replaced",
      "{attributes: [{name: P, maxLength: 80, hidden: true}], testProfiles: [{description: Anna, attributes: {P: '1'}}]}",
      is: .applied(
        ["applied -/+ attribute/P", "applied ~ test-profile/Anna"],
        writes: ["DELETE /attributes/10", "POST /attributes?hidden=true", "PATCH /test-profiles/51"]
      )
    )
  ]
}
