@testable import API
import CCurl
import Testing

/// The user and the password of a proxy are in none of the texts that libcurl makes of its address.
@Suite("Proxy variables")
struct ProxyVariableTests {
  private static let logins = [
    "mallory:s3cret", "mallory:s3%2Fcret", "mal%20lory:s3cret", "mallory:s3@cret", "mallory:s3/cret",
    "mallory", ":s3cret",
  ]
  private static let secrets = ["mallory", "mal lory", "mal%20lory", "s3"]

  @Test(arguments: logins, ["http://", "", "socks5h://", "quic://"])
  func nothingIsRepeated(login: String, scheme: String) throws {
    let value = "\(scheme)\(login)@proxy.example:3128x"
    let proxy = try #require(ProxyVariable(isEncrypted: true) { $0 == "HTTPS_PROXY" ? value : nil })
    let said: [(CURLcode, String)] = [
      (
        CURLE_COULDNT_RESOLVE_PROXY,
        "Unsupported proxy syntax in \'\(value)\': Port number was not a decimal number"
      ),
      (CURLE_COULDNT_RESOLVE_PROXY, "Could not resolve proxy: mallory"),
      (CURLE_COULDNT_CONNECT, "Unsupported proxy scheme for \'\(value)\'"),
      (CURLE_COULDNT_CONNECT, "Failed to connect to \(login)@proxy.example"),
      (CURLE_URL_MALFORMAT, "Malformed input to a URL function: \(value)"),
      (CURLE_UNSUPPORTED_PROTOCOL, "Unsupported proxy scheme for \'mallory\'"),
    ]
    for (code, words) in said {
      let error = CurlFailure.error(code, words: words, sends: 0, proxy: proxy)
      for secret in ProxyVariableTests.secrets { #expect(!error.message.contains(secret), "\(error)") }
      #expect(error.message.contains("HTTPS_PROXY"), "\(error)")
    }
    var dumped = ""
    dump(proxy, to: &dumped)
    #expect(!dumped.contains("s3") && !"\(proxy)".contains("s3"))
  }

  @Test("What has nothing to do with the proxy is told as it is")
  func otherFailures() throws {
    let proxy = try #require(ProxyVariable(isEncrypted: true) { _ in "http://mallory:s3cret@proxy.example" })
    let words = "Failed to connect to api.inxmail.com port 443 via proxy.example after 3 ms"
    #expect(CurlFailure.error(CURLE_COULDNT_CONNECT, words: words, sends: 0, proxy: proxy).message == words)
  }

  @Test(
    "The variable is libcurl's choice",
    arguments: [
      (true, ["https_proxy": "a", "HTTPS_PROXY": "b"], "https_proxy"),
      (true, ["HTTPS_PROXY": "b", "ALL_PROXY": "c"], "HTTPS_PROXY"),
      (true, ["HTTPS_PROXY": "", "all_proxy": "c", "ALL_PROXY": "d"], "all_proxy"),
      (false, ["HTTP_PROXY": "b", "ALL_PROXY": "c"], "ALL_PROXY"),
      (true, ["http_proxy": "a"], nil),
    ] as [(Bool, [String: String], String?)]
  )
  func choice(isEncrypted: Bool, environment: [String: String], name: String?) {
    #expect(ProxyVariable(isEncrypted: isEncrypted) { environment[$0] }?.name == name)
  }
}
