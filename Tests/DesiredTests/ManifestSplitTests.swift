import Resources
import Testing

@testable import Desired

/// Files may split a configuration any way, and their order means nothing.
@Suite struct ManifestSplitTests {
  /// The smallest parts of a configuration that may stand in different places.
  enum Part {
    /// A default of a variable, or an entry of the policy's sequence of that name.
    case variable(String)
    case policy(String, String)
    /// An item of a section at the top; nil for the section alone.
    case item(String, String?)
    /// A key of a list with its value.
    case field(list: String, String)
    /// An item of a section of a list; nil for the section alone.
    case listItem(list: String, String, String?)
  }

  /// One document while it is written.
  private struct Document {
    private var variables: [String] = []
    private var policy: [(key: String, items: [String])] = []
    private var sections: [(key: String, items: [String])] = []
    private var lists: [List] = []

    private struct List {
      let name: String
      var fields: [String] = []
      var sections: [(key: String, items: [String])] = []

      var text: String {
        "{" + (["name: \(name)"] + fields + sections.map(Document.text)).joined(separator: ", ") + "}"
      }
    }

    /// Adds a part; one of a list to an item of its own, or to one that is there.
    mutating func add(_ part: Part, using generator: inout SeededGenerator) {
      switch part {
      case .variable(let entry): variables.append(entry)
      case .policy(let key, let entry): Self.add(entry, to: key, of: &policy)
      case .item(let section, let item): Self.add(item, to: section, of: &sections)
      case .field(let name, let field): lists[place(name, using: &generator)].fields.append(field)
      case .listItem(let name, let section, let item):
        Self.add(item, to: section, of: &lists[place(name, using: &generator)].sections)
      }
    }

    private mutating func place(_ name: String, using generator: inout SeededGenerator) -> Int {
      let places = lists.indices.filter { lists[$0].name == name }
      if let place = places.randomElement(using: &generator), Bool.random(using: &generator) { return place }
      lists.append(List(name: name))
      return lists.count - 1
    }

    private static func add(
      _ item: String?,
      to key: String,
      of all: inout [(key: String, items: [String])]
    ) {
      let place =
        all.firstIndex { $0.key == key }
        ?? {
          all.append((key, []))
          return all.count - 1
        }()
      if let item { all[place].items.append(item) }
    }

    static func text(_ section: (key: String, items: [String])) -> String {
      "\(section.key): [\(section.items.joined(separator: ", "))]"
    }

    /// The sections in random order.
    func text(using generator: inout SeededGenerator) -> String {
      var lines = sections.map(Self.text)
      if !variables.isEmpty { lines.append("variables: {\(variables.joined(separator: ", "))}") }
      if !policy.isEmpty { lines.append("policy: {\(policy.map(Self.text).joined(separator: ", "))}") }
      if !lists.isEmpty { lines.append(Self.text(("lists", lists.map(\.text)))) }
      return lines.shuffled(using: &generator).map { $0 + "\n" }.joined()
    }
  }

  /// A configuration of random size.
  private func parts(using generator: inout SeededGenerator) -> [Part] {
    var parts: [Part] = [.variable("market: DE"), .variable("tail: ö"), .item("datasources", nil)]
    for index in 0..<Int.random(in: 0...4, using: &generator) {
      parts.append(.item("attributes", "{name: A\(index), type: TEXT, maxLength: \(index + 1)}"))
      parts.append(.item("blacklistEntries", "{pattern: \"*@\(index).${market}\"}"))
      parts.append(.item("targetGroups", "{name: G\(index), filterString: 'Column(\"A\(index)\") = 1'}"))
      parts.append(.item("textModules", "{name: \"M\(index)${tail}\", formerly: \"M\(index)\"}"))
      parts.append(.policy("protect", "attribute/A\(index)"))
    }
    for section in ["blacklistEntries", "datasources", "targetGroups", "textModules"]
    where Bool.random(using: &generator) {
      parts.append(.policy("prune", section))
    }
    for index in 0..<Int.random(in: 0...4, using: &generator) {
      let list = index == 0 ? "\"L ${market}\"" : "L\(index)"
      let type = Bool.random(using: &generator) ? "STANDARD" : "DYNAMIC"
      parts.append(.field(list: list, "type: \(type)"))
      parts.append(.field(list: list, "description: \"${tail}\""))
      parts.append(.field(list: list, "formerly: Old\(index)"))
      parts.append(.field(list: list, "senderName: ~"))
      if type == "STANDARD" {
        parts.append(.field(list: list, "subscriptionSettings: {welcomeMailing: {id: \(index + 1)}}"))
        parts.append(.field(list: list, "settings: {TrackingPermissionDetachedFromMembership: true}"))
      }
      parts.append(.listItem(list: list, "textModules", nil))
      for group in 0..<Int.random(in: 0...3, using: &generator) {
        parts.append(.listItem(list: list, "targetGroups", "{name: G\(group), description: \"\(index)\"}"))
        parts.append(.listItem(list: list, "textModules", "{name: T\(group), state: absent}"))
      }
    }
    return parts
  }

  /// The parts in random order over that many files, of up to three documents.
  private func sample(
    _ parts: [Part],
    files count: Int,
    using generator: inout SeededGenerator
  ) -> ManifestSample {
    var documents = (0..<count).map { _ in
      Array(repeating: Document(), count: Int.random(in: 1...3, using: &generator))
    }
    for part in parts.shuffled(using: &generator) {
      let file = documents.indices.randomElement(using: &generator) ?? 0
      let place = documents[file].indices.randomElement(using: &generator) ?? 0
      documents[file][place].add(part, using: &generator)
    }
    var files: [SourceMap.File] = []
    for (index, file) in documents.enumerated() {
      let text = file.map { $0.text(using: &generator) }.joined(separator: "---\n")
      files.append(SourceMap.File(name: "\(index).yaml", bytes: Array(text.utf8)))
    }
    return ManifestSample(files.shuffled(using: &generator))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func neitherFilesNorTheirOrderMeanAnything(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts = parts(using: &generator)
    let whole = sample(parts, files: 1, using: &generator)
    let expected = whole.dump()
    #expect(whole.diagnostics == "(decoded)\n")
    for count in [1, 2, 3, 5, 9] {
      #expect(sample(parts, files: count, using: &generator).dump() == expected)
    }
  }
}
