import Resources
import Support

/// JSON's escapes of characters beyond 16 bits, such as `\ud83d\ude00`, which libyaml does not know.
///
/// They mean something in double quotes only, and what is in double quotes libyaml alone can tell. So before it reads, the
/// backslash of each pair becomes a character that is nowhere in the file; of what it hands out the pairs in double quotes
/// become what they stand for, and everything else gets its backslash back. No place of any character changes.
struct YAMLSurrogates {
  /// The file for libyaml.
  let bytes: [UInt8]
  /// The UTF-8 of the character that stands for the backslash.
  private let sign: [UInt8]

  private static let backslash = UInt8(ascii: "\\")
  /// A pair: two escapes of six characters each.
  private static let length = 12

  /// Nil where there is no pair.
  init?(_ original: UnsafeBufferPointer<UInt8>) {
    let places = YAMLSurrogates.places(in: original)
    guard !places.isEmpty, let sign = YAMLSurrogates.unused(in: original) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.count + 6 * places.count)
    var from = 0
    for place in places {
      bytes += original[from..<place]
      bytes += sign
      bytes += original[(place + 1)..<(place + 6)]
      bytes += sign
      from = place + 7
    }
    bytes += original[from...]
    self.bytes = bytes
    self.sign = sign
  }

  /// What a scalar is, as the file has it.
  func restored(_ scalar: UnsafeBufferPointer<UInt8>, isDoubleQuoted: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(scalar.count)
    var index = 0
    while index < scalar.count {
      guard isSign(at: index, in: scalar) else {
        out.append(scalar[index])
        index += 1
        continue
      }
      let second = index + sign.count + 5
      if isDoubleQuoted, isSign(at: second, in: scalar),
        let high = YAMLSurrogates.unit(at: index + sign.count, in: scalar),
        let low = YAMLSurrogates.unit(at: second + sign.count, in: scalar),
        let character = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        out += String(Character(character)).utf8
        index = second + sign.count + 5
      } else {
        out.append(YAMLSurrogates.backslash)
        index += sign.count
      }
    }
    return out
  }

  /// Where in the file an offset of what libyaml reads is.
  func original(_ offset: Int) -> Int {
    var index = 0
    var signs = 0
    while index < min(offset, bytes.count) {
      if bytes[index] == sign[0], bytes[index...].prefix(sign.count).elementsEqual(sign) {
        signs += 1
        index += sign.count
      } else {
        index += 1
      }
    }
    return offset - signs * (sign.count - 1)
  }

  private func isSign(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index + sign.count <= bytes.count, bytes[index] == sign[0] else { return false }
    return bytes[index..<(index + sign.count)].elementsEqual(sign)
  }

  /// Where pairs begin whose backslash is not escaped itself.
  private static func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == backslash else {
        index += 1
        continue
      }
      if index + length <= bytes.count, bytes[index + 6] == backslash,
        let high = unit(at: index + 1, in: bytes), (0xD800...0xDBFF).contains(high),
        let low = unit(at: index + 7, in: bytes), (0xDC00...0xDFFF).contains(low)
      {
        places.append(index)
        index += length
      } else {
        // In double quotes it takes the next character with it.
        index += 2
      }
    }
    return places
  }

  /// The number of `u` and four hexadecimal digits; nil for anything else.
  private static func unit(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard index + 5 <= bytes.count, bytes[index] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(index + 1)..<(index + 5)] {
      guard let digit = hexDigit(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// A character for private use that is nowhere in the file, not by an escape either.
  private static func unused(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var used: Set<UInt32> = []
    for index in bytes.indices {
      if bytes[index] == 0xF3, index + 3 < bytes.count {
        let tail = bytes[(index + 1)...(index + 3)].map { UInt32($0 & 0x3F) }
        used.insert(3 << 18 | tail[0] << 12 | tail[1] << 6 | tail[2])
      } else if bytes[index] == backslash, index + 9 < bytes.count, bytes[index + 1] == UInt8(ascii: "U") {
        let digits = bytes[(index + 2)...(index + 9)].map(hexDigit)
        if !digits.contains(nil) {
          used.insert(digits.reduce(0) { $0 << 4 | UInt32($1 ?? 0) })
        }
      }
    }
    let free = (UInt32(0xF0000)...0xFFFFD).first { !used.contains($0) }
    return free.flatMap(Unicode.Scalar.init).map { Array(String(Character($0)).utf8) }
  }
}
