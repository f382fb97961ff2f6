@testable import API
import Foundation

/// A transport to a port of this machine; `PORT` in the base stands for it.
func transport(
  _ port: Int,
  base: String = "http://127.0.0.1:PORT/acme/rest/v1",
  parallelism: Int = 8,
  limits: CurlTransport.Limits = .patient,
  log: (@Sendable (HTTPLogLine) -> Void)? = nil
) throws -> CurlTransport {
  CurlTransport(
    CurlTransport.Tenant(
      try BaseURL.parse(base.replacingOccurrences(of: "PORT", with: "\(port)")),
      Credentials(clientID: Secret("anna"), clientSecret: Secret("geheim")),
      .inxmail
    ),
    userAgent: "inx-apply/test",
    parallelism: parallelism,
    limits: limits,
    log: log
  )
}

/// What a request fails with; nil where it does not.
func failure(_ transport: CurlTransport, _ request: Request) async -> TransportError? {
  do {
    _ = try await transport.send(request)
    return nil
  } catch {
    return error
  }
}

extension CurlTransport.Limits {
  /// For what a test ends itself, however busy the machine is.
  static let patient = CurlTransport.Limits(request: .seconds(1200), firstContact: .seconds(1200))

  /// A tenth of a second, 1000 bytes.
  static let small = CurlTransport.Limits(
    connect: .milliseconds(100),
    request: .milliseconds(100),
    bodyBytes: 1000,
    headerBytes: 1000
  )
}
