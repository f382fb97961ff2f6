/// Why a text is no JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  package enum Reason: Hashable, Sendable {
    /// It does not follow JSON's grammar (RFC 8259), or is not UTF-8.
    case syntax
    /// It is JSON that readers do not agree about, or more of it than is read.
    case refused
  }

  /// What kind of fault it is.
  package let reason: Reason
  /// What is wrong, as a clause.
  package let message: String
  /// 1-based.
  package let line: Int
  /// 1-based, in bytes.
  package let column: Int

  /// Why, and where.
  package init(_ reason: Reason = .syntax, message: String, line: Int, column: Int) {
    self.reason = reason
    self.message = message
    self.line = line
    self.column = column
  }
}

/// The only reader of JSON: answers of a tenant, states of a sandbox and saved plans mean the same to all of the program.
///
/// It is strict (RFC 8259), also in members that nobody looks at: no comma before a closing bracket, no leading zero, a
/// digit on both sides of a point, no control character in a text. A byte order mark at the very beginning is passed over.
/// Beyond the grammar:
/// - Two members of one name in one object are refused, as readers differ about which of them counts.
/// - A number whose value is whole and fits 64 bits is an integer, however it is written (`5`, `5.0`, `5e0`); any other
///   number is floating-point where that loses nothing of it, and otherwise kept as it is written.
/// - Half a surrogate pair is refused, and so is nesting beyond 200 levels.
///
/// The order of members is kept, so that a state file that a person wrote keeps it when it is written again.
package struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0
  private let keepsSpelling: Bool

  /// The value that the bytes are; anything after it but white space is an error. Where the spelling of numbers is kept, one
  /// that would be written otherwise (`5.0`, `-0`, `5.50`) is kept as it is written.
  package static func read(_ bytes: [UInt8], keepsSpelling: Bool = false) throws(JSONError) -> JSON {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var reader = JSONReader(bytes: buffer, keepsSpelling: keepsSpelling)
      if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
      let value = try reader.value()
      reader.skipBlanks()
      guard reader.index == buffer.count else { throw reader.error("there is more after the end") }
      return value
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, keepsSpelling: Bool) {
    self.bytes = bytes
    self.keepsSpelling = keepsSpelling
  }

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
    skipBlanks()
    if peek == UInt8(ascii: "}") { return leave(.object([])) }
    var members: [JSON.Member] = []
    members.reserveCapacity(8)
    var names = MemberNames()
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw error("a member's name is missing") }
      let name = try string()
      guard names.insert(name, after: members) else {
        throw error("\"\(name)\" appears twice in one object", .refused)
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
    skipBlanks()
    if peek == UInt8(ascii: "]") { return leave(.array([])) }
    var elements: [JSON] = []
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
    guard depth < 200 else { throw error("it is nested too deep", .refused) }
    depth += 1
    index += 1
  }

  private mutating func leave(_ value: JSON) -> JSON {
    depth -= 1
    index += 1
    return value
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let length = text.utf8CodeUnitCount
    let isThere =
      index + length <= bytes.count
      && (0..<length).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    guard isThere else { throw error("this is no JSON value") }
    index += length
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = index
    guard let number = JSONNumber.scan(bytes, from: &index, keepsSpelling: keepsSpelling) else {
      index = start
      throw error("this is no JSON value")
    }
    return number
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    // Most texts have no escape and can be taken as they stand.
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
    let plain = UnsafeBufferPointer(rebasing: bytes[start..<index])
    if peek == UInt8(ascii: "\"") {
      index += 1
      guard let text = String(validating: plain, as: UTF8.self) else { throw error("a text is not UTF-8") }
      return text
    }
    var out = Array(plain)
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

  private func error(_ message: String, _ reason: JSONError.Reason = .syntax) -> JSONError {
    let before = bytes[..<min(index, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(
      reason,
      message: message,
      line: before.count { $0 == 0x0A } + 1,
      column: before.count - start + 1
    )
  }
}

/// Tells whether a member's name was there before. Few are compared one by one; of many a set is made, or a state with a
/// hundred thousand members would take their square.
private struct MemberNames {
  private var all: Set<CodePoints> = []

  mutating func insert(_ name: String, after members: [JSON.Member]) -> Bool {
    if members.count < 16 { return !members.contains { sameCodePoints($0.name, name) } }
    if all.isEmpty { all = Set(members.lazy.map { CodePoints($0.name) }) }
    return all.insert(CodePoints(name)).inserted
  }
}
