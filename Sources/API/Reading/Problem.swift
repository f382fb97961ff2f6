import Resources
import Support

/// What a tenant says about a request that it did not carry out (RFC 9457).
///
/// Reads whatever comes: a proxy answers in HTML, and a problem may lack any of its parts.
package struct Problem: Hashable, Sendable {
  /// One field of the request that the tenant objects to.
  package typealias InvalidField = ProblemDocument.InvalidField

  /// The type of a problem that is no more than its status.
  package static let blankType = "about:blank"

  /// The HTTP status.
  package let status: Int
  /// A bare word such as `validation-error`, to branch on; `about:blank` where there is none.
  package let type: String
  /// What kind of problem it is, in the tenant's words or, where it has none, HTTP's.
  package let title: String
  /// What it is in this case; nil where the tenant does not say.
  package let detail: String?
  /// Objections to the request as a whole.
  package let generalErrors: [String]
  /// Objections to single fields, in the order they came.
  package let invalidFields: [InvalidField]
  /// What it means to a run, beyond what the status says.
  package private(set) var meaning: ProblemMeaning?
  /// The wait that it asks for, where that is longer than the run may take.
  package private(set) var excessiveWait: ExcessiveWait?

  /// A problem from its parts.
  package init(
    status: Int,
    type: String = Problem.blankType,
    title: String,
    detail: String? = nil,
    generalErrors: [String] = [],
    invalidFields: [InvalidField] = []
  ) {
    self.status = status
    self.type = type
    self.title = title
    self.detail = detail
    self.generalErrors = generalErrors
    self.invalidFields = invalidFields
  }

  /// Reads an answer that is not a success. Never fails: what cannot be read is left out.
  package init(_ response: Response, _ form: ProblemForm) {
    let document = (try? JSONReader.read(response.body)).map(form.read)
    let type = document?.type ?? Problem.blankType
    self.init(
      status: response.status,
      type: type,
      title: document?.title ?? Problem.words(for: response.status),
      detail: document?.detail,
      generalErrors: document?.generalErrors ?? [],
      invalidFields: document?.invalidFields ?? []
    )
    meaning = form.meaning(response.status, type)
    excessiveWait = response.excessiveWait
  }

  /// One line of at most 500 characters, without control characters:
  /// `400 validation-error: invalid request parameters (name: must not be null)`.
  package var summary: String {
    let head = type == Problem.blankType ? "\(status) \(title)" : "\(status) \(type): \(title)"
    let more = [detail].compactMap { $0 } + generalErrors + invalidFields.map { "\($0.field): \($0.problem)" }
    let line = Problem.oneLine(more.isEmpty ? head : "\(head) (\(more.joined(separator: "; ")))")
    return line.count <= 500 ? line : line.prefix(499) + "…"
  }

  /// Line breaks become spaces; what would move the cursor or reorder the line is dropped.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .lineSeparator, .paragraphSeparator,
        .control where scalar.properties.isWhitespace:
        if line.last != " " { line.append(" ") }
      case .control, .format:
        continue
      default:
        line.append(scalar)
      }
    }
    return String(line)
  }

  private static func words(for status: Int) -> String {
    switch status {
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 406: "Not Acceptable"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 410: "Gone"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 422: "Unprocessable Content"
    case 423: "Locked"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 300..<400: "Redirection"
    case 400..<500: "Client Error"
    case 500..<600: "Server Error"
    default: "Unexpected Status"
    }
  }
}
