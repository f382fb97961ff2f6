import Resources
import Support

/// What two stretches of text have in common, word by word, in their order. Data only.
///
/// Where there are few words, it is their longest common subsequence, measured in characters; otherwise what lies around
/// the words that stand in each of them just once.
struct WordAlignment {
  /// What differs and what is alike, in turns; beginning and ending with what differs, where anything does.
  let pieces: [LineDifference.Piece]
  /// How many characters are alike.
  let alike: Int

  /// Above so many comparisons only words that stand there once are compared.
  private static let limit = 250_000

  /// Aligns the words of both.
  init(_ old: ArraySlice<Character>, _ new: ArraySlice<Character>) {
    guard !old.isEmpty || !new.isEmpty else {
      (pieces, alike) = ([], 0)
      return
    }
    let one = WordAlignment.words(of: old)
    let other = WordAlignment.words(of: new)
    let common = WordAlignment.runs(one, other)
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
  private static func runs(_ one: [String], _ other: [String]) -> [Run] {
    // Numbers are compared faster than words.
    var numbers: [CodePoints: Int] = [:]
    func number(_ word: String) -> Int {
      let next = numbers.count
      numbers[CodePoints(word), default: next] += 0
      return numbers[CodePoints(word)] ?? next
    }
    let (old, new) = (one.map(number), other.map(number))
    guard old.count * new.count > limit else { return subsequence(old, new, one.map(\.count)) }
    return anchored(old, new)
  }

  private static func subsequence(_ one: [Int], _ other: [Int], _ lengths: [Int]) -> [Run] {
    // Row i, column j: the most that can be had of what follows word i of the old and word j of the new ones.
    let width = other.count + 1
    var best = Array(repeating: 0, count: (one.count + 1) * width)
    for i in one.indices.reversed() {
      for j in other.indices.reversed() {
        let paired = one[i] == other[j] ? lengths[i] + best[(i + 1) * width + j + 1] : 0
        best[i * width + j] = max(paired, best[(i + 1) * width + j], best[i * width + j + 1])
      }
    }
    var runs: [Run] = []
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j], best[i * width + j] == lengths[i] + best[(i + 1) * width + j + 1] {
        if let last = runs.last, last.old + last.count == i, last.new + last.count == j {
          runs[runs.count - 1].count += 1
        } else {
          runs.append(Run(old: i, new: j, count: 1))
        }
        i += 1
        j += 1
      } else if best[i * width + j] == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return runs
  }

  /// The runs around the words that stand once in each: of those, as many as stand in the same order in both.
  private static func anchored(_ one: [Int], _ other: [Int]) -> [Run] {
    func places(_ words: [Int]) -> [Int: Int] {
      var places: [Int: Int] = [:]
      for (index, word) in words.enumerated() { places[word] = places[word] == nil ? index : -1 }
      return places
    }
    let (old, new) = (places(one), places(other))
    let anchors = one.indices.compactMap { index -> (old: Int, new: Int)? in
      guard old[one[index]] == index, let place = new[one[index]], place >= 0 else { return nil }
      return (index, place)
    }
    var runs: [Run] = []
    for anchor in increasing(anchors) {
      let end = runs.last.map { (old: $0.old + $0.count, new: $0.new + $0.count) } ?? (old: 0, new: 0)
      guard anchor.old >= end.old, anchor.new >= end.new else { continue }
      var (i, j) = anchor
      while i > end.old, j > end.new, one[i - 1] == other[j - 1] { (i, j) = (i - 1, j - 1) }
      var count = anchor.old - i
      while i + count < one.count, j + count < other.count, one[i + count] == other[j + count] { count += 1 }
      runs.append(Run(old: i, new: j, count: count))
    }
    return runs
  }

  /// The longest part of the pairs, in their order, whose second places increase.
  private static func increasing(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    // For each length the pair that ends a part of it with the lowest place.
    var ends: [Int] = []
    var before: [Int?] = []
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      before.append(low == 0 ? nil : ends[low - 1])
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var result: [(old: Int, new: Int)] = []
    var next = ends.last
    while let index = next {
      result.append(pairs[index])
      next = before[index]
    }
    return result.reversed()
  }
}
