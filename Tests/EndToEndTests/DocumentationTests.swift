import Desired
import Platforms
import Resources
import Sandbox
import Testing

@testable import inx_apply

/// The documents say what the program does: manifests in them are valid, plans in them are real, tables are complete.
@Suite struct DocumentationTests {
  // MARK: - Examples

  @Test(arguments: try Page.all)
  func manifestsInDocumentsAreValid(page: Page) {
    for block in page.blocks where block.language == "yaml" && !block.isPartial {
      let name = "\(page.path):\(block.line)"
      let result = ManifestDecoder.decode(
        [SourceMap.File(name: name, bytes: Array(block.text.utf8))],
        registry: .standard,
        variables: Variables(),
        contents: AnyContents()
      )
      let problems = result.diagnostics.map { DiagnosticText.render($0, sources: result.sources) }
      #expect(problems == [], "\(name)")
      #expect(result.configuration != nil, "\(name)")
    }
  }

  @Test func planInReadmeIsReal() throws {
    let shown = try Page.named("README.md").blocks.filter { block in
      block.text.hasPrefix("Tenant: ") || block.text.hasPrefix("No changes. ")
    }
    #expect(shown.count == 2)
    let real = Set(try ProgramRun.exampleOutput().split(separator: "\n", omittingEmptySubsequences: false))
    for block in shown {
      let invented = block.text.split(separator: "\n").filter { $0 != "…" && !real.contains($0) }
      #expect(invented == [], "README.md:\(block.line)")
    }
  }

  @Test func guardsInDocumentsAreReal() throws {
    let page = try Page.named("docs/guards.md")
    let manifests = page.blocks.filter { $0.language == "yaml" }
    let shown = page.blocks.filter { $0.language == "text" }
    try #require(manifests.count == shown.count && !shown.isEmpty)
    for (manifest, block) in zip(manifests, shown) {
      let output = try ProgramRun.plan(of: manifest.text, named: "attributes.yaml")
      let real = Set(output.split(separator: "\n", omittingEmptySubsequences: false))
      let invented = block.text.split(separator: "\n").filter { !real.contains($0) }
      #expect(invented == [], "\(page.path):\(block.line)")
    }
  }

  // MARK: - Tables

  @Test(arguments: Registry.standard.kinds)
  func kindsPageNamesEveryFieldWithItsLimits(kind: Kind) throws {
    let page = try Page.named("docs/kinds/\(kind.word).md")
    for (name, field) in kind.declarable {
      let row = try #require(
        page.rows.first { $0.contains("`\(name)`") },
        "\(page.path) has no row for \(name)"
      )
      for word in field.type.documented {
        #expect(row.contains(word), "\(page.path): the row of \(name) lacks \(word)")
      }
    }
  }

  @Test(arguments: Registry.standard.kinds)
  func kindsPageQuotesEveryWarning(kind: Kind) throws {
    let page = try Page.named("docs/kinds/\(kind.word).md")
    let text = page.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let rules = [kind.unmakeable, kind.deletionLoss, kind.replacementLoss, kind.liveWarning, kind.lists]
    let warnings = [kind.createWarning, kind.replaceWarning, kind.rename?.warning, kind.duplicateHint]
    let sentences = rules.compactMap({ $0?.message }) + warnings.compactMap({ $0 })
    #expect(sentences.filter { !$0.isEmpty && !text.contains($0) } == [], "\(page.path) does not say it")
  }

  @Test func everyKindsPageIsLinked() throws {
    let manifests = try Page.named("docs/manifests.md").text
    let readme = try Page.named("README.md").text
    for kind in Registry.standard.kinds {
      #expect(manifests.contains("(kinds/\(kind.word).md)"), "docs/manifests.md does not link \(kind.word)")
      #expect(readme.contains("(docs/kinds/\(kind.word).md)"), "README.md does not link \(kind.word)")
    }
  }

  @Test(arguments: Main.commands.map(\.name))
  func everyOptionIsDocumented(command: String) throws {
    let page = try Page.named("docs/command-line.md")
    #expect(page.text.contains("inx-apply \(command) "), "\(command) is not documented")
    let options = try #require(Main.commands.first { $0.name == command }).options
    for option in options {
      let form = option.name + (option.value.map { " \($0.replacing("|", with: "\\|"))" } ?? "")
      #expect(page.rows.contains { $0.hasPrefix("| `\(form)` |") }, "\(option.name) of \(command) has no row")
    }
  }

  @Test func everyDocumentedOptionExists() throws {
    let page = try Page.named("docs/command-line.md")
    let known = Set(Main.commands.flatMap { $0.options.map(\.name) })
    for row in page.rows where row.hasPrefix("| `--") {
      let name = row.dropFirst(3).prefix { $0 != " " && $0 != "`" }
      #expect(known.contains(String(name)), "\(name) does not exist")
    }
  }

  @Test func everyReadingIsDocumented() throws {
    let rows = try Page.named("docs/sandbox.md").rows
    for reading in Reading.allCases {
      let row = "| `\(reading.name)` | \(reading.summary) | \(reading.standard) |"
      #expect(rows.contains(row), "docs/sandbox.md lacks: \(row)")
    }
  }

  @Test(arguments: ["README.md", "docs/command-line.md"])
  func exitCodesAreThoseOfTheProgram(path: String) throws {
    let page = try Page.named(path)
    let documented = page.rows.compactMap { row in
      Int32(row.dropFirst(2).prefix { $0 != " " })
    }
    #expect(documented == (0...255).filter { ExitCode(rawValue: $0) != nil })
  }
}

/// Every content file exists.
private struct AnyContents: Contents {
  func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
    Array("content\n".utf8)
  }
}

// MARK: - What a table documents

extension Kind {
  /// What a manifest may write of it, by name.
  fileprivate var declarable: [(name: String, field: Field)] {
    if case .settings(let names) = shape {
      return fields.prefix(1).flatMap { field in names.map { ($0, field) } }
    }
    return fields.filter { $0.uses.contains(.declare) }.flatMap { field -> [(name: String, field: Field)] in
      guard case .content(let file) = field.type else { return [(field.name, field)] }
      return [(field.name, field), (file, field)]
    }
  }
}

extension FieldType {
  /// What the field's row must say.
  fileprivate var documented: [String] {
    switch self {
    case .text(let rule):
      [
        rule.min > 0 ? "\(rule.min)" : nil, rule.max.map(String.init),
        rule.allowsPadding ? nil : "white space",
      ]
      .compactMap { $0 }
        + rule.refusals.map { refusal in
          switch refusal {
          case .whole(let word), .beginning(let word): "`\(word)`"
          }
        }
    case .integer(let range):
      range.upperBound == Int(Int32.max)
        ? ["\(range.lowerBound)"] : ["\(range.lowerBound)", "\(range.upperBound)"]
    case .word(let words): words.map { "`\($0)`" }
    case .code(let codes): codes.flatMap { ["`\($0.word)`", "\($0.number)"] }
    case .boolean: ["`true`", "`false`"]
    case .reference(.lookup(let lookup)): [lookup.title]
    case .combination(let rule): (rule.words + [rule.none]).map { "`\($0)`" }
    case .filter, .content, .reference, .map: []
    }
  }
}
