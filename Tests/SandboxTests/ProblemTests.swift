import Testing

@testable import Sandbox

/// What is refused, with the whole problem document.
struct ProblemTests {
  static func document(_ type: String, _ title: String, _ more: String = "") throws -> String {
    try compact(
      """
      {"type": "\(type)", "title": "\(title)"\(more.isEmpty ? "" : ", " + more), "_links": {"documentation":
        {"href": "https://apidocs.inxmail.com/xpro/rest/v1/problems/\(type)"}}}
      """
    )
  }
  static func invalid(_ fields: (String, String)...) throws -> String {
    try "400 "
      + document(
        "validation-error",
        "invalid request parameters",
        "\"generalErrors\": [], \"invalidFields\": ["
          + fields.map { "{\"field\": \"\($0.0)\", \"problem\": \"\($0.1.replacing("\"", with: "\\\""))\"}" }
          .joined(separator: ", ") + "]"
      )
  }
  static func invalidParameter(_ detail: String) throws -> String {
    try "400 " + document("invalid-parameter-value", "invalid parameter value", "\"detail\": \"\(detail)\"")
  }
  /// With what the detail ends in beyond the documented sentence.
  static func duplicate(_ end: String = "") throws -> String {
    try "409 "
      + document(
        "duplicate-resource",
        "resource already exists",
        "\"detail\": \"A resource with the requested name already exists\(end)\""
      )
  }
  static let noObject = "no object was found for the referenced id"

  static func tenant() throws -> TenantHarness {
    try TenantHarness(
      """
      "lists": [\(TenantHarness.system), \(TenantHarness.admin), \(TenantHarness.standard),
        {"id": 6, "name": "Other", "type": "STANDARD", "senderAddress": "a@b.c"},
        {"id": 7, "name": "Fluid", "type": "DYNAMIC", "senderAddress": "a@b.c"}],
      "attributes": [{"id": 10, "name": "email", "type": "TEXT", "maxLength": 255},
        {"id": 11, "name": "Vorname", "type": "TEXT", "maxLength": 80}],
      "targetGroups": [{"id": 20, "name": "VIP", "listId": 5}, {"id": 21, "name": "In use", "listId": 5, "locked": true}],
      "textModules": [{"id": 30, "name": "imprint", "type": "TEXT", "listId": 1, "text": "x"}],
      "blacklistEntries": [{"id": 40, "pattern": "Spam@example.com"}],
      "datasources": [{"id": 50, "name": "Weather"}, {"id": 51, "name": "Stock", "locked": true}],
      "mailings": [{"id": 60, "name": "Welcome", "type": "SUBSCRIPTION_TRIGGER_MAILING", "listId": 6},
        {"id": 61, "name": "News", "type": "REGULAR_MAILING", "listId": 5}],
      "otherDatasourceNames": ["Prices.pdf"]
      """
    )
  }

  @Test(arguments: [
    ("GET", "/lists/99"), ("GET", "/lists/5/settings/Other"),
    ("PUT", "/lists/99/subscription-settings"), ("DELETE", "/lists/99"), ("GET", "/mailings/99"),
    ("DELETE", "/blacklist-entries?pattern=nobody@example.com"),
    ("GET", "/lists/99/settings/TrackingPermissionDetachedFromMembership"),
  ])
  func whatIsNotThere(method: String, target: String) throws {
    var tenant = try Self.tenant()
    #expect(tenant(method + " " + target, "{}") == "404 \(problem404)")
  }

  /// What the API has and the tenant has not is told apart from what there is nowhere.
  @Test(arguments: [
    ("GET", "/sendings", "/sendings"), ("GET", "/sendings/5/protocol", "/sendings/5/protocol"),
    ("POST", "/operations/mailings?command=x", "/operations/mailings"),
    ("GET", "/events/bounces", "/events/bounces"),
    ("GET", "/events/subscriptions", "GET of this resource"),
    ("GET", "/events/subscriptions/3", "/events/subscriptions/3"),
    ("GET", "/mailings/60/renderedContent", "/mailings/60/renderedContent"),
    ("DELETE", "/lists/5/recipient/3", "/lists/5/recipient/3"),
    ("GET", "/nothere", "/nothere"), ("GET", "/lists/5/nothing", "/lists/5/nothing"),
    ("POST", "/nothere/1", "/nothere/1"), ("GET", "/nope/%00", "/nope/%00"),
    ("GET", "/recipients/1/nothing", "/recipients/1/nothing"),
    ("POST", "/recipients", "POST of this resource"),
    ("PATCH", "/recipients/80", "PATCH of this resource"),
    ("GET", "/recipients?filterId=20", "the parameter filterId"),
    ("GET", "/recipients?attributes.Vorname=x", "the parameter attributes.Vorname"),
    ("GET", "/lists/7/count", "the recipients of a dynamic list"),
    ("GET", "/recipients?subscribedTo=7", "the recipients of a dynamic list"),
  ])
  func whatIsNotSimulated(method: String, target: String, what: String) throws {
    var tenant = try Self.tenant()
    let problem = #"{"type":"about:blank","title":"Not Found","detail":"\#(what): not simulated"}"#
    #expect(tenant(method + " " + target, "{}") == "404 " + problem)
  }

  /// Each path of the reference is simulated, or says that it is not.
  @Test(arguments: [
    "/", "/action-mailings", "/action-mailings/3", "/action-mailings/3/links",
    "/action-mailings/3/renderedContent", "/actions", "/actions/3", "/attributes", "/attributes/3",
    "/blacklist-entries", "/blacklist-entries/3", "/bounces", "/bounces/3", "/clicks", "/clicks/3",
    "/datasources/http", "/datasources/http/3", "/design-collections", "/design-collections/3",
    "/events/subscriptions", "/events/subscriptions/3", "/events/tracking-permissions",
    "/events/tracking-permissions/3", "/events/unsubscriptions", "/events/unsubscriptions/3",
    "/imports/recipients", "/imports/recipients/3", "/imports/recipients/3/files",
    "/imports/recipients/3/files/3", "/imports/recipients/3/files/3/errors", "/links", "/links/3", "/lists",
    "/lists/3", "/lists/3/count", "/lists/3/recipient/3",
    "/lists/3/settings/TrackingPermissionDetachedFromMembership", "/lists/3/subscription-settings",
    "/lists/3/unsubscription-settings", "/mailings", "/mailings/3", "/mailings/3/approvals",
    "/mailings/3/approvals/3", "/mailings/3/links", "/mailings/3/rendered-content-size",
    "/mailings/3/renderedContent", "/memberships", "/operations/mailings", "/recipients", "/recipients/3",
    "/recipients/3/subscriptions", "/regular-mailings", "/regular-mailings/3",
    "/regular-mailings/3/editor-content", "/regular-mailings/3/links", "/regular-mailings/3/renderedContent",
    "/regular-mailings/3/schedule", "/sendings", "/sendings/3", "/sendings/3/details",
    "/sendings/3/protocol", "/serverinfo", "/split-test-mailings", "/split-test-mailings/3",
    "/split-test-mailings/3/links", "/split-test-mailings/3/renderedContent", "/statistics/responses",
    "/statistics/sendings", "/subscription-mailings", "/subscription-mailings/3",
    "/subscription-mailings/3/links", "/subscription-mailings/3/renderedContent", "/target-groups",
    "/target-groups/3", "/temporary-preview", "/test-mail-groups", "/test-mail-groups/3", "/test-profiles",
    "/test-profiles/3", "/test-sendings", "/text-modules", "/text-modules/3",
    "/text-modules/3/dynamic-parameters", "/text-modules/3/recipient-attributes", "/tracking-permissions",
    "/tracking-permissions/3", "/trigger-mailings", "/trigger-mailings/3", "/trigger-mailings/3/links",
    "/trigger-mailings/3/renderedContent", "/web-beacon-hits", "/web-beacon-hits/3",
  ])
  func everyPathOfTheReference(path: String) throws {
    let tenant = try Tenant()
    do throws(Problem) { _ = try tenant.router.match(path) } catch {
      #expect(String(decoding: error.response.body, as: UTF8.self).contains("not simulated"))
    }
  }

  @Test(arguments: [
    ("/lists/abc", "id"), ("/lists/abc/subscription-settings", "listId"), ("/lists?afterId=x", "afterId"),
    ("/lists?pageSize=x", "pageSize"), ("/lists?ids=1,x", "ids"), ("/target-groups?listId=x", "listId"),
    ("/regular-mailings?mailingStates=SLEEPING", "mailingStates"),
  ])
  func whatIsOfTheWrongType(target: String, parameter: String) throws {
    var tenant = try Self.tenant()
    #expect(
      try tenant("GET " + target)
        == "400 "
        + Self.document(
          "type-mismatch",
          "a parameter had an incorrect type",
          "\"detail\": \"provided value for parameter '\(parameter)' not supported.\""
        )
    )
  }

  @Test(arguments: [
    ("PUT /target-groups/20", "GET, DELETE"), ("PUT /attributes/11", "GET, DELETE"),
    ("DELETE /blacklist-entries/40", "GET"), ("PATCH /lists/5", "GET, PUT, DELETE"),
    ("DELETE /lists", "GET, POST"),
    ("POST /mailings", "GET"), ("DELETE /mailings/60", "GET"), ("PATCH /subscription-mailings/60", "GET"),
    ("DELETE /regular-mailings", "GET, POST"), ("PUT /regular-mailings/61", "GET, PATCH, DELETE"),
    ("PATCH /regular-mailings/61/editor-content", "GET"),
    ("DELETE /test-profiles/30", "GET, PATCH"), ("PUT /test-profiles/30", "GET, PATCH"),
    ("POST /", "GET"),
    ("DELETE /lists/5/settings/TrackingPermissionDetachedFromMembership", "GET, PUT"),
  ])
  func whatIsNotAllowed(request: String, allowed: String) throws {
    var tenant = try Self.tenant()
    let response = tenant.send(request, "{}")
    #expect(response.status == 405)
    #expect(response.header("allow") == allowed)
    #expect(
      String(decoding: response.body, as: UTF8.self)
        == #"{"type":"about:blank","title":"Method Not Allowed"}"#
    )
  }

  @Test(arguments: [
    ("POST /lists", ""), ("POST /lists", "{"), ("POST /lists", "[]"), ("POST /lists", #"{"name": 1}"#),
    ("PUT /lists/5", #"{"name": "x" "senderAddress": "a@b.c"}"#),
    ("POST /attributes", #"{"maxLength": "80"}"#),
    ("PUT /datasources/http/50", #"{"name": "Weather", "contentWithInxmailTags": "true"}"#),
    ("PUT /lists/5/settings/TrackingPermissionDetachedFromMembership", #"{"value": true}"#),
    ("POST /target-groups", #"{"name": "x", "listId": "5"}"#),
    ("PUT /lists/5/subscription-settings", #"{"subscriptionType": "DOUBLE_OPT_IN"}"#),
  ])
  func bodiesThatCannotBeRead(request: String, body: String) throws {
    var tenant = try Self.tenant()
    let expected = try "400 " + Self.document("invalid-request-body", "unparsable request body")
    #expect(tenant(request, body) == expected)
  }

  @Test func bodiesThatBreakConstraints() throws {
    var tenant = try Self.tenant()
    let long = String(repeating: "ü", count: 256)
    #expect(
      try tenant(
        "POST /lists",
        #"{"senderName": " x", "replyToAddress": "nobody", "description": "\#(long)"}"#
      )
        == Self.invalid(
          ("name", "must not be null"),
          ("type", "must not be null"),
          ("description", "size must be between 0 and 255 inclusive"),
          ("senderAddress", "must not be null"),
          ("senderName", "must not contain padding whitespace characters"),
          ("replyToAddress", "must be a valid email address")
        )
    )
    #expect(
      try tenant("POST /lists", #"{"name": "x", "type": "DYNAMIC", "senderAddress": "a@b.c"}"#)
        == Self.invalid(("type", "must be STANDARD"))
    )
    #expect(
      try tenant("PUT /lists/5", #"{"name": "", "senderAddress": "nobody"}"#)
        == Self.invalid(
          ("name", "size must be between 1 and 255 inclusive"),
          ("senderAddress", "must be a valid email address")
        )
    )
    #expect(
      try tenant("POST /attributes", #"{"name": "Subscription_x", "type": "TEXT"}"#)
        == Self.invalid(("name", "must not be a reserved name"), ("maxLength", "must not be null"))
    )
    #expect(
      try tenant("POST /attributes", #"{"name": "x", "type": "TEXT", "maxLength": 256}"#)
        == Self.invalid(("maxLength", "must be at most 255"))
    )
    #expect(
      try tenant("POST /attributes", #"{"name": "x", "type": "NUMBER", "maxLength": 0}"#)
        == Self.invalid(
          (
            "type",
            "must be one of TEXT, DATE_AND_TIME, DATE_ONLY, TIME_ONLY, INTEGER, FLOATING_POINT_NUMBER, BOOLEAN"
          ),
          ("maxLength", "must not be provided")
        )
    )
    #expect(
      try tenant("POST /target-groups", #"{"filterString": "x"}"#)
        == Self.invalid(("listId", "must not be null"), ("name", "must not be empty"))
    )
    #expect(
      try tenant("POST /text-modules", #"{"name": "", "listId": 5, "type": "TEXT_HTML", "text": "x"}"#)
        == Self.invalid(("name", "must not be empty"), ("html", "must not be null"))
    )
    #expect(
      try tenant("POST /blacklist-entries", #"{"pattern": "*@example.com"}"#)
        == Self.invalid(("pattern", "must not contain the asterisk character"))
    )
    #expect(
      try tenant("POST /blacklist-entries", #"{"pattern": "x", "description": ""}"#)
        == Self.invalid(
          ("pattern", "size must be between 2 and 254 inclusive"),
          ("description", "size must be between 2 and 254 inclusive")
        )
    )
    #expect(
      try tenant("PUT /lists/5/settings/TrackingPermissionDetachedFromMembership", #"{"value": "yes"}"#)
        == Self.invalid(("value", "must be one of \"true\", \"false\""))
    )
    #expect(
      try tenant("PUT /lists/5/settings/TrackingPermissionDetachedFromMembership", "{}")
        == Self.invalid(("value", "must not be null"))
    )
    #expect(
      try tenant("PUT /lists/5/subscription-settings", #"{"subscriptionType": 12}"#)
        == Self.invalid(("subscriptionType", "must be one of 10, 11"))
    )
  }

  @Test(arguments: [
    ("POST /lists", #"{"name": "SAMPLELIST", "type": "STANDARD", "senderAddress": "a@b.c"}"#),
    ("PUT /lists/6", #"{"name": "SampleList", "senderAddress": "a@b.c"}"#),
    ("POST /attributes", #"{"name": "Vorname", "type": "INTEGER"}"#),
    ("POST /target-groups", #"{"name": "VIP", "listId": 5}"#),
    ("POST /text-modules", #"{"name": "imprint", "listId": 1, "type": "TEXT", "text": "y"}"#),
    ("POST /blacklist-entries", #"{"pattern": "spam@EXAMPLE.com"}"#),
    ("POST /datasources/http", #"{"name": "Weather"}"#),
    ("POST /datasources/http", #"{"name": "Prices.pdf"}"#),
    ("PUT /datasources/http/50", #"{"name": "Prices.pdf"}"#),
  ])
  func namesThatAreTaken(request: String, body: String) throws {
    var tenant = try Self.tenant()
    // Of an attribute it names the attribute.
    #expect(try tenant(request, body) == Self.duplicate(request.hasSuffix("attributes") ? ": 'Vorname'" : ""))
  }

  @Test(arguments: [
    ("POST /target-groups", #"{"name": "VIP", "listId": 6}"#, 201),
    ("POST /target-groups", #"{"name": "vip", "listId": 5}"#, 201),
    ("PUT /lists/5", #"{"name": "SAMPLELIST", "senderAddress": "a@b.c"}"#, 200),
    ("POST /attributes", #"{"name": "vorname", "type": "INTEGER"}"#, 201),
  ])
  func namesThatAreFree(request: String, body: String, status: Int) throws {
    var tenant = try Self.tenant()
    #expect(tenant.send(request, body).status == status)
  }

  @Test(arguments: [
    ("PUT /lists/5/subscription-settings", #"{"welcomeMailingId": 99}"#),
    ("PUT /lists/5/subscription-settings", #"{"welcomeMailingId": 60}"#),
    ("PUT /lists/5/unsubscription-settings", #"{"goodByeMailingId": 61}"#),
    ("POST /target-groups", #"{"name": "x", "listId": 99}"#),
  ])
  func idsOfNothing(request: String, body: String) throws {
    var tenant = try Self.tenant()
    #expect(try tenant(request, body) == Self.invalidParameter(Self.noObject))
  }

  @Test func whatListsDoNotTake() throws {
    var tenant = try Self.tenant()
    for list in [1, 2, 7] {
      #expect(
        try tenant("PUT /lists/\(list)/subscription-settings", "{}")
          == Self.invalidParameter("only STANDARD lists have subscription settings")
      )
      #expect(tenant.send("GET /lists/\(list)/subscription-settings").status == 200)
      #expect(
        try tenant(
          "PUT /lists/\(list)/settings/TrackingPermissionDetachedFromMembership",
          #"{"value": "true"}"#
        )
          == Self.invalidParameter("only STANDARD lists have settings")
      )
    }
  }

  @Test func whatCannotBeDeleted() throws {
    var tenant = try Self.tenant()
    for target in ["/lists/1", "/lists/2", "/attributes/10"] {
      let id = target.split(separator: "/")[1]
      #expect(
        try tenant("DELETE " + target)
          == Self.invalidParameter("the object with the id \(id) cannot be deleted")
      )
    }
    #expect(
      try tenant("DELETE /blacklist-entries")
        == "400 "
        + Self.document(
          "missing-parameter",
          "required parameter is missing",
          "\"detail\": \"required parameter 'pattern' is missing\""
        )
    )
  }

  @Test func whatIsLocked() throws {
    var tenant = try Self.tenant()
    let locked = try "400 " + Self.document("locked-resource", "the resource is locked by an other user")
    #expect(tenant("DELETE /target-groups/21") == locked)
    #expect(tenant("PUT /datasources/http/51", #"{"name": "Stock"}"#) == locked)
    // The list of a locked object is locked against deletion too (reference, "Delete mailing list"), but not against a
    // change.
    #expect(tenant("DELETE /lists/5") == locked)
    #expect(tenant.send("PUT /lists/5", #"{"name": "sampleList", "senderAddress": "a@b.c"}"#).status == 200)
    #expect(!tenant("GET /datasources/http/51").contains("locked"))
  }

  @Test func aRefusedRequestChangesNothing() throws {
    var tenant = try Self.tenant()
    let before = tenant.tenant.document
    _ = tenant("POST /lists", #"{"name": "sampleList", "type": "STANDARD", "senderAddress": "a@b.c"}"#)
    _ = tenant("PUT /lists/5", "{}")
    _ = tenant("DELETE /lists/1")
    _ = tenant("DELETE /lists/5")
    #expect(tenant.tenant.document == before)
  }
}
