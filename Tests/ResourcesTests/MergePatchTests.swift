import Resources
import Support
import Testing

@Suite struct MergePatchTests {
  /// RFC 7386, appendix A, row by row: the original, the patch, and the result.
  @Test(arguments: [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
    (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
    (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
    (#"{"a":"foo"}"#, #"null"#, #"null"#),
    (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
    (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
    (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ])
  func isAppliedAsTheStandardSays(original: String, patch: String, result: String) throws {
    #expect(MergePatch.applied(try read(patch), to: try read(original)).text() == result)
  }

  @Test func isAppliedToNothing() throws {
    #expect(
      MergePatch.applied(try read(#"{"a":1,"b":null,"c":{"d":null}}"#), to: nil).text() == #"{"a":1,"c":{}}"#
    )
    #expect(MergePatch.applied(.int(1), to: nil) == .int(1))
  }

  /// What is there, what is wanted, and the patch; nil where there is nothing to say.
  @Test(
    arguments: [
      ("empty documents", #"{}"#, #"{}"#, nil),
      ("the same", #"{"a":1,"b":{"c":["d",null]}}"#, #"{"a":1,"b":{"c":["d",null]}}"#, nil),
      ("another order of members", #"{"a":{"x":1,"y":2},"b":3}"#, #"{"b":3,"a":{"y":2,"x":1}}"#, nil),
      ("another order of members in arrays", #"{"a":[{"x":1,"y":2}]}"#, #"{"a":[{"y":2,"x":1}]}"#, nil),
      ("another value", #"{"a":1,"b":2}"#, #"{"a":1,"b":3}"#, #"{"b":3}"#),
      ("one more", #"{"a":1}"#, #"{"a":1,"b":{"c":2}}"#, #"{"b":{"c":2}}"#),
      ("one less", #"{"a":1,"b":2}"#, #"{"a":1}"#, #"{"b":null}"#),
      (
        "what goes comes last", #"{"z":1,"a":1,"k":1}"#, #"{"k":2,"m":3}"#,
        #"{"k":2,"m":3,"z":null,"a":null}"#
      ),
      (
        "nested", #"{"a":{"b":{"c":1,"d":2}},"e":3}"#, #"{"a":{"b":{"c":1,"d":4}},"e":3}"#,
        #"{"a":{"b":{"d":4}}}"#
      ),
      ("nested, one less", #"{"a":{"b":1,"c":2}}"#, #"{"a":{"c":2}}"#, #"{"a":{"b":null}}"#),
      ("the last one of an object", #"{"a":{"b":1}}"#, #"{"a":{}}"#, #"{"a":{"b":null}}"#),
      ("an empty object for nothing", #"{}"#, #"{"a":{}}"#, #"{"a":{}}"#),
      ("arrays are whole", #"{"a":[1,2,3]}"#, #"{"a":[1,2,4]}"#, #"{"a":[1,2,4]}"#),
      ("arrays in another order", #"{"a":[1,2]}"#, #"{"a":[2,1]}"#, #"{"a":[2,1]}"#),
      ("an empty array", #"{"a":[1]}"#, #"{"a":[]}"#, #"{"a":[]}"#),
      (
        "null in an array is a value", #"{"a":[1]}"#, #"{"a":[null,{"b":null}]}"#, #"{"a":[null,{"b":null}]}"#
      ),
      ("null before", #"{"a":null}"#, #"{}"#, nil),
      ("null wanted", #"{}"#, #"{"a":null}"#, nil),
      ("null for a value", #"{"a":1}"#, #"{"a":null}"#, #"{"a":null}"#),
      ("a value for null", #"{"a":null}"#, #"{"a":1}"#, #"{"a":1}"#),
      ("null in what is new", #"{}"#, #"{"a":{"b":null,"c":{"d":null}}}"#, #"{"a":{"c":{}}}"#),
      ("null in an object that was none", #"{"a":1}"#, #"{"a":{"b":null,"c":2}}"#, #"{"a":{"c":2}}"#),
      ("an object for a value", #"{"a":1}"#, #"{"a":{}}"#, #"{"a":{}}"#),
      ("a value for an object", #"{"a":{"b":1}}"#, #"{"a":1}"#, #"{"a":1}"#),
      ("an array for an object", #"{"a":{"b":1}}"#, #"{"a":[{"b":1}]}"#, #"{"a":[{"b":1}]}"#),
      ("a text for a number", #"{"a":1}"#, #"{"a":"1"}"#, #"{"a":"1"}"#),
      ("false for null is a value", #"{"a":null}"#, #"{"a":false}"#, #"{"a":false}"#),
      ("an empty text for nothing", #"{}"#, #"{"a":""}"#, #"{"a":""}"#),
      ("a member without a name", #"{"":1}"#, #"{"":2}"#, #"{"":2}"#),
      ("texts in other Unicode forms", #"{"a":"\u00e9"}"#, #"{"a":"e\u0301"}"#, "{\"a\":\"e\u{301}\"}"),
      ("names in other Unicode forms", #"{"\u00e9":1}"#, #"{"e\u0301":1}"#, "{\"e\u{301}\":1,\"é\":null}"),
      ("no objects", #"[1]"#, #"[1]"#, nil),
      ("no objects that differ", #"[1]"#, #"[2]"#, #"[2]"#),
      ("an object for none", #"1"#, #"{}"#, #"{}"#),
      ("none for an object", #"{"a":1}"#, #"null"#, #"null"#),
    ] as [(String, String, String, String?)]
  )
  func differencesAreSmall(name: String, from: String, to: String, patch: String?) throws {
    let difference = MergePatch.difference(from: try read(from), to: try read(to))
    #expect(difference.map { Array($0.text().utf8) } == patch.map { Array($0.utf8) }, "\(name)")
  }

  /// Whatever the documents: the patch makes one of the other, and no member of it could be left out.
  @Test(arguments: UInt64(1)...20)
  func anyDifferenceIsTheSmallestThatDoes(seed: UInt64) {
    var random = RandomDocuments(seed: seed)
    var patches = 0
    for _ in 0..<200 {
      let from = random.document()
      let to = Bool.random(using: &random.numbers) ? random.document() : random.changed(from)
      #expect(MergePatch.difference(from: from, to: random.shuffled(from)) == nil, "\(from.text())")
      func places() -> String { "\(from.text()) to \(to.text())" }
      guard let patch = MergePatch.difference(from: from, to: to) else {
        #expect(from.bytes(.canonical) == to.bytes(.canonical), "\(places())")
        continue
      }
      patches += 1
      #expect(from.bytes(.canonical) != to.bytes(.canonical), "\(places())")
      #expect(MergePatch.applied(patch, to: from).bytes(.canonical) == to.bytes(.canonical), "\(places())")
      for less in patch.withoutOneMember {
        #expect(
          MergePatch.applied(less, to: from).bytes(.canonical) != to.bytes(.canonical),
          "\(places()) needs no more than \(less.text())"
        )
      }
    }
    #expect(patches > 80)
  }

  private func read(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }
}

extension JSON {
  /// All that come of leaving out one member, at whatever depth; arrays are whole.
  fileprivate var withoutOneMember: [JSON] {
    guard case .object(let members) = self else { return [] }
    return members.indices.flatMap { index -> [JSON] in
      var less = members
      let member = less.remove(at: index)
      return [.object(less)]
        + member.value.withoutOneMember.map { value in
          var changed = members
          changed[index] = Member(member.name, value)
          return .object(changed)
        }
    }
  }
}

/// Documents whose objects have each name once, and none of whose members is null.
private struct RandomDocuments {
  var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  /// Few, so that documents have some in common; two of them are the same to Swift, but not to JSON.
  private static let names = ["a", "b", "c", "", "é", "e\u{301}"]

  mutating func document() -> JSON {
    number(8) == 0 ? value(depth: 2) : object(depth: 3)
  }

  /// One that differs in a few places.
  mutating func changed(_ document: JSON) -> JSON {
    guard case .object(let members) = document, number(6) > 0 else { return value(depth: 2) }
    var result: [JSON.Member] = []
    for member in members {
      switch number(6) {
      case 0: break
      case 1, 2: result.append(.init(member.name, changed(member.value)))
      default: result.append(member)
      }
    }
    let name = RandomDocuments.names[number(RandomDocuments.names.count)]
    if number(3) == 0, !result.contains(where: { sameCodePoints($0.name, name) }) {
      result.append(.init(name, value(depth: 2)))
    }
    return shuffled(.object(result))
  }

  /// The same with members in another order.
  mutating func shuffled(_ document: JSON) -> JSON {
    guard case .object(let members) = document else { return document }
    var result: [JSON.Member] = []
    for member in members.shuffled(using: &numbers) {
      result.append(.init(member.name, shuffled(member.value)))
    }
    return .object(result)
  }

  private mutating func object(depth: Int) -> JSON {
    var members: [JSON.Member] = []
    for name in RandomDocuments.names.shuffled(using: &numbers) where number(2) == 0 {
      members.append(.init(name, value(depth: depth - 1)))
    }
    return .object(members)
  }

  /// Never null, which no member can be.
  private mutating func value(depth: Int) -> JSON {
    switch number(depth > 0 ? 8 : 4) {
    case 0: return .int(number(3))
    case 1: return .string(RandomDocuments.names[number(RandomDocuments.names.count)])
    case 2: return .bool(number(2) == 0)
    case 3: return .double(1.5)
    case 4:
      var elements: [JSON] = []
      for _ in 0..<number(3) { elements.append(number(3) == 0 ? .null : value(depth: depth - 1)) }
      return .array(elements)
    default: return object(depth: depth)
    }
  }

  private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }
}
