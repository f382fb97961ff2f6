import Resources

/// How a server that parses filters may write them back (`filters-normalised`).
enum FilterForm {
  /// The filter with single blanks and with operators in capitals; quoted text, TRUE and FALSE stay as they are.
  static func normalised(_ filter: String) -> String {
    var out = ""
    var word = ""
    var isQuoted = false
    var isEscaped = false
    func endWord() {
      out += FilterText.operators.contains(word.uppercased()) ? word.uppercased() : word
      word = ""
    }
    for scalar in FilterText.collapsed(filter).unicodeScalars {
      let isQuote = scalar == "\"" && !isEscaped
      if !isQuoted, !isQuote,
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      {
        word.unicodeScalars.append(scalar)
        continue
      }
      endWord()
      out.unicodeScalars.append(scalar)
      isEscaped = isQuoted && !isEscaped && scalar == "\\"
      if isQuote { isQuoted.toggle() }
    }
    endWord()
    return out
  }
}
