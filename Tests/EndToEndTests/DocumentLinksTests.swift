import Foundation
import Testing

/// Links between the documents lead somewhere, and what documents name as code exists.
@Suite struct DocumentLinksTests {
  private static let pages = ["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]

  @Test(arguments: try Page.all + pages.map(Page.named))
  func linksLeadSomewhere(page: Page) throws {
    let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
    for target in links(in: page) {
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = parts[0].isEmpty ? page.path : resolved(parts[0], from: folder)
      let isThere = FileManager.default.fileExists(atPath: Page.root + "/" + path)
      #expect(isThere, "\(page.path) links \(target)")
      guard isThere, parts.count == 2, path.hasSuffix(".md") else { continue }
      #expect(anchors(in: try Page.named(path)).contains(String(parts[1])), "\(page.path) links \(target)")
    }
  }

  @Test func readmeLinksTheGlossary() throws {
    #expect(links(in: try Page.named("README.md")).contains("docs/glossary.md"))
  }

  @Test func everyDecisionIsListed() throws {
    let listed = Set(links(in: try Page.named("docs/decisions/README.md")))
    let pages = try Page.all.map(\.path).filter { $0.hasPrefix("docs/decisions/") }.map { $0.dropFirst(15) }
    #expect(pages.filter { $0 != "README.md" && !listed.contains(String($0)) } == [])
    #expect(links(in: try Page.named("ARCHITECTURE.md")).contains("docs/decisions/README.md"))
  }

  /// Documents about the sources name types and folders as they are today.
  @Test func namesInDocumentsExist() throws {
    let sources = try SourceTree.files("Sources", ".swift", ".h")
    let tests = try SourceTree.files("Tests", ".swift")
    var known: Set<String> = []
    for file in sources + tests {
      for part in file.path.split(separator: "/") {
        known.insert(part.hasSuffix(".swift") ? String(part.dropLast(6)) : String(part))
      }
    }
    for file in sources + tests {
      for line in file.lines { known.formUnion(declared(in: line)) }
    }
    known.formUnion(try SourceTree.folders("Sources"))
    known.formUnion(["Dictionary", "Set", "Sendable", "Mutex", "Foundation", "FoundationEssentials"])
    let pages =
      try ["ARCHITECTURE.md", "CONTRIBUTING.md"].map(Page.named)
      + Page.all.filter { $0.path.hasPrefix("docs/decisions/") }
    for page in pages {
      let parts = page.text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
      let code = parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
      let types = code.filter { $0.wholeMatch(of: /[A-Z][A-Za-z]*[a-z][A-Za-z]*/) != nil }
      #expect(types.filter { !known.contains($0) } == [], "\(page.path) names what does not exist")
      let paths = code.filter { text in
        // What is written in capitals stands for any name.
        text.wholeMatch(of: /(Sources|Tests|docs|script|Fuzz|examples|Benchmarks)\/[A-Za-z.\/-]+/) != nil
          && text.firstMatch(of: /[A-Z]{4,}/) == nil
      }
      let missing = paths.filter { !FileManager.default.fileExists(atPath: "\(Page.root)/\($0)") }
      #expect(missing == [], "\(page.path) names what does not exist")
    }
  }

  /// The type that a line declares, by the word behind `struct` and its like.
  private func declared(in line: Substring) -> [String] {
    let words = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 8).map { String(Substring($0)) }
    return zip(words, words.dropFirst()).compactMap { keyword, name in
      guard ["struct", "enum", "class", "actor", "protocol", "typealias", "extension"].contains(keyword)
      else {
        return nil
      }
      return String(name.prefix { $0.isLetter || $0.isNumber })
    }
  }

  /// The targets of links in this repository, outside of code.
  private func links(in page: Page) -> [String] {
    outsideOfBlocks(page).flatMap { line in
      line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }
    .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
  }

  /// What headings can be linked by, as GitHub and GitLab name them.
  private func anchors(in page: Page) -> Set<String> {
    var seen: [String: Int] = [:]
    var anchors: Set<String> = []
    for line in outsideOfBlocks(page) where line.hasPrefix("#") {
      let title = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
      let slug = String(title.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) })
        .replacing(" ", with: "-")
      let count = seen[slug, default: 0]
      seen[slug] = count + 1
      anchors.insert(count == 0 ? slug : "\(slug)-\(count)")
    }
    return anchors
  }

  private func outsideOfBlocks(_ page: Page) -> [Substring] {
    var isInside = false
    return page.text.split(separator: "\n").filter { line in
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isInside.toggle() }
      return !isInside && !isFence
    }
  }

  private func resolved(_ path: Substring, from folder: String) -> String {
    var parts = folder.split(separator: "/")
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
