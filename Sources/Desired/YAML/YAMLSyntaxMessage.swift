import Resources

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
    let mark = breaks.mark(place)
    let start = breaks.mark(contextPlace)
    var related: [Diagnostic.Related] = []
    if let beginning = context.flatMap(beginning), start != mark {
      related.append(Diagnostic.Related(beginning, at: start))
    }
    let character = scalar(at: place.index, in: bytes)
    return .error(wording(problem, context: context, at: character), at: mark, related: related)
  }

  private static func wording(_ problem: String, context: String?, at character: Unicode.Scalar?) -> String {
    switch problem {
    case "found character that cannot start any token":
      switch character {
      case "\t": "found a tab where a value would begin: indent with spaces"
      case let character?: "a value cannot begin with \(character): put it in quotes"
      case nil: problem
      }
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "found a tab where indentation is expected: indent with spaces"
    case "mapping values are not allowed in this context":
      "a \":\" cannot stand here: check the indentation, and quote a value that contains \": \""
    case "could not find expected ':'": "expected a \":\" after the key"
    case "did not find expected key": "expected a key: check the indentation"
    case "did not find expected '-' indicator": "expected a \"- \": check the indentation"
    case "block sequence entries are not allowed in this context":
      "a \"- \" cannot stand here: put it on a line of its own"
    case "found unexpected end of stream" where context?.contains("quoted scalar") == true:
      "the file ends inside quotes"
    default: problem
    }
  }

  /// What begins at the place of the context.
  private static func beginning(_ context: String) -> String? {
    for prefix in ["while parsing a ", "while scanning a ", "while scanning an "]
    where context.hasPrefix(prefix) {
      return "the \(context.dropFirst(prefix.count)) begins here"
    }
    return nil
  }

  private static func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var rest = bytes[...]
    if rest.starts(with: YAMLEncoding.byteOrderMark) { rest = rest.dropFirst(3) }
    var count = -1
    for start in rest.indices where rest[start] & 0xC0 != 0x80 {
      count += 1
      if count == index {
        return String(decoding: rest[start...].prefix(4), as: UTF8.self).unicodeScalars.first
      }
    }
    return nil
  }
}
