/// How a platform's API speaks, as data and pure functions: what is the same for all of its kinds. What differs from kind to
/// kind stands in the kinds' tables.
package struct Dialect: Sendable {
  /// How requests are sent.
  package let requests: RequestForm
  /// How an object stands in an answer and in a request.
  package let objects: ObjectForm
  /// How a collection is read, page by page.
  package let pages: PageForm
  /// How a refusal is read.
  package let problems: ProblemForm
  /// What the answer to a write tells.
  package let writes: WriteForm

  /// A dialect from its parts.
  package init(
    requests: RequestForm,
    objects: ObjectForm,
    pages: PageForm,
    problems: ProblemForm,
    writes: WriteForm
  ) {
    self.requests = requests
    self.objects = objects
    self.pages = pages
    self.problems = problems
    self.writes = writes
  }
}

/// How requests are sent.
package struct RequestForm: Hashable, Sendable {
  /// The media types of requests and answers.
  package let media: MediaTypes
  /// How a request says who sends it.
  package let authentication: Authentication
  /// How an answer tells the limit of requests.
  package let limits: RateLimitForm

  /// How requests are sent.
  package init(media: MediaTypes, authentication: Authentication, limits: RateLimitForm) {
    self.media = media
    self.authentication = authentication
    self.limits = limits
  }
}

/// How a request says who sends it.
package enum Authentication: Hashable, Sendable {
  /// HTTP Basic (RFC 7617), with the client's id and its secret.
  case basic
  /// `Authorization: Bearer TOKEN` (RFC 6750).
  case bearer
}

/// The media types of requests and answers.
package struct MediaTypes: Hashable, Sendable {
  /// The value of `Accept`.
  package let accepted: String
  /// Of a request's body.
  package let body: String
  /// Of the body of a PATCH.
  package let patch: String
  /// Whether a request without a body names a type, too.
  package let isAlwaysNamed: Bool

  /// Media types; a PATCH has the same as any other body unless said otherwise.
  package init(accepted: String, body: String, patch: String? = nil, isAlwaysNamed: Bool = false) {
    self.accepted = accepted
    self.body = body
    self.patch = patch ?? body
    self.isAlwaysNamed = isAlwaysNamed
  }

  /// What a request of this verb has as `Content-Type`; nil for nothing.
  package func content(of method: Method, hasBody: Bool) -> String? {
    guard hasBody || isAlwaysNamed else { return nil }
    return method == .patch ? patch : body
  }
}
