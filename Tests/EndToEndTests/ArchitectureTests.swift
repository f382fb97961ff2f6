import Foundation
import Testing

/// The tree of the sources is as ARCHITECTURE.md draws it: its table of targets is the rule, and there is no other copy.
@Suite struct ArchitectureTests {
  // MARK: - Targets

  @Test func everyTargetHasARow() throws {
    let rows = try TargetTable.read().rows.map(\.name)
    #expect(rows.filter { $0 != "bench" }.sorted() == (try SourceTree.folders("Sources")).sorted())
    #expect(rows.contains("bench"))
  }

  @Test func arrowsNeverPointUp() throws {
    let rows = try TargetTable.read().rows
    for (index, row) in rows.enumerated() {
      let below = Set(rows[(index + 1)...].map(\.name))
      #expect(row.imports.filter { !below.contains($0) } == [], "\(row.name) imports what is not below it")
    }
  }

  @Test func importsFollowTheTable() throws {
    let table = try TargetTable.read()
    var wrong: [String] = []
    for row in table.rows {
      let reached = table.reached(from: row.name)
      for file in try SourceTree.files(row.folder, ".swift") {
        for name in file.imports where table.names.contains(name) && !reached.contains(name) {
          wrong.append("\(file.path): \(row.name) must not import \(name)")
        }
      }
    }
    #expect(wrong == [])
  }

  /// Otherwise it depends on the order of the build whether there is a module to import.
  @Test func importsAreDependencies() throws {
    let table = try TargetTable.read()
    let declared = try TargetTable.dependencies()
    var wrong: Set<String> = []
    for row in table.rows {
      for file in try SourceTree.files(row.folder, ".swift") {
        for name in file.imports
        where table.names.contains(name) && !(declared[row.name] ?? []).contains(name) {
          wrong.insert("Package.swift: \(row.name) imports \(name) and does not depend on it")
        }
      }
    }
    #expect(wrong.sorted() == [])
  }

  @Test func dependenciesFollowTheTable() throws {
    let table = try TargetTable.read()
    for (name, dependencies) in try TargetTable.dependencies() {
      let reached = table.reached(from: name)
      #expect(dependencies.filter { !reached.contains($0) } == [], "Package.swift: \(name)")
    }
  }

  // MARK: - Folders and files

  @Test func foldersAreSmall() {
    let large = SourceTree.counts("Sources").filter { $0.value > 24 }
    #expect(large.map { "\($0.key) holds \($0.value) files: 24 is the limit" }.sorted() == [])
  }

