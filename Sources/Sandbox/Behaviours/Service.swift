import Resources

/// A resource that is no object and no collection.
struct Service: Sendable {
  /// The path, with `{id}` where one is meant.
  let path: String
  /// The verb that it knows.
  let method: String
  /// Verbs that the API knows and the sandbox does not.
  var notSimulated: [String] = []
  /// What it does.
  let answer: @Sendable (inout Tenant, Call) throws(Problem) -> SandboxResponse

  /// All of them.
  static let standard: [Service] = [
    Service(path: "/lists/{id}/count", method: "GET") { tenant, call throws(Problem) in
      try tenant.count(call)
    },
    Service(path: "/events/subscriptions", method: "POST", notSimulated: ["GET"]) {
      tenant,
      call throws(Problem) in try tenant.subscribe(call)
    },
    Service(path: "/events/unsubscriptions", method: "POST", notSimulated: ["GET"]) {
      tenant,
      call throws(Problem) in try tenant.unsubscribe(call)
    },
  ]

  /// The paths of the API, later versions included, that are not simulated at all; `*` stands for one segment, and what is below one of them
  /// is meant too.
  static let unknownPaths: [String] = [
    "/action-mailings", "/actions", "/bounces", "/clicks", "/design-collections", "/events", "/imports",
    "/links",
    "/lists/*/recipient", "/mailings/*/links", "/mailings/*/rendered-content-size",
    "/mailings/*/renderedContent",
    "/mailings/*/approvals", "/memberships", "/operations", "/regular-mailings/*/links",
    "/recipients/*/subscriptions", "/regular-mailings/*/renderedContent", "/regular-mailings/*/schedule",
    "/sendings", "/serverinfo",
    "/split-test-mailings",
    "/statistics", "/subscription-mailings/*/links", "/subscription-mailings/*/renderedContent",
    "/temporary-preview", "/test-mail-groups", "/test-sendings", "/text-modules/*/dynamic-parameters",
    "/text-modules/*/recipient-attributes",
    "/tracking-permissions", "/trigger-mailings", "/web-beacon-hits",
  ]
}
