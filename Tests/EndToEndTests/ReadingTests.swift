import Sandbox
import Testing

/// Whichever way the reference is read, a configuration is brought about, and what the reading makes impossible is said
/// (`Deviation`).
@Suite(.serialized) struct ReadingTests {
  @Test(arguments: Reading.allCases, Cycle.all)
  func cycle(_ reading: Reading, _ cycle: Cycle) async throws {
    try await cycle.runInMemory(under: reading)
  }

  /// A reading with a cycle that the program itself goes through, over HTTP.
  struct Sample: CustomTestStringConvertible, Sendable {
    let reading: Reading
    let cycle: Cycle

    var testDescription: String { "\(reading.name): \(cycle.testDescription)" }
  }

  /// Where a reading makes something else of a cycle, and some beside: what each reading does to a mailing, and one cycle more
  /// of its own.
  static let samples: [Sample] = Reading.allCases.enumerated().flatMap { number, reading in
    let deviating = Set(Deviation.all.filter { $0.reading == reading }.map(\.cycle))
    return Cycle.all.enumerated().filter { index, cycle in
      deviating.contains(cycle.testDescription) || cycle.testDescription == "mailing"
        || index == number * 5 % Cycle.all.count
    }.map { Sample(reading: reading, cycle: $1) }
  }

  @Test(arguments: samples)
  func program(_ sample: Sample) async throws { try await sample.cycle.run(.http, under: sample.reading) }

  @Test func valueReadLate() async throws {
    let restored = "a replacement of an attribute that a test profile has a value of"
    let cycle = Cycle.all.first { $0.testDescription == restored }
    try await #require(cycle).run(.http, under: .readsLag)
  }

  /// No line of the tables is about a cycle that there is not.
  @Test func deviationsAreAboutSteps() {
    for (name, step) in Deviation.all.map({ ($0.cycle, $0.step) }) {
      let cycle = Cycle.all.first { $0.testDescription == name }
      #expect(cycle?.steps.indices.contains(step - 1) == true, "\(name), step \(step)")
    }
  }

  /// Settings that cannot be read are written where the user says so, also those of a list that the same run makes.
  @Test func settingsAreWrittenUnread() async throws {
    let tenant = try TestTenant(.http, State(["lists": Cycle.newsletter]), under: [.settingsWriteOnly])
    try tenant.declare(
      """
      lists:
        - {name: Newsletter, settings: {TrackingPermissionDetachedFromMembership: true}}
        - name: New
          senderAddress: a@example.com
          settings: {TrackingPermissionDetachedFromMembership: false}
      """
    )
    let apply = try await tenant.run("apply", ["--auto-approve", "--write-unreadable", "m.yaml"])
    #expect(apply.code == 0, "\(apply)")
    let settings = try tenant.state()["settings"]?.elements?.map { $0.text() }
    #expect(
      settings == [
        #"{"listId":3,"name":"TrackingPermissionDetachedFromMembership","value":"true"}"#,
        #"{"listId":4,"name":"TrackingPermissionDetachedFromMembership","value":"false"}"#,
      ]
    )
  }

  /// Content that cannot be read is written where the user says so and all of it is declared.
  @Test func contentIsWrittenUnread() async throws {
    let seed = #"{"id": 9, "listId": 1, "name": "m", "type": "TEXT_HTML", "text": "t", "html": "h"}"#
    let tenant = try TestTenant(.http, State(["textModules": seed]), under: [.contentMissing])
    try tenant.declare("textModules: [{name: m, text: T, html: H}]")
    let apply = try await tenant.run("apply", ["--auto-approve", "--write-unreadable", "m.yaml"])
    #expect(apply.code == 0, "\(apply)")
    let written = seed.replacing("\"t\"", with: "\"T\"").replacing("\"h\"", with: "\"H\"")
    #expect(try State.difference(tenant.state(), tenant.seed.with(["textModules": written])) == [])
    try tenant.declare("textModules: [{name: m, text: x}]")
    let part = try await tenant.run("apply", ["--auto-approve", "--write-unreadable", "m.yaml"])
    #expect(part.code == 0, "\(part)")
    #expect(try State.difference(tenant.state(), tenant.seed.with(["textModules": written])) == [])
  }

  /// Where names are not unique, one that several objects have is nobody's guess.
  @Test func severalOfOneNameAreLeftAlone() async throws {
    let seed = State([
      "targetGroups": """
      {"id": 8, "listId": 1, "name": "g", "description": null, "filterString": "x"},
      {"id": 9, "listId": 1, "name": "g", "description": null, "filterString": "y"}
      """
    ])
    let tenant = try TestTenant(.http, seed, under: [.namesNotUnique])
    try tenant.declare("targetGroups: [{name: g, filterString: z}]")
    let apply = try await tenant.run("apply", ["--auto-approve", "m.yaml"])
    #expect(apply.code == 1, "\(apply)")
    #expect(apply.stderr.contains("8, 9"), "\(apply)")
    #expect(try State.difference(tenant.state(), tenant.seed) == [])
  }
}
