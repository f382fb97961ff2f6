/// The environment's variable that names the proxy, as libcurl chooses it. Its value may hold a user and a password, and
/// libcurl repeats parts of it in what it says of a failure.
struct ProxyVariable: Sendable {
  /// Such as `HTTPS_PROXY`.
  let name: String
  private let value: Secret

  /// The first that is set of those that count for the scheme; nil where there is no proxy.
  init?(isEncrypted: Bool, environment: (String) -> String?) {
    // In capitals, HTTP_PROXY could come from a header of a request to a server that runs this program.
    let names = isEncrypted ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    for name in names + ["all_proxy", "ALL_PROXY"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      (self.name, self.value) = (name, Secret(value))
      return
    }
    return nil
  }

  /// What libcurl says, or no more than that the proxy could not be used where that could repeat its user or password.
  /// `plain` are libcurl's words for the kind of failure alone.
  func shown(_ words: String, plain: String, isOfProxy: Bool) -> String {
    if isOfProxy { return "the proxy that \(name) names cannot be used: \(plain)" }
    return isRepeated(in: words) ? "\(plain) (with the proxy that \(name) names)" : words
  }

  /// Whether the text holds the user or the password, as it is written or decoded.
  private func isRepeated(in words: String) -> Bool {
    let text = value.reveal()
    let afterScheme = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    guard let end = afterScheme.lastIndex(of: "@") else { return false }
    let login = afterScheme[..<end]
    let parts = [login] + login.split(separator: ":", maxSplits: 1)
    return parts.contains { part in
      [String(part), ProxyVariable.decoded(part)].contains { !$0.isEmpty && words.contains($0) }
    }
  }

  private static func decoded(_ text: Substring) -> String {
    var out: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let code = rest.prefix(2)
      if byte == UInt8(ascii: "%"), code.count == 2, let value = UInt8(String(Substring(code)), radix: 16) {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
