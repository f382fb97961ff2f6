/// Reads a number as JSON writes it (RFC 8259, section 6).
enum JSONNumber {
  /// The number that begins there, with the index moved behind it; nil where none does. Where its spelling is kept, one that
  /// would be written otherwise comes as it is written.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from index: inout Int, keepsSpelling: Bool = false)
    -> JSON?
  {
    let start = index
    func digit(_ position: Int) -> Int? {
      guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
      return Int(bytes[position]) - 0x30
    }
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard let first = digit(index) else { return nil }
    var value = 0
    var isTooLong = false
    while let next = digit(index) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) =
        isNegative ? product.subtractingReportingOverflow(next) : product.addingReportingOverflow(next)
      if overflow || more { isTooLong = true } else { value = sum }
      index += 1
      // A zero stands for itself.
      if first == 0, digit(index) != nil { return nil }
    }
    var isWhole = true
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      isWhole = false
      index += 1
      guard digit(index) != nil else { return nil }
      while digit(index) != nil { index += 1 }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      guard digit(index) != nil else { return nil }
      while digit(index) != nil { index += 1 }
    }
    // "12.5x" and "1.2.3" are no numbers with something after them, but nothing that could be meant.
    if index < bytes.count, "+-.eE".utf8.contains(bytes[index]) { return nil }
    if isWhole, !isTooLong, !keepsSpelling || !isNegative || value != 0 { return .int(value) }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let number = isWhole && !isTooLong ? .int(value) : other(text)
    return keepsSpelling && number.text() != text ? .number(text) : number
  }

  /// A number that was read with its spelling, by its value.
  static func plain(_ text: String) -> JSON {
    var index = 0
    let number = Array(text.utf8).withUnsafeBufferPointer { scan($0, from: &index) }
    return number ?? .number(text)
  }

  /// A number that is not written as an integer of 64 bits.
  private static func other(_ text: String) -> JSON {
    let digits = text.prefix { $0 != "e" && $0 != "E" }.utf8.filter { (0x30...0x39).contains($0) }
    let significant = digits.drop { $0 == 0x30 }
    let needed = significant.reversed().drop { $0 == 0x30 }.count
    // Fifteen digits come back from a floating-point number as they went in, within the range where it has all of them.
    guard needed <= 15, let number = Double(text), number.isNormal || needed == 0 else {
      return .number(text)
    }
    if number.magnitude < 0x1p53, let whole = Int(exactly: number) { return .int(whole) }
    return .double(number)
  }
}
