import Desired
import Foundation
import Resources
import Testing

@testable import inx_apply

/// The examples for pipelines are whole: they parse, and what they call exists.
@Suite struct PipelineExampleTests {
  static let workflows = ["examples/ci/github/inx-apply.yml", "examples/ci/gitlab/.gitlab-ci.yml"]

  static let scripts: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: Page.root + "/" + PipelineScript.folder)) ?? [])
    .filter { $0.hasSuffix(".sh") }.sorted()

  /// Where command lines of inx-apply are shown or run.
  static let sources =
    workflows + ["docs/ci.md", "examples/ci/README.md"] + scripts.map { PipelineScript.folder + "/" + $0 }

  @Test(arguments: workflows)
  func workflowParses(path: String) throws {
    let file = SourceMap.File(name: path, bytes: Array(try Page.named(path).text.utf8))
    var sources = SourceMap()
    let (documents, diagnostics) = YAMLParser.parse(bytes: file.bytes, file: sources.add(file))
    #expect(diagnostics.map { DiagnosticText.render($0, sources: sources) } == [])
    #expect(documents.count == 1)
  }

  @Test(arguments: workflows)
  func workflowCallsOnlyScriptsThatExist(path: String) throws {
    let called = try Page.named(path).text.matches(of: /ci\/scripts\/([\w.-]+)/).map { String($0.1) }
    #expect(!called.isEmpty)
    #expect(called.filter { !Self.scripts.contains($0) } == [])
  }

  @Test func everyScriptIsUsedAndRuns() throws {
    let texts = try Self.sources.map { ($0, try Page.named($0).text) }
    for script in Self.scripts {
      let isUsed = texts.contains { path, text in !path.hasSuffix("/" + script) && text.contains("/" + script)
      }
      #expect(isUsed, "\(script)")
      let file = "\(Page.root)/\(PipelineScript.folder)/\(script)"
      let isSourced = try Page.named(PipelineScript.folder + "/" + script).text.contains("it is sourced")
      #expect(FileManager.default.isExecutableFile(atPath: file) != isSourced, "\(script)")
    }
  }

  /// Nobody but their owner can change what a job runs with its credentials.
  @Test func actionsArePinned() throws {
    let text = try Page.named(Self.workflows[0]).text
    let uses = text.split(separator: "\n").filter { $0.contains("uses:") }
    #expect(!uses.isEmpty)
    #expect(uses.filter { $0.firstMatch(of: /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/) == nil } == [])
    #expect(!text.contains("pull_request_target:"))
  }

  @Test(arguments: sources)
  func commandLinesExist(path: String) throws {
    for line in try Page.named(path).text.split(separator: "\n") {
      // Such as `inx-apply plan --out F` or `"$inx_apply" show --quiet`, up to the end of the code.
      for match in line.matches(
        of: /(?:inx-apply|"\$inx_apply") ((?:sandbox )?[a-z]+) ((?:[^`#;|&]|\|(?=\w))*)/
      ) {
        let command = Main.commands.first { $0.name == match.1 }
        let options = match.2.matches(of: /(?:^|\s|\[)(--[a-z-]+)/).map { String($0.1) }
        if command == nil {
          #expect(options == [], "\(path): inx-apply \(match.1) does not exist")
          continue
        }
        let unknown = options.filter { name in !(command?.options.contains { $0.name == name } ?? false) }
        #expect(unknown == [], "\(path): \(line)")
      }
    }
  }

  /// The exit codes that the page tells are those of the program.
  @Test func exitCodesOfThePageExist() throws {
    let codes = try Page.named("docs/ci.md").rows.compactMap { row in
      Int32(row.dropFirst(2).prefix { $0 != " " })
    }
    #expect(!codes.isEmpty)
    #expect(codes.filter { ExitCode(rawValue: $0) == nil } == [])
  }
}
