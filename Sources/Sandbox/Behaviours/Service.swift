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
}
