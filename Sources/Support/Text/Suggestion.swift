/// "Did you mean": the nearest of some words, where one is near enough to be meant.
package enum Suggestion {
  /// A clause to be added to a message, such as ` (did you mean senderName?)`, or nothing.
  package static func clause(for word: String, among words: [String]) -> String {
    guard let meant = nearest(to: word, among: words) else { return "" }
    let shown = InvisibleCharacters.shown(inMessage: meant)
    // What cannot be seen is told apart by its escape already.
    guard LookAlikes.areAlike(InvisibleCharacters.shown(inMessage: word), shown) else {
      return " (did you mean \(shown)?)"
    }
    let written = InvisibleCharacters.spelledOut(word)
    return " (did you mean \(InvisibleCharacters.spelledOut(meant))? what is written is \(written))"
  }

  /// One that looks the same, the only word that begins so, or the nearest: at most a third of it may have to be changed, and
  /// something must stay. Of equally near ones the first. Never what was written: that is no help.
  package static func nearest(to word: String, among words: [String]) -> String? {
    guard word.utf8.count <= 64 else { return nil }
    let words = words.filter { !sameCodePoints($0, word) }
    if !word.utf8.allSatisfy({ $0 < 0x80 }) || !words.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }),
      let alike = words.first(where: { LookAlikes.areAlike(word, $0) })
    {
      return alike
    }
    if let only = onlyOne(beginning: word, among: words) { return only }
    let typed = Array(word.lowercased().unicodeScalars)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(typed, Array(candidate.lowercased().unicodeScalars))
      let length = candidate.unicodeScalars.count
      if distance <= max(1, length / 3), distance < max(length, typed.count),
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// The only word that goes on where the typed one ends, as `filterString` does for `filter`.
  private static func onlyOne(beginning word: String, among words: [String]) -> String? {
    guard word.utf8.count > 2 else { return nil }
    let longer = words.filter { $0.lowercased().utf8.starts(with: word.lowercased().utf8) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// Insertions, deletions, substitutions and swaps of neighbours.
  package static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in one.indices {
      var current = [i + 1]
      for j in other.indices {
        var best = min(last[j + 1] + 1, current[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[other.count]
  }
}

extension String {
  /// At most so many Unicode scalars of the text, with an ellipsis where there are more, for messages.
  package func shortened(to length: Int) -> String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex
    else { return self }
    return String(unicodeScalars[..<end]) + "…"
  }
}
