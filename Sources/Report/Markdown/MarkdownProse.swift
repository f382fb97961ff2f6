import Resources

/// A sentence of this program or of the tenant, which may quote names and values: plain words stay as they are, and
/// everything else becomes code. So a name in it cannot be markup, and is seen for a name.
struct MarkdownProse: Sendable {
  /// What an address begins with, such as `list/`.
  private let beginnings: [String]

  /// Prose about objects of these kinds.
  init(_ registry: Registry) { beginnings = registry.kinds.map { $0.word + "/" } }

  /// The sentence as it may stand within a line, but not at its beginning. Addresses that it is known to name become code
  /// as a whole.
  func text(_ sentence: String, naming addresses: [Address] = []) -> String {
    let sentence = VisibleText.phrase(sentence)
    let names = addresses.map { $0.description }.sorted { $0.utf8.count > $1.utf8.count }
    return text(sentence[...], names[...])
  }

  private func text(_ sentence: Substring, _ names: ArraySlice<String>) -> String {
    guard let name = names.first else { return words(of: sentence) }
    guard !name.isEmpty, let place = sentence.unicodeScalars.firstRange(of: name.unicodeScalars),
      // Within a longer word it is no name.
      sentence.unicodeScalars[..<place.lowerBound].last.map({ $0 == " " }) ?? true,
      sentence.unicodeScalars[place.upperBound...].first.map({ " ,:;".unicodeScalars.contains($0) }) ?? true
    else { return text(sentence, names.dropFirst()) }
    return text(sentence[..<place.lowerBound], names.dropFirst()) + MarkdownText.code(name)
      + text(sentence[place.upperBound...], names)
  }

  private func words(of sentence: Substring) -> String {
    let words = sentence.split(separator: " ", omittingEmptySubsequences: false)
    var pieces: [String] = []
    var index = 0
    while index < words.count {
      if let end = end(ofAddress: words, from: index) {
        pieces.append(code(words[index..<end].joined(separator: " ")))
        index = end
        continue
      }
      if isPlain(words[index]) {
        pieces.append(String(words[index]))
        index += 1
        continue
      }
      let start = index
      while index < words.count, !isPlain(words[index]), index == start || !beginsAddress(words[index]) {
        index = end(ofQuotation: words, from: index)
      }
      pieces.append(code(words[start..<index].joined(separator: " ")))
    }
    return pieces.joined(separator: " ")
  }

  /// What stands behind an address in a sentence.
  private static let verbs: Set<Substring> = [
    "names", "needs", "is", "was", "were", "does", "gets", "has", "would", "must", "cannot", "disappeared",
    "exists",
    "matches", "and", "or", "in", "of", "by", "to",
  ]
  /// More words than this do not belong to an address that a sentence ends with.
  private static let longestEnd = 6

  private func beginsAddress(_ word: Substring) -> Bool {
    let word = word.hasPrefix("(") ? word.dropFirst() : word
    return beginnings.contains { word.utf8.count > $0.utf8.count && word.hasPrefix($0) }
  }

  /// The position after the last word of the address that begins there; nil where none does. A name may hold blanks and signs:
  /// it goes on to punctuation, or to what a sentence goes on with.
  private func end(ofAddress words: [Substring], from start: Int) -> Int? {
    guard beginsAddress(words[start]) else { return nil }
    let end = longestAddress(words, from: start)
    // Of plain words nobody knows whether they are of the name; they do no harm.
    return words[start..<end].dropFirst().allSatisfy(isPlain) ? start + 1 : end
  }

  private func longestAddress(_ words: [Substring], from start: Int) -> Int {
    var index = start
    while index < words.count {
      if let last = words[index].last, ",:;".contains(last) { return index + 1 }
      index += 1
      if index < words.count, MarkdownProse.verbs.contains(words[index]) || beginsAddress(words[index]) {
        return index
      }
    }
    if words.count - start <= MarkdownProse.longestEnd { return words.count }
    return (words[start...].lastIndex { !isPlain($0) } ?? start) + 1
  }

  /// The position after the word, or after the last word of the quotation that it opens.
  private func end(ofQuotation words: [Substring], from start: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    guard words[start].utf8.first == quote || words[start].hasPrefix("(\"") else { return start + 1 }
    // The opening mark alone does not close it.
    let first = words[start].utf8.count(where: { $0 == quote }) > 1 ? start : start + 1
    let close = words[first...].firstIndex { word in
      word.utf8.reversed().first { !MarkdownProse.closing.contains($0) } == quote
    }
    return (close ?? start) + 1
  }

  /// Code, with the punctuation of the sentence around it left out.
  private func code(_ text: String) -> String {
    var (start, middle, end) = ("", Substring(text), "")
    if middle.hasPrefix("("), middle.count > 1 { (start, middle) = ("(", middle.dropFirst()) }
    while let last = middle.last, middle.count > 1, ",:;".contains(last) || (last == ")" && start == "(") {
      end = String(last) + end
      middle.removeLast()
    }
    return start + MarkdownText.code(String(middle)) + end
  }

  private static let closing = Array(".,:;?!)".utf8)

  /// Whether nothing can take the word for more than a word: letters, or a short number, with the punctuation that a
  /// sentence has. What could be the id of a commit is none.
  private func isPlain(_ word: Substring) -> Bool {
    var core = word.utf8[...]
    if core.isEmpty { return true }
    if core.first == UInt8(ascii: "(") { core = core.dropFirst() }
    while let last = core.last, MarkdownProse.closing.contains(last) { core = core.dropLast() }
    if core.isEmpty { return word.utf8.count == 1 }
    if core.elementsEqual("%".utf8) { return true }
    if core.allSatisfy(isDigit) { return core.count <= 6 }
    if core.count >= 7,
      core.allSatisfy({ isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20) })
    {
      return false
    }
    return core.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }
      .allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
