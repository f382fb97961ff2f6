import API
import Testing

@Suite("Secret")
struct SecretTests {
  @Test("No way of printing it shows it")
  func printing() {
    let secret = Secret("geheim")
    let credentials = Credentials(clientID: secret, clientSecret: secret)
    var dumped = ""
    dump(credentials, to: &dumped)
    dump([secret], to: &dumped)
    let printed = [
      "\(secret)", String(reflecting: secret), String(describing: credentials),
      String(reflecting: credentials),
      "\([secret])", "\(Optional(secret) as Any)", "\(Mirror(reflecting: secret).children.map(\.value))",
      dumped,
    ]
    #expect(printed.filter { $0.contains("geheim") } == [])
    #expect("\(secret)" == "<REDACTED>")
    #expect("\([secret])" == "[<REDACTED>]")
    #expect(secret.reveal() == "geheim")
  }
}
