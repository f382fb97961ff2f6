import Glibc
import Inxmail

/// Where a tenant really is, so that one under two spellings is told from two.
enum TenantPlace: Hashable {
  /// Origin and path, with nothing encoded that need not be.
  case url(String)
  /// A file that exists.
  case file(device: UInt64, number: UInt64)
  /// Where a file will be.
  case path(String)

  /// The place of a tenant, with links followed.
  init(_ tenant: TenantAddress) {
    switch tenant {
    case .api(let url, _): self = .url(url.origin + TenantPlace.decoded(url.path))
    case .sandbox(let file):
      var status = stat()
      if stat(file, &status) == 0 {
        self = .file(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
      } else {
        self = .path(TenantPlace.future(file))
      }
    }
  }

  /// Where a file would be made. A link may lead to where there is nothing yet.
  private static func future(_ file: String) -> String {
    var path = file
    // As many links as Linux follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { break }
      let target = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = target.hasPrefix("/") ? target : FilePath.parent(path) + "/" + target
    }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard let directory = FilePath.real(FilePath.parent(path)) else { return path }
    return directory + "/" + name
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
