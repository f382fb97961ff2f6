import Resources

extension Dialect {
  /// HAL with problem documents.
  package static let inxmail = Dialect(
    requests: .inxmail,
    objects: .inxmail,
    pages: .inxmail,
    problems: .inxmail,
    writes: .inxmail
  )
}

extension RequestForm {
  /// Basic authentication (reference, "Authentication"), and a limit that every answer tells (reference, "Rate Limiting").
  package static let inxmail = RequestForm(
    media: MediaTypes(
      accepted: "application/hal+json,application/problem+json",
      body: "application/hal+json",
      patch: "application/merge-patch+json"
    ),
    authentication: .basic,
    limits: RateLimitForm(
      headers: RateLimitForm.Headers(
        remaining: "x-ratelimit-remaining",
        reset: "x-ratelimit-reset",
        moment: .fromNow
      )
    )
  )
}

extension ObjectForm {
  /// Objects stand as they are, with links and what is embedded beside their members.
  package static let inxmail = ObjectForm(
    idMember: "id",
    formatMembers: ["_links", "_embedded"],
    formatPrefix: "_",
    embedded: "_embedded"
  )
}

extension WriteForm {
  /// An answer without a body is what a success looks like: 204 to a DELETE (reference, "HTTP Verbs"), and 200 to a PUT of a
  /// list setting (reference, "Changing a list setting"). A create finds out itself what was made. New data may show late
  /// (reference, "Long term data synchronization with the upcoming link").
  package static let inxmail = WriteForm(
    evidence: ["id", "_links"],
    hasLocation: true,
    mayBeEmpty: { kind, method, status in
      switch method {
      case .post: true
      case .delete: status == 204
      case .put: if case .settings = kind.shape { true } else { false }
      case .get, .patch: false
      }
    },
    looks: [.seconds(1), .seconds(3), .seconds(5)]
  )
}
