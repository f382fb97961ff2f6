import API
import Support

/// Where a tenant really is, so that one under two spellings is told from two.
enum TenantPlace: Hashable {
  /// Origin and path, with nothing encoded that need not be.
  case url(String)
  /// A file, which need not exist.
  case file(FileIdentity)

  /// The place of a tenant, with links followed.
  init(_ tenant: TenantAddress) {
    switch tenant {
    case .api(let url, _): self = .url(url.origin + TenantPlace.decoded(url.path))
    case .sandbox(let file): self = .file(FileIdentity(file))
    }
  }

  /// Percent signs before what need not be encoded say nothing.
  private static func decoded(_ path: String) -> String {
    var out: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        out.append(byte)
        continue
      }
      let isPlain = code < 0x80 && Character(Unicode.Scalar(code)).isPlainInURL
      out += isPlain ? [code] : Array("%\(String(code, radix: 16))".utf8)
      rest = rest.dropFirst(2)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Character {
  /// Whether it is the same in a URL, encoded or not (RFC 3986, section 2.3).
  fileprivate var isPlainInURL: Bool { isASCII && (isLetter || isNumber || "-._~".contains(self)) }
}
