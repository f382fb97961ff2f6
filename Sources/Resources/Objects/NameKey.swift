import Support

/// A name as its kind compares names: by code points, or without regard to case, character by character.
///
/// Hashes and compares ASCII in place: a tenant may have a hundred thousand names, and nearly all are ASCII.
package struct NameKey: Hashable, Sendable {
  private let text: String
  private let ignoresCase: Bool

  /// A name of a kind with that identity.
  package init(_ text: String, _ identity: Kind.Identity?) {
    ignoresCase = identity?.ignoresCase ?? false
    self.text = text
  }

  /// As the kind compares names.
  package static func == (one: NameKey, other: NameKey) -> Bool {
    guard one.ignoresCase, !sameCodePoints(one.text, other.text) else {
      return one.ignoresCase == other.ignoresCase && sameCodePoints(one.text, other.text)
    }
    return other.ignoresCase && sameCodePoints(CaseFolding.simple(one.text), CaseFolding.simple(other.text))
  }

  /// Over the bytes of the name, in lower case where case does not count.
  package func hash(into hasher: inout Hasher) {
    var text = text
    guard ignoresCase else {
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      return
    }
    let isASCII = text.withUTF8 { bytes in
      guard bytes.count <= 256, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { lower in
        for (index, byte) in bytes.enumerated() {
          lower[index] = UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        }
        hasher.combine(bytes: UnsafeRawBufferPointer(lower))
      }
      return true
    }
    if isASCII { return }
    var lower = CaseFolding.simple(text)
    lower.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
