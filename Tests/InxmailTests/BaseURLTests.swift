import API
import Platforms
import Resources
import Testing

@Suite("BaseURL")
struct BaseURLTests {
  @Test(
    "Every spelling has one normal form",
    arguments: [
      ("https://api.inxmail.com/acme/rest/v1", "https://api.inxmail.com/acme/rest/v1", "acme"),
      ("HTTPS://API.Inxmail.COM:443/Acme/rest/v1/", "https://api.inxmail.com/Acme/rest/v1", "Acme"),
      ("https://api.inxmail.com:8443/rest/v1", "https://api.inxmail.com:8443/rest/v1", "api.inxmail.com"),
      ("https://example.com", "https://example.com", "example.com"),
      ("https://example.com/", "https://example.com", "example.com"),
      ("https://example.com/a%20b/rest/v1", "https://example.com/a%20b/rest/v1", "a%20b"),
      ("http://localhost:80/x/rest/v1", "http://localhost/x/rest/v1", "x"),
      ("http://127.0.0.1:8080/x/rest/v1", "http://127.0.0.1:8080/x/rest/v1", "x"),
      ("http://127.255.0.9/rest/v1", "http://127.255.0.9/rest/v1", "127.255.0.9"),
      ("http://[::1]:8080/x/rest/v1", "http://[::1]:8080/x/rest/v1", "x"),
      ("https://[2001:DB8::1]/x/rest/v1", "https://[2001:db8::1]/x/rest/v1", "x"),
    ]
  )
  func normalForm(text: String, normal: String, customer: String) throws {
    let url = try BaseURL.parse(text)
    #expect(url.text == normal)
    #expect(url.customer(Platform.inxmail.baseURL) == customer)
    #expect(try BaseURL.parse(normal) == url)
    #expect(url.text.hasPrefix(url.origin))
  }

  @Test(
    "What is wrong is said",
    arguments: [
      ("", BaseURLError.empty),
      ("https://api.inxmail.com/acme/rest/v1\n", .illegalCharacter),
      (" https://api.inxmail.com", .illegalCharacter),
      ("https://münchen.example/x", .illegalCharacter),
      ("api.inxmail.com/acme/rest/v1", .missingScheme),
      ("https:/api.inxmail.com", .missingScheme),
      ("localhost:8080", .missingScheme),
      ("ftp://api.inxmail.com", .unsupportedScheme),
      ("http://api.inxmail.com/acme/rest/v1", .plainHTTP),
      ("http://localhost.example.com", .plainHTTP),
      ("http://127.0.0.1.example.com", .plainHTTP),
      ("http://127.1", .plainHTTP),
      ("http://127.0.0.01", .plainHTTP),
      ("http://127.0.0.256", .plainHTTP),
      ("http://[::2]", .plainHTTP),
      ("https://id:secret@api.inxmail.com/acme", .userInfo),
      ("http://localhost@evil.example", .userInfo),
      ("https://", .missingHost),
      ("https:///rest/v1", .missingHost),
      ("https://:443/", .missingHost),
      ("https://a..b/", .invalidHost),
      ("https://a.b./", .invalidHost),
      ("https://a%2fb/", .invalidHost),
      ("https://[::1", .invalidHost),
      ("https://[evil]/", .invalidHost),
      ("https://[::1]x/", .invalidHost),
      ("https://a:0/", .invalidPort),
      ("https://a:65536/", .invalidPort),
      ("https://a:/", .invalidPort),
      ("https://a:+1/", .invalidPort),
      ("https://a:secret/", .invalidPort),
      ("https://a/x?y", .queryOrFragment),
      ("https://a?y", .queryOrFragment),
      ("https://a/x#y", .queryOrFragment),
      ("https://a\\b", .invalidPath),
      ("https://a/b//c", .invalidPath),
      ("https://a//", .invalidPath),
      ("https://a/../b", .invalidPath),
      ("https://a/%2E%2e/b", .invalidPath),
      ("https://a/.%2e", .invalidPath),
      ("https://a/b%2", .invalidPath),
      ("https://a/b%zz", .invalidPath),
      ("https://a/<b>", .invalidPath),
    ]
  )
  func errors(text: String, expected: BaseURLError) {
    #expect(throws: expected) { try BaseURL.parse(text) }
  }

  @Test(
    "A message says what it should look like and repeats nothing of the text",
    arguments: BaseURLError.allCases
  )
  func messages(error: BaseURLError) {
    let message = error.message(Platform.inxmail.baseURL)
    #expect(message.hasPrefix("the base URL "))
    #expect(message.hasSuffix("; it should look like https://api.inxmail.com/CUSTOMER/rest/v1"))
  }
}
