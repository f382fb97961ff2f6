import Resources
import Support

/// libyaml's syntax errors in words that say what to do about them.
enum YAMLSyntaxMessage {
  /// The diagnostic for a problem of libyaml with its context.
  static func diagnostic(
    problem: String,
    at place: YAMLPlace,
    context: String?,
    from contextPlace: YAMLPlace,
    in bytes: UnsafeBufferPointer<UInt8>,
    breaks: YAMLLineBreaks
  ) -> Diagnostic {
    if let blank = YAMLBlanks.diagnostic(around: place.index, in: bytes, breaks) { return blank }
    let mark = breaks.mark(place)
    let line = surroundings(of: place.index, in: bytes)
    // One behind the sign of a block.
    if let blank = line.character, InvisibleCharacters.isOddBlank(blank) {
      return .error(YAMLBlanks.message(blank), at: mark)
    }
    let start = breaks.mark(contextPlace)
    var related: [Diagnostic.Related] = []
    if let beginning = context.flatMap(beginning), start != mark {
      related.append(Diagnostic.Related(beginning, at: start))
    }
    return .error(wording(problem, context: context, around: line), at: mark, related: related)
  }

  /// What stands around the place of a problem.
  private struct Surroundings {
    /// The line before the place.
    let before: Substring.UnicodeScalarView
    /// What is at the place; nil at the end of the file.
    let character: Unicode.Scalar?
    /// The eight bytes from the place on.
    let next: Substring
  }

  private static func wording(_ problem: String, context: String?, around line: Surroundings) -> String {
    if line.before.contains("\u{FEFF}") {
      return "a byte order mark (U+FEFF) can stand only where a file or a document begins: delete it"
    }
    switch problem {
    case "found character that cannot start any token":
      return switch line.character {
      case "\t": "found a tab where a value would begin: indent with spaces"
      case let character?: "a value cannot begin with \(character): put it in quotes"
      case nil: problem
      }
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return "found a tab where indentation is expected: indent with spaces"
    case "mapping values are not allowed in this context":
      return "a \":\" cannot stand here: check indentation and the line before, or quote the value"
    case "could not find expected ':'": return "expected a \":\" after the key"
    case "did not find expected key", "did not find expected '-' indicator":
      switch line.before.last(where: { $0 != " " && $0 != "\t" }) {
      case "'": return "nothing can stand after the closing quote: inside '…', write ' as ''"
      case "\"": return "nothing can stand after the closing quote: inside \"…\", write \" as \\\""
      default: break
      }
      return "expected a \(problem.hasSuffix("key") ? "key" : "\"- \""): check the indentation"
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      if line.character == "{", line.before.last == "$" {
        return "inside [ ] and { } a value with ${…} has to be in quotes"
      }
    case "block sequence entries are not allowed in this context":
      return "a \"- \" cannot stand here: put it on a line of its own"
    case "mapping keys are not allowed in this context": return "a \"? \" cannot stand here: put it in quotes"
    case "found unexpected end of stream" where context?.contains("quoted scalar") == true:
      return "the file ends inside quotes"
    case "found incompatible YAML document": return "only YAML 1.1 and 1.2 can be read"
    case "found undefined tag handle": return "tags are not supported"
    case "did not find expected <document start>": return "expected --- before another document"
    case "did not find expected hexdecimal number": return "expected a hexadecimal number"
    case "did not find expected node content": return "expected a value"
    case "found invalid Unicode character escape code": return escapeMessage(line)
    default: break
    }
    let usual = "did not find expected "
    return problem.hasPrefix(usual) ? "expected " + problem.dropFirst(usual.count) : problem
  }

  /// What is wrong with an escape whose digits begin at the place.
  private static func escapeMessage(_ line: Surroundings) -> String {
    let letter = line.before.last == "U" ? "U" : "u"
    let digits = line.next.prefix(letter == "U" ? 8 : 4)
    guard let value = UInt32(digits, radix: 16), (0xD800...0xDFFF).contains(value) else {
      return "there is no character \\\(letter)\(digits)"
    }
    return
      "\\\(letter)\(digits) is half a character: write both halves of the pair, such as \\ud83d\\ude00, or the character itself"
  }

  /// What begins at the place of the context.
  private static func beginning(_ context: String) -> String? {
    for prefix in ["while parsing a ", "while scanning a ", "while scanning an "]
    where context.hasPrefix(prefix) {
      return "the \(context.dropFirst(prefix.count)) begins here"
    }
    return nil
  }

  private static func surroundings(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Surroundings {
    let isMarked = bytes.starts(with: YAMLEncoding.byteOrderMark)
    let text = bytes[(isMarked ? YAMLEncoding.byteOrderMark.count : 0)...]
    var place = text.startIndex
    var count = -1
    while place < text.endIndex {
      if text[place] & 0xC0 != 0x80 { count += 1 }
      if count == index { break }
      place += 1
    }
    let start = text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex
    return Surroundings(
      before: Substring(decoding: text[start..<place], as: UTF8.self).unicodeScalars,
      character: String(decoding: text[place...].prefix(4), as: UTF8.self).unicodeScalars.first,
      next: Substring(decoding: text[place...].prefix(8), as: UTF8.self)
    )
  }
}
