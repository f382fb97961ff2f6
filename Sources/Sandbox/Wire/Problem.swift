import Resources
import Support

/// Why a request is refused: one of the documented problem types (reference, "Problem types"), or a status whose
/// meaning is clear by itself.
struct Problem: Error, Hashable {
  /// The HTTP status.
  let status: Int
  /// The document of type `application/problem+json`.
  let document: JSON
  /// Header lines beside the content type.
  let headers: [SandboxHeader]

  private init(status: Int, document: JSON, headers: [SandboxHeader] = []) {
    self.status = status
    self.document = document
    self.headers = headers
  }

  /// A field of a request's body that breaks a constraint.
  struct InvalidField: Hashable {
    /// The member's name.
    let field: String
    /// The constraint in the reference's words.
    let problem: String
  }

  /// A bare title (reference, "Well defined error conditions").
  static func wellDefined(_ status: Int, _ title: String, headers: [SandboxHeader] = []) -> Problem {
    Problem(
      status: status,
      document: .members(["type": .string("about:blank"), "title": .string(title)]),
      headers: headers
    )
  }

  static let notFound = wellDefined(404, "Not Found")

  /// What the API has and this tenant has not.
  static func notSimulated(_ what: String) -> Problem {
    Problem(
      status: 404,
      document: .members([
        "type": .string("about:blank"), "title": .string("Not Found"),
        "detail": .string(what + ": not simulated"),
      ])
    )
  }

  /// Why a subscription or an unsubscription has failed.
  static func process(_ process: String, _ result: String, _ detail: String) -> Problem {
    documented(
      400,
      process + "-error",
      process + " process failed",
      detail: detail,
      members: [JSON.Member("result", .string(result))]
    )
  }

  static func methodNotAllowed(allowed: [String]) -> Problem {
    wellDefined(
      405,
      "Method Not Allowed",
      headers: [SandboxHeader("allow", allowed.joined(separator: ", "))]
    )
  }

  static let invalidBody = documented(400, "invalid-request-body", "unparsable request body")

  static let locked = documented(400, "locked-resource", "the resource is locked by an other user")

  static let duplicate = duplicate("A resource with the requested name already exists")

  /// A name that is taken, in other words than the documented ones.
  static func duplicate(_ detail: String) -> Problem {
    documented(409, "duplicate-resource", "resource already exists", detail: detail)
  }

  static func typeMismatch(_ parameter: String) -> Problem {
    documented(
      400,
      "type-mismatch",
      "a parameter had an incorrect type",
      detail: "provided value for parameter '\(parameter)' not supported."
    )
  }

  static func missingParameter(_ parameter: String) -> Problem {
    documented(
      400,
      "missing-parameter",
      "required parameter is missing",
      detail: "required parameter '\(parameter)' is missing"
    )
  }

  static func invalidParameter(_ detail: String) -> Problem {
    documented(400, "invalid-parameter-value", "invalid parameter value", detail: detail)
  }

  /// An attribute of recipients that the tenant does not have (reference, "Unknown Recipient Attribute").
  static func unknownAttribute(_ name: String) -> Problem {
    documented(
      400,
      "unknown-recipient-attribute",
      "the specified recipient attribute does not exist",
      detail: "the recipient attribute '\(name)' does not exist"
    )
  }

  static let noReferencedObject = invalidParameter("no object was found for the referenced id")

  static func validation(_ fields: [InvalidField]) -> Problem {
    documented(
      400,
      "validation-error",
      "invalid request parameters",
      members: [
        JSON.Member("generalErrors", .array([])),
        JSON.Member(
          "invalidFields",
          .array(
            fields.map { .members(["field": .string($0.field), "problem": .string($0.problem)]) }
          )
        ),
      ]
    )
  }

  /// A document with a link to its type's documentation, as all but the well-defined conditions have it.
  private static func documented(
    _ status: Int,
    _ type: String,
    _ title: String,
    detail: String? = nil,
    members: [JSON.Member] = []
  ) -> Problem {
    let href = "https://apidocs.inxmail.com/xpro/rest/v1/problems/" + type
    return Problem(
      status: status,
      document: .object(
        [JSON.Member("type", .string(type)), JSON.Member("title", .string(title))]
          + (detail.map { [JSON.Member("detail", .string($0))] } ?? []) + members + [
            JSON.Member("_links", .members(["documentation": .members(["href": .string(href)])]))
          ]
      )
    )
  }

  /// The answer that tells it.
  var response: SandboxResponse {
    SandboxResponse(
      status: status,
      headers: headers + [SandboxHeader("content-type", "application/problem+json")],
      body: document.bytes()
    )
  }
}
