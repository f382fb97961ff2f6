import Foundation
import Testing

/// The login of a proxy is in nothing that the program prints, whatever is wrong with the proxy.
@Suite struct ProxyLoginTests {
  @Test(
    arguments: [
      "http://mallory:s3cret@127.0.0.1:1", "http://mallory:s3cret@proxy.invalid:3128",
      "mallory:s3cret@127.0.0.1:x",
      "quic://mallory:s3cret@127.0.0.1:1", "http://mallory:s3/cret@127.0.0.1:1",
      "http://mallory:s3%2fcret@[::1",
      "socks5h://mallory:s3cret@127.0.0.1:1",
    ],
    ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"]
  )
  func isNeverShown(_ proxy: String, _ variable: String) async throws {
    let folder = try Folder()
    try folder.write("lists: [{name: L}]", to: "m.yaml")
    let environment = TestTenant.credentials.merging([variable: proxy]) { $1 }
    let arguments = [
      "--base-url", "https://api.example/acme/rest/v1", "--retry-timeout", "0", "--log-http", "m.yaml",
    ]
    for command in [["plan"], ["plan", "--format", "json"]] {
      let run = try await Program.run(
        command + arguments,
        environment: environment,
        in: folder,
        output: .file
      )
      for secret in ["mallory", "s3"] {
        #expect(!run.stderr.contains(secret) && !run.stdout.contains(secret), "\(run)")
      }
      #expect(run.stderr.contains("GET /lists?pageSize=1000"), "\(run)")
      #expect(run.stdout == "" && (run.code == 6 || run.code == 1), "\(run)")
    }
  }
}
