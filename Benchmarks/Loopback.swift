import API
import Desired
import Planner
import Platforms
import Resources
import Sandbox
import Support

/// A plan over HTTP on loopback against a tenant that takes 50 ms for each answer: lists with subscription settings.
struct Loopback {
  let count: Int
  private let latency = 0.05
  private let parallelism = 8

  func measure() async throws -> JSON {
    var tenant = try Tenant(clock: { Instant(seconds: 0) })
    for index in 1...count {
      let body = #"{"name":"List \#(index)","type":"STANDARD","senderAddress":"news@example.com"}"#
      _ = tenant.respond(to: SandboxRequest("POST", "/lists", body: Array(body.utf8)))
    }
    let state = tenant
    let server = SandboxServer(
      credentials: SandboxCredentials(clientID: "id", clientSecret: "secret"),
      options: SandboxServer.Options(latency: .milliseconds(50)),
      handler: { request in
        var tenant = state
        return tenant.respond(to: request)
      }
    )
    let port = try server.start()
    defer { server.stop() }
    let url = try BaseURL.parse(SandboxServer.baseURL(port: port))
    let transport = CurlTransport(
      CurlTransport.Tenant(
        url,
        Credentials(clientID: Secret("id"), clientSecret: Secret("secret")),
        .inxmail
      ),
      userAgent: "inx-apply-bench",
      parallelism: parallelism
    )
    defer { transport.shutdown() }
    var text = "lists:\n"
    for index in 1...count {
      text += "  - name: List \(index)\n    subscriptionSettings:\n      doiConfirmationDuration: 30\n"
    }
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "lists.yaml", bytes: Array(text.utf8))],
      registry: .standard,
      variables: Variables(),
      contents: NoFiles()
    )
    guard let configuration = decoded.configuration else { throw BenchError.invalid }
    var requests = 0
    let seconds = try await median(of: 3) {
      let planner = Planner(registry: .standard)
      let selection = planner.selection(configuration)
      let reader = SnapshotReader(Client(transport, .inxmail), parallelism: parallelism)
      var snapshot = try await reader.collections(selection.collections, lookups: selection.lookups)
      let matches = try planner.matches(configuration, snapshot)
      try await reader.details(matches.details(configuration, selection, snapshot), into: &snapshot)
      requests = try planner.plan(configuration, snapshot, selection, matches).reads
    }
    let bound = 1.5 * Double(requests) / Double(parallelism) * latency
    return .members([
      "part": .string("loopback"), "count": .int(count), "requests": .int(requests),
      "seconds": rounded(seconds),
      "bound": rounded(bound), "ratio": rounded(seconds / bound),
    ])
  }
}

private struct NoFiles: Contents {
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    throw ContentsError("does not exist")
  }
}
