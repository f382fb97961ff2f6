import Resources

/// The verbs of HTTP that APIs are asked with.
package typealias Method = Resources.Method

/// One request to a tenant. Only what comes after the tenant's base URL: a request cannot name another host.
package struct Request: Hashable, Sendable {
  /// The verb.
  package let method: Method
  /// The path below the base URL, percent-encoded, with a leading and without a trailing slash.
  package let path: String
  /// The query without its `?`, percent-encoded; empty for none.
  package let query: String
  /// The body; nil for none.
  package let body: [UInt8]?

  /// A request below the base URL.
  package init(_ method: Method, _ path: String, query: String = "", body: [UInt8]? = nil) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
  }

  /// Verb and target, to name it in a message.
  package var title: String { "\(method.rawValue) \(target)" }

  /// Path and query as they go on the wire.
  package var target: String { query.isEmpty ? path : path + "?" + query }
}

/// One answer of a tenant.
package struct Response: Hashable, Sendable {
  /// The HTTP status.
  package let status: Int
  /// Header names in lower case with their values, in the order they came.
  package let headers: [Header]
  /// The body after any transfer and content decoding.
  package let body: [UInt8]
  /// The wait that it asks for and that was not granted; nil for every other answer.
  var excessiveWait: ExcessiveWait?

  /// One header line.
  package struct Header: Hashable, Sendable {
    /// In lower case.
    package let name: String
    /// Without surrounding white space.
    package let value: String

    /// A header line; the name is put into lower case.
    package init(_ name: String, _ value: String) {
      self.name = name.lowercased()
      self.value = value
    }
  }

  /// An answer from its parts.
  package init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the last header of that name (in lower case).
  package func header(_ name: String) -> String? { headers.last { $0.name == name }?.value }
}

/// Why there is no answer.
package struct TransportError: Error, Hashable, Sendable {
  /// What kind of failure; decides whether a repeat can help and whether the server may have acted.
  package enum Reason: Hashable, Sendable {
    /// The host's name could not be resolved, or nothing accepted the connection: the server has not acted.
    case unreachable
    /// TLS could not be agreed on, or the certificate is not trusted: the server has not acted.
    case untrusted
    /// The connection ended after the request may have been sent: the server may have acted.
    case lost
    /// No complete answer within the time limit: the server may have acted.
    case timedOut
    /// The run was ended while the answer was waited for: the server may have acted.
    case cancelled
    /// The run was ended before the request was sent: the server has not acted.
    case unsent
    /// The answer makes no sense, or is beyond what the client accepts (an endless body, an encoding that was not asked
    /// for): the server may have acted.
    case refused
    /// The answer leads away from the base URL, or in a circle, and the server has not acted.
    case redirected
    /// The request could not be made at all: the server has not acted.
    case unusable
  }

  /// What kind of failure.
  package let reason: Reason
  /// What the library below said, without any secret.
  package let message: String
  /// Whether the answer had begun: then somebody is there who answers.
  package let hasContact: Bool

  /// A failure with the library's words.
  package init(_ reason: Reason, _ message: String, hasContact: Bool = false) {
    self.reason = reason
    self.message = message
    self.hasContact = hasContact
  }
}

extension TransportError {
  static let unsent = TransportError(.unsent, "the run was ended before it was sent")
}

/// What a run has left for a request.
enum Patience {
  /// How long there may be no byte of an answer, be it before the first one or in the middle; nil for as long as the transport's own limit.
  @TaskLocal static var left: Duration?
}

/// The one door to a tenant: libcurl, the embedded tenant, or a test's own.
package protocol Transport: Sendable {
  /// Sends one request and gives the answer, whatever its status.
  func send(_ request: Request) async throws(TransportError) -> Response
}
