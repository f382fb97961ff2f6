import Resources

/// How a server that parses filters may write them back (`filters-normalised`).
enum FilterForm {
  /// The operators (reference, "The target group condition"); TRUE and FALSE are values and left alone.
  private static let operators: Set<String> = [
    "AND", "OR", "NOT", "IS_EMPTY", "NOT_IS_EMPTY", "LIKE", "NOT_LIKE", "STARTS_WITH", "NOT_STARTS_WITH",
    "ENDS_WITH", "NOT_ENDS_WITH", "CONTAINS", "NOT_CONTAINS",
  ]

  /// The filter with single blanks and with operators in capitals; quoted text stays as it is.
  static func normalised(_ filter: String) -> String {
    var out = ""
    var word = ""
    var isQuoted = false
    var isEscaped = false
    func endWord() {
      out += operators.contains(word.uppercased()) ? word.uppercased() : word
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
