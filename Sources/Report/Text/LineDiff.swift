import Resources
import Support

/// The lines in which two texts differ, with a few around them, as in a unified diff. Data only.
///
/// Lines end at LF and are compared by code points; a CR is part of its line. Where only one of the texts ends with a
/// line end, their last lines differ in that.
struct LineDiff: Equatable, Sendable {
  /// One line of either text or of both.
  struct Line: Equatable, Sendable {
    /// Which text has it.
    enum Side: Sendable { case both, old, new }

    let side: Side
    let text: String
    /// Whether it lacks the line end that the other text's last line has.
    var lacksLineEnd = false
  }

  /// Lines that follow each other.
  struct Hunk: Equatable, Sendable {
    /// How many lines of the old text stand before it.
    let oldStart: Int
    /// How many lines of the new text stand before it.
    let newStart: Int
    let lines: [Line]

    /// How many lines of the old text it has.
    var oldCount: Int { lines.reduce(0) { $0 + ($1.side == .new ? 0 : 1) } }
    /// How many lines of the new text it has.
    var newCount: Int { lines.reduce(0) { $0 + ($1.side == .old ? 0 : 1) } }
  }

  /// Above so many differing lines on a side, what lies between the common beginning and end is not aligned.
  static let limit = 2_000

  /// Where the texts differ; empty where they are the same.
  let hunks: [Hunk]

  /// Compares two texts and keeps so many common lines around each difference.
  init(_ old: String, _ new: String, context: Int = 2) {
    let (oldLines, newLines) = LineDiff.comparable(old, new)
    hunks = LineDiff.hunks(LineDiff.merged(oldLines, newLines), context: context)
  }

  /// The lines of a text without their line ends; a line end at the end of the text opens no further line.
  static func lines(of text: String) -> [String] {
    var pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: - Alignment

  private struct Key: Hashable {
    let text: CodePoints
    let lacksLineEnd: Bool
  }

  private static func comparable(_ old: String, _ new: String) -> ([Key], [Key]) {
    // Of an empty text nobody can say how it ends.
    let isMarked =
      !old.isEmpty && !new.isEmpty && (old.utf8.last == 0x0A) != (new.utf8.last == 0x0A)
    func keys(_ text: String) -> [Key] {
      let all = lines(of: text)
      let isOpen = isMarked && text.utf8.last != 0x0A
      return all.enumerated().map { index, line in
        Key(text: CodePoints(line), lacksLineEnd: isOpen && index == all.count - 1)
      }
    }
    return (keys(old), keys(new))
  }

  /// All lines of both texts in one order; where they differ, the old ones come first.
  private static func merged(_ old: [Key], _ new: [Key]) -> [Line] {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    var end = 0
    while end < shorter - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }

    func line(_ side: Line.Side, _ key: Key) -> Line {
      Line(side: side, text: key.text.text, lacksLineEnd: key.lacksLineEnd)
    }
    var result = old[..<start].map { line(.both, $0) }
    var removed: [Line] = []
    var added: [Line] = []
    let oldMiddle = Array(old[start..<(old.count - end)])
    let newMiddle = Array(new[start..<(new.count - end)])
    for step in alignment(oldMiddle, newMiddle) {
      switch step {
      case .remove(let index): removed.append(line(.old, oldMiddle[index]))
      case .add(let index): added.append(line(.new, newMiddle[index]))
      case .keep(let index):
        result += removed + added
        removed = []
        added = []
        result.append(line(.both, oldMiddle[index]))
      }
    }
    return result + removed + added + old[(old.count - end)...].map { line(.both, $0) }
  }

  private enum Step {
    case keep(Int)
    case remove(Int)
    case add(Int)
  }

  /// The steps that keep the longest common subsequence. By hand, and bounded by `limit`: the standard library's
  /// `difference(from:)` needs memory that grows with the square of the lines where texts differ throughout.
  private static func alignment(_ old: [Key], _ new: [Key]) -> [Step] {
    guard !old.isEmpty, !new.isEmpty, old.count <= limit, new.count <= limit else {
      return old.indices.map(Step.remove) + new.indices.map(Step.add)
    }
    var numbers: [Key: Int] = [:]
    func number(_ key: Key) -> Int {
      if let known = numbers[key] { return known }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
    let one = old.map(number)
    let other = new.map(number)
    // `lengths[i * width + j]` is the length for what follows line i of the old and line j of the new text.
    let width = other.count + 1
    var lengths = [UInt16](repeating: 0, count: (one.count + 1) * width)
    for i in one.indices.reversed() {
      for j in other.indices.reversed() {
        lengths[i * width + j] =
          one[i] == other[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        steps.append(.keep(i))
        i += 1
        j += 1
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        steps.append(.remove(i))
        i += 1
      } else {
        steps.append(.add(j))
        j += 1
      }
    }
    return steps + (i..<one.count).map(Step.remove) + (j..<other.count).map(Step.add)
  }

  // MARK: - Hunks

  private static func hunks(_ lines: [Line], context: Int) -> [Hunk] {
    var ranges: [Range<Int>] = []
    for index in lines.indices where lines[index].side != .both {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    var hunks: [Hunk] = []
    var (oldStart, newStart, position) = (0, 0, 0)
    for range in ranges {
      // Between hunks both texts have the same lines.
      oldStart += range.lowerBound - position
      newStart += range.lowerBound - position
      let hunk = Hunk(oldStart: oldStart, newStart: newStart, lines: Array(lines[range]))
      hunks.append(hunk)
      oldStart += hunk.oldCount
      newStart += hunk.newCount
      position = range.upperBound
    }
    return hunks
  }
}
