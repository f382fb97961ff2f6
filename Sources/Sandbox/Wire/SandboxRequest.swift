/// One header line of a request or an answer.
package struct SandboxHeader: Hashable, Sendable {
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

/// One request to the simulated tenant.
package struct SandboxRequest: Hashable, Sendable {
  /// The verb in capitals.
  package let method: String
  /// The path below the base URL, percent-encoded, with a leading slash; a trailing one does not matter.
  package let path: String
  /// The query without its `?`, percent-encoded; empty for none.
  package let query: String
  /// What came before the body.
  package let headers: [SandboxHeader]
  /// The body; empty for none.
  package let body: [UInt8]

  /// A request below the base URL.
  package init(
    _ method: String,
    _ path: String,
    query: String = "",
    headers: [SandboxHeader] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// Path and query as they go on the wire.
  package var target: String { query.isEmpty ? path : path + "?" + query }

  /// The base URL that was asked, where the request tells: what the links of the answer begin with.
  var base: String? {
    headers.last { $0.name == "host" }.map { "http://" + $0.value + SandboxServer.basePath }
  }

  /// Whether it can change anything.
  var isWrite: Bool { method != "GET" && method != "HEAD" }
}
