import API
import Executor
import FoundationEssentials
import Planner
import Platforms
import Resources
import Support
import Testing

/// Every sample answer of the reference about a kind in use, as the client reads it.
@Suite("Fixtures")
struct FixtureDecodingTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: Kind
    let part: Part
    let dump: String
    var testDescription: String { name }

    init(_ name: String, _ kind: Kind, _ part: Part, _ dump: String) {
      self.name = name
      self.kind = kind
      self.part = part
      self.dump = dump
    }
  }

  /// What an answer is read as.
  enum Part: Sendable { case page, object, answer }

  @Test(arguments: samples)
  func decoded(_ sample: Sample) async throws {
    let response = try HTTPFixture.named(sample.name).response
    #expect(try await dump(response, sample.kind, sample.part) == sample.dump)
  }

  @Test("no sample of these kinds is left out")
  func allAreThere() throws {
    let prefixes = Set(Self.samples.map { $0.name.dropLast(3) })
    let all = try prefixes.flatMap { try HTTPFixture.all(String($0)).map(\.name) }
    // lists-07 is the number of a list's recipients, which nothing asks for.
    #expect(Set(all).subtracting(["lists-07"]) == Set(Self.samples.map(\.name)))
  }

  @Test(
    "mailings as what uses target groups",
    arguments: [
      (#"{"targetGroups": [{"targetGroupId": 7}, {"targetGroupId": 8}]}"#, [7, 8]),
      (#"{"targetGroups": [7]}"#, [7]),
      (#"{"targetGroups": []}"#, []),
      (#"{"targetGroups": null}"#, []),
      ("null", []),
      // Who does not say which it holds could hold any.
      (#"{"combination": "NONE"}"#, nil),
      (#"{"targetGroups": [{"id": 7}]}"#, nil),
      (#"{"targetGroups": "7"}"#, nil),
    ] as [(String, [Int]?)]
  )
  func uses(_ configuration: String, _ ids: [Int]?) async throws {
    let item =
      #"{"id": 1, "name": "Summer", "mailingState": "DRAFT", "targetGroupConfiguration": \#(configuration)}"#
    let page = #"{"_embedded": {"inx:regular-mailings": [\#(item)]}}"#
    #expect(try await uses(page) == [Snapshot.Use(name: "Summer", state: "DRAFT", ids: ids)])
  }

  @Test("the sample of a mailing that names a target group")
  func usesOfSample() async throws {
    let item = String(decoding: try HTTPFixture.named("regular-mailings-04").response.body, as: UTF8.self)
    let page = #"{"_embedded": {"inx:regular-mailings": [\#(item)]}}"#
    #expect(try await uses(page) == [Snapshot.Use(name: "patched name", state: "DRAFT", ids: [1])])
  }

  private func uses(_ page: String) async throws -> [Snapshot.Use]? {
    var snapshot = Snapshot()
    let reader = SnapshotReader(Client(AnsweringTransport([.ok(page)]), .inxmail), parallelism: 1)
    try await reader.uses(of: [.targetGroup], into: &snapshot)
    return snapshot.uses["target-group"]
  }

  /// A page comes with what the client asks for next, which is answered with an empty one.
  private func dump(_ response: Response, _ kind: Kind, _ part: Part) async throws -> String {
    let transport = AnsweringTransport([response, .ok(.members(["_links": .object([])]))])
    let client = Client(transport, .inxmail)
    switch part {
    case .page:
      let objects = try await client.collection(kind).objects.map { text(of: $0, kind) }
      return (objects + transport.requests.map(\.target)).joined(separator: "\n")
    case .object:
      return text(of: try await client.object(kind, id: 1, list: 1, name: "S"), kind)
    case .answer:
      let answer = Answer(response, kind, .inxmail)
      let id = "id \(answer.id.map(String.init) ?? "-")"
      return response.body.allSatisfy { $0 == 0x0A }
        ? id
        : id + "\n" + text(of: try ObjectDecoder(kind, .inxmail).object(JSONReader.read(response.body)), kind)
    }
  }

  private func text(of object: LiveObject, _ kind: Kind) -> String {
    let place = "#\(object.id.map(String.init) ?? "-")" + (object.list.map { " @\($0)" } ?? "")
    let fields = zip(kind.fields, object.values.slots).map { field, value in
      "\n  \(field.name): \(value.map { $0.json.text() } ?? "-")"
    }
    let unknown = object.values.unknownMembers.map { "\n  unknown: \($0)" }
    return place + fields.joined() + unknown.joined()
  }

  static let samples: [Sample] = FixturePages.all + FixtureSettings.all + FixtureObjects.all
}