  @Test func architectureIsShort() throws {
    #expect(
      try Page.named("ARCHITECTURE.md").text.split(separator: "\n", omittingEmptySubsequences: false).count
        < 152
    )
  }

  // MARK: - Citations

  /// The reference is not part of the repository, and its lines move: it is cited by the titles of its sections.
  @Test func noLineOfTheReferenceIsCited() throws {
    let files =
      try SourceTree.files("Sources", ".swift", ".h") + SourceTree.files("Tests", ".swift")
      + SourceTree.files("docs", ".md", ".json")
      + ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].flatMap { try SourceTree.files($0, ".md") }
    var found: [String] = []
    for file in files {
      for (index, line) in file.lines.enumerated() where citesLine(line) {
        found.append("\(file.path):\(index + 1): \(line)")
      }
    }
    #expect(found == [])
  }

  @Test(arguments: [
    ("may show late (L" + "1952).", true), ("L" + "375", true), ("see L" + "3913-4450", true),
    ("XL1952", false),
    ("L12", false), ("L123456", false), ("(L1a)", false),
  ])
  func citationsOfLinesAreSeen(line: String, isSeen: Bool) {
    #expect(citesLine(line[...]) == isSeen)
  }

  @Test func everyCitationIsExplained() throws {
    let titles = Set(try Page.named("docs/reference.md").rows.compactMap(title))
    let comments = try (SourceTree.files("Sources", ".swift") + SourceTree.files("Tests", ".swift"))
      .map { (path: $0.path, text: $0.comments) }
    #expect(titles.count > 40)
    for (path, text) in comments {
      let unknown = citations(text).filter { !titles.contains($0) }
      #expect(unknown == [], "docs/reference.md lacks what \(path) cites")
    }
    let unused = titles.filter { title in !comments.contains { $0.text.contains("\"\(title)\"") } }
    #expect(unused.sorted() == [], "docs/reference.md explains what nothing cites")
  }

  /// Whether the line has the letter L with three to five digits as a word.
  private func citesLine(_ line: Substring) -> Bool {
    guard line.utf8.contains(UInt8(ascii: "L")) else { return false }
    let bytes = Array(line.utf8)
    func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
    func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    for index in bytes.indices where bytes[index] == UInt8(ascii: "L") && isDigit(index + 1) {
      if index > 0, isWord(bytes[index - 1]) { continue }
      var end = index + 1
      while isDigit(end) { end += 1 }
      if (3...5).contains(end - index - 1) { return true }
    }
    return false
  }

  /// The title in the first cell of a row, which is in quotation marks.
  private func title(_ row: String) -> String? {
    guard row.hasPrefix("| \"") else { return nil }
    return String(row.dropFirst(3).prefix { $0 != "\"" })
  }

  /// The titles that stand in quotation marks behind "reference,", separated by commas.
  private func citations(_ text: String) -> [String] {
    var titles: [String] = []
    for var rest in text.split(separator: "eference, \"", omittingEmptySubsequences: false).dropFirst() {
      while let end = rest.firstIndex(of: "\"") {
        titles.append(String(rest[..<end]))
        rest = rest[rest.index(after: end)...]
        guard rest.hasPrefix(", \"") else { break }
        rest = rest.dropFirst(3)
      }
    }
    return titles
  }
}

/// The table of targets in ARCHITECTURE.md.
private struct TargetTable {
  /// A target and what it imports by itself.
  struct Row {
    let name: String
    let imports: [String]

    var folder: String { name == "bench" ? "Benchmarks" : "Sources/" + name }
  }

  let rows: [Row]

  var names: Set<String> { Set(rows.map(\.name)) }

  static func read() throws -> TargetTable {
    let text = try Page.named("ARCHITECTURE.md").text
    let lines = text.split(separator: "\n").drop { !$0.hasPrefix("| target |") }.dropFirst(2)
      .prefix { $0.hasPrefix("|") }
    let rows = lines.flatMap { line -> [Row] in
      let cells = line.split(separator: "|")
      guard cells.count == 3 else { return [] }
      let imports = words(cells[2])
      return words(cells[0]).map { Row(name: $0, imports: imports) }
    }
    try #require(rows.count > 10, "ARCHITECTURE.md has no table of targets")
    return TargetTable(rows: rows)
  }

  /// What stands in a cell as code.
  private static func words(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }

  /// What a target may import: what its row names, and whatever that reaches.
  func reached(from name: String) -> Set<String> {
    var reached: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      for row in rows where row.name == next {
        open += row.imports.filter { reached.insert($0).inserted }
      }
    }
    return reached
  }

  /// What each target but those of tests depends on, as Package.swift has it.
  static func dependencies() throws -> [String: [String]] {
    let text = try SourceTree.files("Package.swift", ".swift").flatMap(\.lines).joined(separator: " ")
    var dependencies: [String: [String]] = [:]
    for part in text.components(separatedBy: "arget(").dropFirst() {
      // What is in quotation marks: the name first, then what it depends on, up to the end of the array.
      let head = part.components(separatedBy: "]")[0].components(separatedBy: "path:")[0]
      let words = head.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      guard let name = words.first, !name.hasSuffix("Tests") else { continue }
      dependencies[name] = head.contains("dependencies:") ? Array(words.dropFirst()) : []
    }
    return dependencies
  }
}
