import Resources
import Support
import Testing

@Suite struct CombinationTests {
  static let field = Field(
    "groups",
    .combination(
      CombinationRule(
        kind: "target-group",
        words: ["ALL", "ONE"],
        none: "NOTHING",
        members: .init(word: "how", objects: "which", id: "groupId")
      )
    ),
    wire: .member("configuration")
  )

  private static func ids(_ word: String, _ ids: Int...) -> Value {
    .combination(Combination(word, ids.map { .id($0) }))
  }

  private static func names(_ word: String, _ names: String...) -> Value {
    .combination(Combination(word, names.map { .name($0) }))
  }

  /// What the API says and what it means.
  @Test(
    arguments: [
      ("objects", #"{"how":"ALL","which":[{"groupId":1},{"groupId":2}]}"#, ids("ALL", 1, 2)),
      ("numbers", #"{"how":"ONE","which":[1]}"#, ids("ONE", 1)),
      ("both", #"{"how":"ALL","which":[{"groupId":1},2]}"#, ids("ALL", 1, 2)),
      ("another order", #"{"which":[9,{"groupId":10},1],"how":"ALL"}"#, ids("ALL", 1, 9, 10)),
      ("one twice", #"{"how":"ALL","which":[2,1,{"groupId":2}]}"#, ids("ALL", 1, 2)),
      ("what else is said", #"{"how":"ALL","which":[{"name":"A","groupId":1}],"more":1}"#, ids("ALL", 1)),
      ("a word of a newer API", #"{"how":"SOME","which":[1]}"#, ids("SOME", 1)),
      ("none", #"{"how":"NOTHING","which":[]}"#, .null),
      ("none, by an empty array", #"{"how":"ALL","which":[]}"#, .null),
      ("null", "null", .null),
    ] as [(String, String, Value)]
  )
  func isRead(name: String, wire: String, value: Value) throws {
    #expect(Self.field.value(fromWire: try read(wire)) == value, "\(name)")
  }

  /// What is of another form is kept as it is: it is neither lost nor taken for nothing.
  @Test(arguments: [
    #"{"how":"ALL"}"#, #"{"which":[1]}"#, #"{"how":null,"which":[1]}"#, #"{"how":"ALL","which":null}"#,
    #"{"how":"ALL","which":{"groupId":1}}"#, #"{"how":"ALL","which":["1"]}"#, #"{"how":"ALL","which":[1.5]}"#,
    #"{"how":"ALL","which":[{"id":1}]}"#, #"{"how":"ALL","which":[{"groupId":null}]}"#,
    #"{"how":"ALL","which":[1,null]}"#, #"{"how":1,"which":[1]}"#, "{}", "[1]", "1",
  ])
  func isKeptWhereItIsNone(wire: String) throws {
    let value = Self.field.value(fromWire: try read(wire))
    #expect(value == .raw(RawJSON(try read(wire))))
    #expect(Self.field.wire(value) == (try read(wire)))
    #expect(!Self.field.knows(value))
    #expect(!Self.field.fulfils(value, .null))
  }

  @Test(
    arguments: [
      ("objects", ids("ALL", 2, 1), #"{"how":"ALL","which":[{"groupId":2},{"groupId":1}]}"#),
      ("none", .null, #"{"how":"NOTHING","which":[]}"#),
      ("what has no id yet", names("ALL", "A"), "null"),
      ("what has no id yet beside others", .combination(Combination("ALL", [.id(1), .name("A")])), "null"),
    ] as [(String, Value, String)]
  )
  func isWritten(name: String, value: Value, wire: String) {
    #expect(Self.field.wire(value).text() == wire, "\(name)")
  }

  @Test(
    arguments: [
      ("the same", ids("ALL", 1, 2), ids("ALL", 1, 2), true),
      ("another order", ids("ALL", 1, 2, 3), ids("ALL", 3, 1, 2), true),
      ("names in another order", names("ALL", "A", "B"), names("ALL", "B", "A"), true),
      ("another word", ids("ALL", 1), ids("ONE", 1), false),
      ("one more", ids("ALL", 1), ids("ALL", 1, 2), false),
      ("another one", ids("ALL", 1, 2), ids("ALL", 1, 3), false),
      ("names and ids", ids("ALL", 1), names("ALL", "1"), false),
      ("names in other Unicode forms", names("ALL", "é"), names("ALL", "e\u{301}"), false),
      ("names in another case", names("ALL", "a"), names("ALL", "A"), false),
      ("none", ids("ALL", 1), .null, false),
    ] as [(String, Value, Value, Bool)]
  )
  func orderMeansNothing(name: String, one: Value, other: Value, isSame: Bool) {
    #expect((one == other) == isSame, "\(name)")
    #expect((other == one) == isSame, "\(name)")
    #expect(Self.field.same(one, other) == isSame, "\(name)")
    #expect(Self.field.fulfils(one, other) == isSame, "\(name)")
    #expect(Set([one, other]).count == (isSame ? 1 : 2), "\(name)")
  }

  /// As a plan says it, there and back.
  @Test(
    arguments: [
      (names("ALL", "B", "A"), #"{"combination":"ALL","groups":["B","A"]}"#),
      (ids("ONE", 8), #"{"combination":"ONE","groups":[{"id":8}]}"#),
      (
        .combination(Combination("ALL", [.name("8"), .id(8)])),
        #"{"combination":"ALL","groups":["8",{"id":8}]}"#
      ),
      (.text("{}"), #""{}""#),
      (.null, "null"),
    ] as [(Value, String)]
  )
  func plansSayIt(value: Value, json: String) throws {
    #expect(value.json.text() == json)
    #expect(Self.field.value(fromPlan: try read(json)) == value)
  }

  @Test(arguments: [
    "{}", #"{"combination":"ALL"}"#, #"{"groups":[]}"#, #"{"combination":1,"groups":[]}"#,
    #"{"combination":"ALL","groups":"A"}"#, #"{"combination":"ALL","groups":[1]}"#,
    #"{"combination":"ALL","groups":[null]}"#, #"{"combination":"ALL","groups":[{"id":"1"}]}"#, "[]",
  ])
  func whatNoPlanSays(json: String) throws {
    #expect(Self.field.value(fromPlan: try read(json)) == nil)
  }

  @Test func itsReferencesCanBeOthers() {
    let value = Self.names("ALL", "A", "B")
    #expect(value.references == [.name("A"), .name("B")])
    #expect(value.ids == [])
    let resolved = value.referring(to: [.id(7), .name("B")])
    #expect(resolved == .combination(Combination("ALL", [.id(7), .name("B")])))
    #expect(resolved.ids == [7])
    #expect(!value.isEmpty)
  }

  private func read(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }
}
