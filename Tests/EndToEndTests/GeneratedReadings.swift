import Resources
import Sandbox
import Support
import Testing

// What comes of a generated configuration under a reading.
extension GeneratedTenant {
  /// The objects of a section as they must be afterwards.
  func expected(_ section: String, under reading: Reading?) -> [String] {
    var objects = expected[section] ?? []
    if reading == .contentMissing, GeneratedTenant.withContent.contains(section) {
      // What is there and stays cannot be compared, and is left alone.
      objects = objects.map { object in
        let items = items(section, list: object["listId"]?.int) ?? []
        let item = items.first { $0["name"] == object["name"] }
        guard item?["text"] != nil || item?["html"] != nil else { return object }
        return (live[section] ?? []).first {
          $0["name"] == object["name"] && $0["listId"] == object["listId"]
        }?
        .filter { $0.key != "id" } ?? object
      }
    }
    return objects.map { GeneratedTenant.text(GeneratedTenant.json($0), under: reading) }
  }

  /// The sections whose objects have content.
  private static let withContent = ["textModules", "mailings"]

  /// An object as text; what means the same under the reading is the same.
  static func text(_ object: JSON, under reading: Reading?) -> String {
    guard reading == .filtersNormalised, let filter = object["filterString"]?.text else {
      return object.text()
    }
    return object.setting("filterString", to: .string(filter.replacing("  ", with: " "))).text()
  }

  /// What a plan has left afterwards: content that cannot be compared, as often as it is declared.
  func left(under reading: Reading?) -> [String] {
    guard reading == .contentMissing else { return [] }
    let lists = (manifest["lists"]?.elements ?? []).map { ("list/\($0["name"]?.text ?? "")/", $0) }
    let system = [("", JSON.object(manifest.map { JSON.Member($0.key, $0.value) }))]
    return (system + lists).flatMap { scope, holder in
      zip(GeneratedTenant.withContent, ["text-module", "mailing"]).flatMap { section, word in
        (holder[section]?.elements ?? []).filter { $0["text"] != nil || $0["html"] != nil }
          .map { "? \(scope)\(word)/" + GeneratedTenant.segment($0["name"]?.text ?? "") }
      }
    }
  }

  /// A name as addresses have it.
  private static func segment(_ name: String) -> String {
    name.replacing("%", with: "%25").replacing("/", with: "%2F").replacing("*", with: "%2A")
  }
}

extension PropertyTests {
  /// Where deletes can be refused: what is not done is said, and what it was about is as it was.
  func someRefused(_ apply: Program.Run, _ state: JSON, _ generated: GeneratedTenant) throws {
    let failed = Cycle.outcomes(apply.stdout).filter { !$0.hasPrefix("applied ") }
    #expect(apply.code == (failed.isEmpty ? 0 : 5), "\(apply)")
    for line in failed where line.hasPrefix("failed ") {
      #expect(line.contains(" is in use by the object with the id "), "\(apply)")
    }
    for section in ["attributes", "targetGroups"] {
      let wanted = generated.expected(section, under: nil)
      let before = (generated.live[section] ?? []).map { object in
        GeneratedTenant.json(object.filter { !["id", "hidden"].contains($0.key) }).text()
      }
      let after = (state[section]?.elements ?? []).map { object in
        let members = (object.members ?? []).filter { !["id", "hidden"].contains($0.name) }
        return JSON.object(members.sorted { $0.name < $1.name }).text()
      }
      for object in after { #expect(wanted.contains(object) || before.contains(object), "\(object)") }
      for object in wanted where before.contains(object) { #expect(after.contains(object), "\(object)") }
    }
    let sections = [
      "lists", "textModules", "blacklistEntries", "datasources", "testProfiles", "mailings",
    ]
    for section in sections {
      #expect(state[section]?.elements?.count ?? 0 >= generated.expected[section]?.count ?? 0, "\(section)")
    }
  }
}
