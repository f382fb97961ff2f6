import Resources
import Support

/// One answer of the simulated tenant.
package struct SandboxResponse: Hashable, Sendable {
  /// The HTTP status.
  package let status: Int
  /// In the order in which they are sent; without those that belong to the connection.
  package let headers: [SandboxHeader]
  /// The body; empty for none.
  package let body: [UInt8]

  /// An answer from its parts.
  package init(status: Int, headers: [SandboxHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the last header of that name (in lower case).
  package func header(_ name: String) -> String? { headers.last { $0.name == name }?.value }

  /// An answer with a HAL document.
  static func hal(_ json: JSON, status: Int = 200, location: String? = nil) -> SandboxResponse {
    SandboxResponse(
      status: status,
      headers: (location.map { [SandboxHeader("location", $0)] } ?? [])
        + [SandboxHeader("content-type", "application/hal+json;charset=utf-8")],
      body: json.bytes()
    )
  }

  /// An answer without a body.
  static func empty(_ status: Int) -> SandboxResponse { SandboxResponse(status: status) }
}
