import Platforms
import Resources
import Testing

@Suite struct ConditionTests {
  @Test(
    arguments: [
      (.always, "sequence_1", "TEXT", true, true),
      (.never, "sequence_1", "TEXT", true, false),
      (.isOneOf("type", ["TEXT", "INTEGER"]), nil, "INTEGER", nil, true),
      (.isOneOf("type", ["TEXT"]), nil, "INTEGER", nil, false),
      (.isOneOf("type", ["TEXT"]), nil, nil, nil, false),
      (.isOneOf("unknown", ["TEXT"]), nil, "TEXT", nil, false),
      (.isTrue("hidden"), nil, nil, true, true),
      (.isTrue("hidden"), nil, nil, false, false),
      (.isTrue("hidden"), nil, nil, nil, false),
      (.contains("name", "*"), "a*b", nil, nil, true),
      (.contains("name", "*"), "ab", nil, nil, false),
      (.contains("name", "*"), nil, nil, nil, false),
      (.isReserved("name"), "Sequence_1", nil, nil, true),
      (.isReserved("name"), "Vorname", nil, nil, false),
      (.isReserved("name"), nil, nil, nil, false),
      (.isReserved("type"), nil, "TEXT", nil, false),
    ] as [(Condition, String?, String?, Bool?, Bool)]
  )
  func holds(condition: Condition, name: String?, type: String?, hidden: Bool?, holds: Bool) throws {
    var values = Kind.attribute.noValues
    values[try #require(Kind.attribute.slot("name"))] = name.map(Value.text)
    values[try #require(Kind.attribute.slot("type"))] = type.map(Value.text)
    values[try #require(Kind.attribute.slot("hidden"))] = hidden.map(Value.bool)
    #expect(condition.holds(for: values, of: .attribute) == holds)
    #expect(Rule(condition, "so").message(for: values, of: .attribute) == (holds ? "so" : nil))
  }
}
