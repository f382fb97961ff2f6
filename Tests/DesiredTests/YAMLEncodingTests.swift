import Testing

@testable import Desired

@Suite struct YAMLEncodingTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let expected: String

    init(_ name: String, _ bytes: [UInt8], _ expected: String) {
      testDescription = name
      self.bytes = bytes
      self.expected = expected
    }
  }

  @Test(arguments: [
    Row("UTF-16, little endian", [0xFF, 0xFE, 0x61, 0x00], "1:1 the file is UTF-16: save it as UTF-8"),
    Row("UTF-16, big endian", [0xFE, 0xFF, 0x00, 0x61], "1:1 the file is UTF-16: save it as UTF-8"),
    Row(
      "UTF-16 without a byte order mark",
      [0x61, 0x00, 0x3A, 0x00],
      "1:2 the file has a NUL byte: it is binary, or text that is not UTF-8"
    ),
    Row(
      "binary",
      [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x00, 0xC3, 0x28],
      "1:6 the file has a NUL byte: it is binary, or text that is not UTF-8"
    ),
    Row(
      "a control character after an umlaut",
      Array("a: 1\nü: \u{1B}[31m\n".utf8),
      "2:4 the control character U+001B is not allowed: delete it, or write it as an escape in double quotes"
    ),
    Row(
      "a control character after a byte order mark",
      Array("\u{FEFF}a: \u{7F}\n".utf8),
      "1:4 the control character U+007F is not allowed: delete it, or write it as an escape in double quotes"
    ),
    Row(
      "Latin-1",
      Array("a: 1\nb: gr".utf8) + [0xFC, 0xDF] + Array("e\n".utf8),
      "2:6 the file is not UTF-8: byte FC cannot stand here (is it Latin-1 or Windows-1252? save it as UTF-8)"
    ),
    Row(
      "the end of a character is missing",
      Array("ü: ".utf8) + [0xE2, 0x82],
      "1:4 the file is not UTF-8: byte E2 cannot stand here (is it Latin-1 or Windows-1252? save it as UTF-8)"
    ),
    Row(
      "a surrogate",
      Array("a: ".utf8) + [0xED, 0xA0, 0x80],
      "1:4 the file is not UTF-8: byte ED cannot stand here (is it Latin-1 or Windows-1252? save it as UTF-8)"
    ),
  ])
  func whatIsNoTextIsRefusedAtItsPlace(row: Row) {
    #expect(YAMLSample(bytes: row.bytes).messages == [row.expected])
    #expect(YAMLSample(bytes: row.bytes).dump == "")
  }

  @Test func theLineIsShownRepaired() {
    #expect(
      YAMLSample(bytes: Array("a: gr".utf8) + [0xFC] + Array("n\n".utf8)).diagnostics == """
        m.yaml:1:6: error: the file is not UTF-8: byte FC cannot stand here \
        (is it Latin-1 or Windows-1252? save it as UTF-8)
        a: gr\u{FFFD}n
             ^

        """
    )
  }
}
