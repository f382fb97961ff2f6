import Resources
import Support

/// Where two lines differ: the pieces that both have, and between them what stands there in each. Data only.
///
/// What both begin and end with is compared by what a reader takes for one character, so that no combining mark is parted
/// from its letter; between these, words are compared. Characters are the same where their code points are.
struct LineDifference: Equatable, Sendable {
  /// A part of both lines.
  enum Piece: Equatable, Sendable {
    case common(String)
    case changed(old: String, new: String)
  }

  /// From the beginning of the lines to their end: the first and the last are what both begin and end with, which may be
  /// nothing.
  let pieces: [Piece]
  /// Whether so much is alike that the rest is worth setting apart: at least half of the shorter line.
  let isTelling: Bool

  /// What both begin with.
  var start: String { if case .common(let text)? = pieces.first { text } else { "" } }
  /// What both end with.
  var end: String { if case .common(let text)? = pieces.last { text } else { "" } }
  /// What the old line has between.
  var old: String { middle.map(\.old).joined() }
  /// What the new line has between.
  var new: String { middle.map(\.new).joined() }

  private var middle: [(old: String, new: String)] {
    pieces.dropFirst().dropLast().map { piece in
      switch piece {
      case .common(let text): (text, text)
      case .changed(let old, let new): (old, new)
      }
    }
  }

  /// Compares two lines.
  init(_ old: String, _ new: String) {
    let one = Array(old)
    let other = Array(new)
    let shorter = min(one.count, other.count)
    var first = 0
    while first < shorter, LineDifference.same(one[first], other[first]) { first += 1 }
    var last = 0
    while last < shorter - first,
      LineDifference.same(one[one.count - 1 - last], other[other.count - 1 - last])
    {
      last += 1
    }
    let between = WordAlignment(one[first..<(one.count - last)], other[first..<(other.count - last)])
    let start = Piece.common(String(one[..<first]))
    let end = Piece.common(String(one[(one.count - last)...]))
    pieces = [start] + between.pieces + [end]
    let alike = first + last + between.alike
    isTelling = alike > 0 && alike * 2 >= shorter
  }

  /// By code points; Swift would take texts that are canonically equivalent for the same.
  static func == (one: LineDifference, other: LineDifference) -> Bool {
    sameCodePoints(one.start, other.start) && sameCodePoints(one.old, other.old)
      && sameCodePoints(one.new, other.new) && sameCodePoints(one.end, other.end)
  }

  static func same(_ one: Character, _ other: Character) -> Bool {
    one.unicodeScalars.elementsEqual(other.unicodeScalars)
  }
}

extension LineDiff.Hunk {
  /// A removed line and the added one that it has become.
  struct Pair: Equatable, Sendable {
    /// The removed line's position in the hunk.
    let old: Int
    /// The added line's position in the hunk.
    let new: Int
    /// Where they differ.
    let difference: LineDifference
  }

  /// Above so many comparisons lines are paired by their order alone.
  private static let limit = 4_096

  /// Which removed lines have become which added ones, in their order: within each run of changed lines those pairs
  /// that have most in common. Lines that are not much alike have no partner.
  var pairs: [Pair] {
    var pairs: [Pair] = []
    var index = 0
    while index < lines.count {
      let start = index
      while index < lines.count, lines[index].side == .old { index += 1 }
      let middle = index
      while index < lines.count, lines[index].side == .new { index += 1 }
      if start < middle, middle < index {
        pairs += LineDiff.Hunk.partners(lines[start..<middle], lines[middle..<index]).map {
          Pair(old: $0, new: $1, difference: LineDifference(lines[$0].text, lines[$1].text))
        }.filter(\.difference.isTelling)
      }
      if index == start { index += 1 }
    }
    return pairs
  }

  /// The pairs of positions with most in common, none of them crossing another.
  private static func partners(_ old: ArraySlice<LineDiff.Line>, _ new: ArraySlice<LineDiff.Line>)
    -> [(Int, Int)]
  {
    guard old.count * new.count <= limit else {
      return old.count == new.count ? Array(zip(old.indices, new.indices)) : []
    }
    let one = old.map { Array($0.text.utf8) }
    let other = new.map { Array($0.text.utf8) }
    // Words are compared where there are few lines: that takes longer.
    let isByWords = old.count * new.count <= limit / 64
    let likeness = zip(one, old).map { bytes, line in
      zip(other, new).map { otherBytes, otherLine in
        let likeness = LineDiff.Hunk.likeness(bytes, otherBytes)
        return likeness == 0 && isByWords ? LineDiff.Hunk.likeness(line.text, otherLine.text) : likeness
      }
    }
    // `best[i][j]` is the most that can be had of what follows line i of the old and line j of the new ones.
    var best = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
    for i in one.indices.reversed() {
      for j in other.indices.reversed() {
        let paired = likeness[i][j] == 0 ? 0 : likeness[i][j] + best[i + 1][j + 1]
        best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
      }
    }
    var found: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if likeness[i][j] > 0, best[i][j] == likeness[i][j] + best[i + 1][j + 1] {
        found.append((old.startIndex + i, new.startIndex + j))
        i += 1
        j += 1
      } else if best[i][j] == best[i + 1][j] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }

  /// How many thousandths of the longer line stand at the same end of both; 0 where that is not half of the shorter.
  private static func likeness(_ one: [UInt8], _ other: [UInt8]) -> Int {
    let shorter = min(one.count, other.count)
    var first = 0
    while first < shorter, one[first] == other[first] { first += 1 }
    var last = 0
    while last < shorter - first, one[one.count - 1 - last] == other[other.count - 1 - last] { last += 1 }
    let alike = first + last
    return alike == 0 || alike * 2 < shorter ? 0 : max(1, alike * 1_000 / max(one.count, other.count))
  }
  /// The same by words: how many thousandths of the longer line both have; 0 where that is not half of the shorter.
  private static func likeness(_ one: String, _ other: String) -> Int {
    let difference = LineDifference(one, other)
    guard difference.isTelling else { return 0 }
    let alike = difference.pieces.reduce(0) { sum, piece in
      if case .common(let text) = piece { sum + text.utf8.count } else { sum }
    }
    return max(1, alike * 1_000 / max(one.utf8.count, other.utf8.count, 1))
  }
}
