import Resources
import Support

/// How likely one name is another one's successor.
enum NameLikeness {
  /// Of 100; 0 where the names say nothing.
  ///
  /// Alike are names that differ in case and signs, in digits, in an ending, or in a fifth of their characters. A short
  /// word that differs whole is a code, as of a language, and something put before a name turns its meaning around.
  static func percent(_ one: String, _ other: String) -> Int {
    let (first, second) = (folded(one), folded(other))
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    if first == second { return 100 }
    let letters = first.filter { !isDigit($0) }
    if letters.count >= 3, letters == second.filter({ !isDigit($0) }) { return 90 }
    let (shorter, longer) = first.count < second.count ? (first, second) : (second, first)
    if differInCodes(one, other) || longer.suffix(shorter.count) == shorter[...] { return 0 }
    if shorter.count >= 5, shorter.count * 2 >= longer.count, longer.starts(with: shorter) { return 80 }
    guard longer.count <= 255, longer.count - shorter.count <= longer.count / 5 else { return 0 }
    let distance = Suggestion.distance(first, second)
    return distance <= longer.count / 5 ? 100 - distance * 100 / longer.count : 0
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.filter(isPart)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

  /// Whether the names have the same words but for some that are short in both and not numbers.
  private static func differInCodes(_ one: String, _ other: String) -> Bool {
    func words(_ name: String) -> [[Unicode.Scalar]] {
      name.lowercased().unicodeScalars.split { !isPart($0) }.map(Array.init)
    }
    let (first, second) = (words(one), words(other))
    guard first.count == second.count, first.count > 1 else { return false }
    let differing = zip(first, second).filter { $0 != $1 }
    return differing.allSatisfy { $0.count <= 3 && $1.count <= 3 && !($0 + $1).allSatisfy(isDigit) }
  }
}
