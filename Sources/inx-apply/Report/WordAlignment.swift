import Resources

/// What two stretches of text have in common, word by word, in their order: the longest common subsequence of their words,
/// as measured in characters. Data only.
struct WordAlignment {
  /// What differs and what is alike, in turns; beginning and ending with what differs, where anything does.
  let pieces: [LineDifference.Piece]
  /// How many characters are alike.
  let alike: Int

  /// Above so many comparisons everything counts as different.
  private static let limit = 40_000

  /// Aligns the words of both.
  init(_ old: ArraySlice<Character>, _ new: ArraySlice<Character>) {
    guard !old.isEmpty || !new.isEmpty else {
      (pieces, alike) = ([], 0)
      return
    }
    let one = WordAlignment.words(of: old)
    let other = WordAlignment.words(of: new)
    let common = one.count * other.count <= WordAlignment.limit ? WordAlignment.common(one, other) : []
    var pieces: [LineDifference.Piece] = []
    var alike = 0
    var (i, j) = (0, 0)
    for run in common {
      let text = one[run.old..<(run.old + run.count)].joined()
      // A blank or a sign alone is alike by chance.
      guard text.count > 2, text.contains(where: WordAlignment.isOfWord) else { continue }
      pieces.append(.changed(old: one[i..<run.old].joined(), new: other[j..<run.new].joined()))
      pieces.append(.common(text))
      alike += text.count
      (i, j) = (run.old + run.count, run.new + run.count)
    }
    pieces.append(.changed(old: one[i...].joined(), new: other[j...].joined()))
    self.pieces = pieces.filter { $0 != .changed(old: "", new: "") }
    self.alike = alike
  }

  private struct Run {
    let old: Int
    let new: Int
    var count: Int
  }

  /// Letters and digits that follow each other are a word, and everything else is a word of one character.
  private static func words(of text: ArraySlice<Character>) -> [String] {
    var words: [String] = []
    var isOpen = false
    for character in text {
      let isPart = isOfWord(character)
      if isPart, isOpen { words[words.count - 1].append(character) } else { words.append(String(character)) }
      isOpen = isPart
    }
    return words
  }

  private static func isOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// The runs of words that both have.
  private static func common(_ one: [String], _ other: [String]) -> [Run] {
    // `best[i][j]` is the most that can be had of what follows word i of the old and word j of the new ones.
    var best = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
    for i in one.indices.reversed() {
      for j in other.indices.reversed() {
        let paired = sameCodePoints(one[i], other[j]) ? one[i].count + best[i + 1][j + 1] : 0
        best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
      }
    }
    var runs: [Run] = []
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if sameCodePoints(one[i], other[j]), best[i][j] == one[i].count + best[i + 1][j + 1] {
        if let last = runs.last, last.old + last.count == i, last.new + last.count == j {
          runs[runs.count - 1].count += 1
        } else {
          runs.append(Run(old: i, new: j, count: 1))
        }
        i += 1
        j += 1
      } else if best[i][j] == best[i + 1][j] {
        i += 1
      } else {
        j += 1
      }
    }
    return runs
  }
}
