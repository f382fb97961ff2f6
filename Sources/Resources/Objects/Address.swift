import Support

/// The name of an object across tenants, such as `list/Newsletter/target-group/VIP`.
///
/// `/`, `%` and `*` inside a name are written `%2F`, `%25`, `%2A`, so that an address can be split and matched
/// by globs.
package struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole address, with all other characters as they are.
  package let text: String

  /// An address of the given kind: in the list of that name, or in the system scope where it is nil.
  /// `name` is nil for what a list has just one of.
  package init(list: String?, word: String, name: String?) {
    var text = ""
    if let list { text = "list/" + Address.escape(list) + "/" }
    text += word
    if let name { text += "/" + Address.escape(name) }
    self.text = text
  }

  /// An address that is written out already.
  package init(written text: String) { self.text = text }

  /// As it is shown, and read again: what cannot be seen as the `%XX` of its bytes.
  package var description: String { AddressSpelling.pasteable(text) }

  /// By code points.
  package static func == (one: Address, other: Address) -> Bool { sameCodePoints(one.text, other.text) }

  /// By code points.
  package static func < (one: Address, other: Address) -> Bool {
    CodePoints(one.text) < CodePoints(other.text)
  }

  /// By code points.
  package func hash(into hasher: inout Hasher) { CodePoints(text).hash(into: &hasher) }

  /// The name of the list that the object is below; nil in the system scope.
  package var listName: String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // A list is two parts itself, and what is below one is at least three.
    return parts.count > 2 ? Address.unescape(parts[1]) : nil
  }

  /// The object's name within its scope; nil for what a list has one of.
  package var name: String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count.isMultiple(of: 2) ? parts.last.map(Address.unescape) : nil
  }

  private static func unescape(_ name: Substring.UTF8View) -> String {
    var out: [UInt8] = []
    var rest = name[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), let code = UInt8(String(Substring(rest.prefix(2))), radix: 16) else {
        out.append(byte)
        continue
      }
      out.append(code)
      rest = rest.dropFirst(2)
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func escape(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == 0x2F || $0 == 0x25 || $0 == 0x2A }) else { return name }
    var out = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "/": out += "%2F"
      case "%": out += "%25"
      case "*": out += "%2A"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
