import Resources
import Support

/// What a tenant may be called in `inx-apply.yaml`: its name becomes part of file names.
enum TenantName {
  /// Letters, digits, `.`, `_` and `-`; not `.` at its beginning.
  static func isValid(_ name: String) -> Bool {
    name.utf8.first != UInt8(ascii: ".") && !name.isEmpty && name.unicodeScalars.allSatisfy(isAllowed)
  }

  /// What is wrong with a name that is not valid.
  static func message(_ name: String) -> String {
    let shown = InvisibleCharacters.shown(name.shortened(to: 60))
    let rule = "letters, digits, \".\", \"_\" and \"-\", and does not begin with \".\""
    return "\"\(shown)\" is not a tenant's name: a name has \(rule)"
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if "._-".unicodeScalars.contains(scalar) { return true }
    // Some letters have no shape.
    guard !InvisibleCharacters.isInvisible(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      return true
    default: return false
    }
  }
}
