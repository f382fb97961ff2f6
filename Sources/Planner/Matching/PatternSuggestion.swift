import Resources
import Support

/// "Did you mean" for a pattern of the command line that matches nothing.
package enum PatternSuggestion {
  /// A longer pattern is not compared.
  private static let longest = 200
  /// So many addresses are compared at most.
  private static let most = 20_000

  /// A clause to be added to a message, such as ` (did you mean list/News?)`, or nothing. What it names matches something.
  package static func clause(for glob: Glob, among known: [Address]) -> String {
    guard let meant = nearest(to: glob, among: known) else { return "" }
    let written = String(decoding: AddressSpelling.canonical(glob.pattern), as: UTF8.self)
    let shown = AddressSpelling.pasteable(meant)
    guard LookAlikes.areAlike(AddressSpelling.pasteable(written), shown) else {
      return " (did you mean \(shown)?)"
    }
    return
      " (did you mean \(AddressSpelling.spelledOut(meant))? what is written is \(AddressSpelling.spelledOut(written)))"
  }

  private static func nearest(to glob: Glob, among known: [Address]) -> String? {
    let pattern = String(decoding: AddressSpelling.canonical(glob.pattern), as: UTF8.self)
    guard !pattern.isEmpty, pattern.unicodeScalars.count <= longest else { return nil }
    if pattern.utf8.contains(UInt8(ascii: "*")) { return nearest(toGlob: pattern, among: known) }
    let texts = known.map(\.text)
    // Only the list before it is missing.
    let tail = Array("/\(pattern)".utf8)
    if let whole = texts.filter({
      $0.utf8.count > tail.count && $0.utf8.suffix(tail.count).elementsEqual(tail)
    }).min() {
      return whole
    }
    return closest(to: pattern, among: texts)
  }

  /// Of patterns only the shape is compared: which kinds, below a list or not.
  private static func nearest(toGlob pattern: String, among known: [Address]) -> String? {
    let below = "list/*/\(pattern)"
    if known.contains(where: { Glob(below).matches($0) }) { return below }
    var shapes: [String] = []
    var seen: Set<String> = []
    for address in known {
      let parts = address.text.split(separator: "/", omittingEmptySubsequences: false)
      let shape = parts.enumerated().map { $0.offset.isMultiple(of: 2) ? String($0.element) : "*" }
        .joined(separator: "/")
      if seen.insert(shape).inserted { shapes.append(shape) }
    }
    return closest(to: pattern, among: shapes.sorted())
  }

  /// The nearest text that is another one: of what stands behind the parts that both begin with, at most a third may have to
  /// be changed, and something must stay.
  private static func closest(to pattern: String, among texts: [String]) -> String? {
    let typed = Array(pattern.lowercased().unicodeScalars)
    var best: (text: String, distance: Int)?
    for text in texts.prefix(most) where !sameCodePoints(text, pattern) {
      let known = Array(text.lowercased().unicodeScalars)
      guard known.count <= longest else { continue }
      let start = commonParts(typed, known)
      let (one, other) = (typed.count - start, known.count - start)
      let limit = min(max(1, other / 3), (best?.distance ?? .max) - 1)
      guard abs(one - other) <= limit else { continue }
      let distance = Suggestion.distance(Array(typed[start...]), Array(known[start...]))
      if distance <= limit, distance < max(one, other) { best = (text, distance) }
    }
    return best?.text
  }

  /// How many scalars both have in the parts that they begin with, slashes included.
  private static func commonParts(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var end = 0
    for index in 0..<min(one.count, other.count) {
      guard one[index] == other[index] else { break }
      if one[index] == "/" { end = index + 1 }
    }
    return end
  }
}
