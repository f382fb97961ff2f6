/// Why a text is no JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong, as a clause.
  public let message: String
  /// 1-based.
  public let line: Int
  /// 1-based, in bytes.
  public let column: Int

  /// Why, and where.
  public init(message: String, line: Int, column: Int) {
    self.message = message
    self.line = line
    self.column = column
  }
}

/// Reads JSON and keeps the order of members, which `Decodable` does not tell: a state file that a person wrote
/// keeps its order when it is written again, and a damaged one can be told by line and column.
public struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// The value that the bytes are; anything after it but white space is an error.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.index == bytes.count else { throw reader.error("there is more after the end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(JSONError) -> JSON {
    skipBlanks()
    guard let byte = peek else { throw error("it ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(JSONError) -> JSON {
    try enter()
    var members: [JSON.Member] = []
    skipBlanks()
    if peek == UInt8(ascii: "}") { return leave(.object([])) }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw error("a member's name is missing") }
      let name = try string()
      if members.contains(where: { sameCodePoints($0.name, name) }) {
        throw error("\"\(name)\" is there twice")
      }
      skipBlanks()
      guard peek == UInt8(ascii: ":") else { throw error("a \":\" is missing") }
      index += 1
      members.append(JSON.Member(name, try value()))
      if try isAtEnd(UInt8(ascii: "}")) { return leave(.object(members)) }
    }
  }

  private mutating func array() throws(JSONError) -> JSON {
    try enter()
    var elements: [JSON] = []
    skipBlanks()
    if peek == UInt8(ascii: "]") { return leave(.array([])) }
    while true {
      elements.append(try value())
      if try isAtEnd(UInt8(ascii: "]")) { return leave(.array(elements)) }
    }
  }

  /// Goes over a comma, or tells that the closing bracket is next.
  private mutating func isAtEnd(_ close: UInt8) throws(JSONError) -> Bool {
    skipBlanks()
    if peek == close { return true }
    guard peek == UInt8(ascii: ",") else {
      throw error("a \",\" or \"\(Character(UnicodeScalar(close)))\" is missing")
    }
    index += 1
    return false
  }

  private mutating func enter() throws(JSONError) {
    // The stack would end before the input does.
    guard depth < 200 else { throw error("it is nested too deep") }
    depth += 1
    index += 1
  }

  private mutating func leave(_ value: JSON) -> JSON {
    depth -= 1
    index += 1
    return value
  }

  private mutating func word(_ text: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[index...].starts(with: text.utf8) else { throw error("this is no JSON value") }
    index += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = index
    while let byte = peek,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    {
      index += 1
    }
    let digits = bytes[start..<index]
    let text = String(decoding: digits, as: UTF8.self)
    let unsigned = digits.drop { $0 == UInt8(ascii: "-") }
    let isPlain = unsigned.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    let hasLeadingZero =
      unsigned.first == UInt8(ascii: "0")
      && unsigned.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    if isPlain, !hasLeadingZero, digits.count - unsigned.count <= 1 {
      if let whole = Int(text) { return .int(whole) }
      if text.last != ".", let number = Double(text), number.isFinite { return .double(number) }
    }
    index = start
    throw error("this is no JSON value")
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    // Most texts have no escape and can be taken as they stand.
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
    var out = Array(bytes[start..<index])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: out, as: UTF8.self) else { throw error("a text is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): try escape(to: &out)
      case 0..<0x20: throw error("a text has a control character")
      default:
        out.append(byte)
        index += 1
      }
    }
    throw error("a text does not end")
  }

  private mutating func escape(to out: inout [UInt8]) throws(JSONError) {
    index += 1
    guard let byte = peek else { throw error("a text does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      var code = try codeUnit()
      if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        let low = try codeUnit()
        guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair") }
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
      }
      guard let scalar = UnicodeScalar(code) else { throw error("half a surrogate pair") }
      out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    default: throw error("an unknown escape")
    }
  }

  private mutating func codeUnit() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek.flatMap(hexDigit) else { throw error("an unknown escape") }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private func error(_ message: String) -> JSONError {
    let before = bytes[..<min(index, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(
      message: message,
      line: before.count { $0 == 0x0A } + 1,
      column: before.count - start + 1
    )
  }
}
