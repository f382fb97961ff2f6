/// The API's filter language, as far as a plan must understand it: quotes, white space and calls (reference,
/// "The target group condition"). Functions are never rewritten.
public enum FilterText {
  /// The text with white space outside quotes collapsed to one blank, and none at the ends.
  public static func collapsed(_ text: String) -> String {
    var out: [UInt8] = []
    var blank = false
    scan(text) { byte, isQuoted in
      if !isQuoted, isBlank(byte) {
        blank = !out.isEmpty
        return
      }
      if blank { out.append(0x20) }
      blank = false
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The quoted arguments of all calls of that function, in their order, without repeats. A backslash takes the next character as it
  /// is.
  public static func arguments(of function: String, in text: String) -> [String] {
    let bytes = Array(text.utf8)
    let wanted = Array(function.utf8)
    var found: [String] = []
    forEachCall(in: bytes) { name, start in
      guard name.elementsEqual(wanted), start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
        return start
      }
      let quote = endOfQuote(from: start, in: bytes)
      let argument = String(decoding: quote.content, as: UTF8.self)
      if !found.contains(where: { sameCodePoints($0, argument) }) { found.append(argument) }
      return quote.next
    }
    return found
  }

  /// A number that is the only argument of a call.
  public struct NumberedArgument: Hashable, Sendable {
    /// Its digits in the text's UTF-8.
    public let range: Range<Int>
    /// What they say.
    public let number: Int
  }

  /// The numbers that calls of these functions have for their argument, in their order.
  public static func numbers(of functions: [String], in text: String) -> [NumberedArgument] {
    let bytes = Array(text.utf8)
    let wanted = functions.map { Array($0.utf8) }
    var found: [NumberedArgument] = []
    forEachCall(in: bytes) { name, start in
      guard wanted.contains(where: { $0.elementsEqual(name) }) else { return start }
      let end =
        bytes[start...].firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? bytes.count
      var close = end
      while close < bytes.count, isBlank(bytes[close]) { close += 1 }
      if close < bytes.count, bytes[close] == UInt8(ascii: ")"),
        let number = Int(String(decoding: bytes[start..<end], as: UTF8.self))
      {
        found.append(NumberedArgument(range: start..<end, number: number))
      }
      return start
    }
    return found
  }

  /// Hands out every call outside quotes: its name, and where its arguments begin. Goes on where the body says.
  private static func forEachCall(in bytes: [UInt8], _ body: (ArraySlice<UInt8>, Int) -> Int) {
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") {
        index = endOfQuote(from: index, in: bytes).next
      } else if isWord(bytes[index]) {
        let start = index
        while index < bytes.count, isWord(bytes[index]) { index += 1 }
        var next = index
        while next < bytes.count, isBlank(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "(") else { continue }
        next += 1
        while next < bytes.count, isBlank(bytes[next]) { next += 1 }
        index = body(bytes[start..<index], next)
      } else {
        index += 1
      }
    }
  }

  private static func endOfQuote(from start: Int, in bytes: [UInt8]) -> (content: [UInt8], next: Int) {
    var content: [UInt8] = []
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        content.append(bytes[index + 1])
        index += 2
      } else if bytes[index] == UInt8(ascii: "\"") {
        return (content, index + 1)
      } else {
        content.append(bytes[index])
        index += 1
      }
    }
    return (content, bytes.count)
  }

  private static func scan(_ text: String, each: (_ byte: UInt8, _ isQuoted: Bool) -> Void) {
    var isQuoted = false
    var isEscaped = false
    for byte in text.utf8 {
      let isQuote = byte == UInt8(ascii: "\"") && !isEscaped
      each(byte, isQuoted || isQuote)
      if isQuote { isQuoted.toggle() }
      isEscaped = isQuoted && !isEscaped && byte == UInt8(ascii: "\\")
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
