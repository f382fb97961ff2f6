/// Names that a replacement uses on its way, so that nothing is destroyed before its successor exists. What carries such
/// a name is a run's own: manifests cannot declare it, and what an interrupted run left is deleted by the next.
package enum TemporaryName {
  private static let mark = "~inx-apply"
  private static let oldMark = mark + "-old"

  /// How many new forms of one object there can be: each interrupted run may have left one.
  package static let attempts = 9

  /// The new form, before it has its place. What an interrupted run left keeps its name until the next one has finished, which
  /// therefore takes the next number.
  package static func new(_ name: String, attempt: Int = 1) -> String {
    name + mark + (attempt == 1 ? "" : "-\(attempt)")
  }

  /// Every name that a new form can have, the latest one first.
  package static func allNew(_ name: String) -> [String] {
    (1...attempts).reversed().map { new(name, attempt: $0) }
  }

  /// The old form, after it has given its place away.
  package static func old(_ name: String) -> String { name + oldMark }

  /// Whether the old form of an object would have that name.
  package static func isOld(_ name: String) -> Bool { name.hasSuffix(oldMark) }

  /// The name that a temporary one stands for; nil for any other.
  package static func base(of name: String) -> String? {
    for suffix in [oldMark, mark] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    guard let digit = name.utf8.last.map({ Int($0) - 0x30 }), (2...attempts).contains(digit) else {
      return nil
    }
    let suffix = mark + "-\(digit)"
    return name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : nil
  }
}

extension Kind {
  /// Whether a replacement left an object of that name on its way: it counts for nothing.
  package func usesTemporaryName(_ name: String?) -> Bool {
    replacement.usesTemporaryNames && name.flatMap(TemporaryName.base) != nil
  }
}
