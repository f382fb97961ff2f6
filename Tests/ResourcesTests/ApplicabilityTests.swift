import Platforms
import Resources
import Testing

@Suite struct ApplicabilityTests {
  private let place = Mark(file: 0, line: 1, column: 1)
  private let ofLength = Mark(file: 0, line: 2, column: 3)

  private func messages(_ length: Value?, type: String?, mark: Mark?) throws -> [String] {
    var values = Kind.attribute.noValues
    values[try #require(Kind.attribute.slot("maxLength"))] = length
    var marks: [Mark?] = Array(repeating: nil, count: Kind.attribute.fields.count)
    marks[try #require(Kind.attribute.slot("maxLength"))] = mark
    let declaration = Declaration(
      .init(
        kind: .attribute,
        address: Address(list: nil, word: "attribute", name: "A"),
        name: "A",
        list: nil,
        mark: place
      ),
      values: values,
      marks: marks
    )
    var given = Kind.attribute.noValues
    given[try #require(Kind.attribute.slot("type"))] = type.map(Value.text)
    return declaration.inapplicable(given: given).map { "\($0.mark.line):\($0.mark.column) \($0.message)" }
  }

  @Test func fieldsThatMeanNothingForTheType() throws {
    #expect(
      try messages(.int(1), type: "INTEGER", mark: ofLength) == [
        "2:3 maxLength does not apply to type INTEGER, only to TEXT"
      ]
    )
    #expect(
      try messages(.int(1), type: "BOOLEAN", mark: nil) == [
        "1:1 maxLength does not apply to type BOOLEAN, only to TEXT"
      ]
    )
    #expect(try messages(.int(1), type: "TEXT", mark: ofLength) == [])
    #expect(try messages(.int(1), type: nil, mark: ofLength) == [])
    #expect(try messages(.null, type: "INTEGER", mark: ofLength) == [])
    #expect(try messages(nil, type: "INTEGER", mark: nil) == [])
  }
}
