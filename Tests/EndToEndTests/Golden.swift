import Foundation
@testable import Report
import Resources
import Support
import Testing

@testable import inx_apply

/// One plan of which everything that is written of it is kept: manifests, a tenant and options go in, and the files
/// beside them are what comes out. `script/goldens` writes them anew.
struct Golden: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  /// Where they lie, relative to the repository.
  static let root = "Tests/EndToEndTests/Goldens"

  /// All of them, by name.
  static var all: [Golden] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: Page.root + "/" + root).sorted()
        .map(Golden.init)
    }
  }

  /// Those with a tenant: the others are manifests that do not get as far.
  static var plans: [Golden] { get throws { try all.filter { $0.input("tenant.json") != nil } } }

  /// Whether what comes out is written instead of compared.
  static let isWriting = ProcessInfo.processInfo.environment["INX_GOLDENS"] == "write"

  /// Each format that a plan is kept in, with its file.
  static let formats: [(format: OutputFormat, file: String)] = [
    (.text, "plan.txt"), (.json, "plan.json"), (.markdown, "plan.md"), (.html, "plan.html"),
    (.github, "plan.github"),
  ]

  /// What goes in; everything else comes out.
  private static let inputs: Set = ["manifests", "base", "tenant.json", "moved.json", "options"]

  var path: String { "\(Page.root)/\(Golden.root)/\(name)" }

  /// A file that goes in or has come out; nil where there is none.
  func input(_ file: String) -> [UInt8]? { try? Folder.bytes(path + "/" + file) }

  /// The words of the command line, one a line.
  var options: [String] {
    String(decoding: input("options") ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The names of the files that have come out before.
  var outputs: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: path).filter { !Golden.inputs.contains($0) }
        .sorted()
    }
  }

  /// A folder of one test's own with all that goes in.
  func folder() throws -> Folder {
    let folder = try Folder()
    for name in Golden.inputs where FileManager.default.fileExists(atPath: path + "/" + name) {
      try FileManager.default.copyItem(atPath: path + "/" + name, toPath: folder.path + "/" + name)
    }
    return folder
  }

  /// Compares what has come out with what is kept, both ways; or keeps it.
  func check(_ files: [String: String]) throws {
    if Golden.isWriting {
      for file in try outputs { try FileManager.default.removeItem(atPath: path + "/" + file) }
      for (file, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + file)) }
      return
    }
    #expect(try outputs == files.keys.sorted(), "\(name): script/goldens writes them anew")
    for (file, text) in files.sorted(by: { $0.key < $1.key }) {
      let difference = Golden.difference(kept: input(file) ?? [], found: Array(text.utf8))
      #expect(difference == nil, "\(name)/\(file) (script/goldens writes it anew)")
    }
  }

  /// The first line in which two files differ; nil where no byte does.
  static func difference(kept: [UInt8], found: [UInt8]) -> String? {
    guard kept != found else { return nil }
    let (old, new) = (kept.split(separator: 10), found.split(separator: 10))
    let line = zip(old, new).prefix { $0 == $1 }.count
    func text(_ lines: [ArraySlice<UInt8>]) -> String {
      line < lines.count ? String(decoding: lines[line], as: UTF8.self) : "(end)"
    }
    return "line \(line + 1) that is not empty: kept \(text(old)) found \(text(new))"
  }
}

/// Everything that the program writes of one plan, told apart by the names of the files that keep it.
struct GoldenRuns {
  private(set) var files: [String: String] = [:]
  private let golden: Golden
  private let folder: Folder

  /// The program with the options and the manifests of the folder.
  private let operands: [String]

  init(_ golden: Golden) async throws {
    self.golden = golden
    folder = try golden.folder()
    operands = golden.options + ["manifests"]
    if golden.input("tenant.json") == nil {
      try await validate()
    } else {
      try await plan()
      try await show()
      try await apply()
      try await applyMoved()
    }
  }

  private func run(_ words: String...) async throws -> Program.Run {
    let isOfManifests = !words.contains("show") && !words.contains("--plan")
    return try await Program.run(words + (isOfManifests ? operands : []), in: folder)
  }

  /// Every format, the saved plan, and what stderr gets beside them.
  private mutating func plan() async throws {
    for (format, file) in Golden.formats {
      let isFirst = format == .text
      let run = try await run(
        "plan",
        "--sandbox",
        "tenant.json",
        "--detailed-exitcode",
        "--format",
        format.rawValue,
        "--out",
        "saved.json"
      )
      files[file] = run.stdout
      #expect(run.code == expectedCode(of: try saved()), "\(golden.name): \(run)")
      if isFirst {
        files["stderr"] = run.stderr
        files["saved.json"] = String(decoding: try Folder.bytes(folder.path + "/saved.json"), as: UTF8.self)
      } else {
        try checkAgain(run, format)
      }
    }
    let saved = try saved()
    #expect(try sandboxIsAsBefore(), "\(golden.name): a plan writes nothing")
    #expect(saved["tenant"]?.text == "sandbox:tenant.json")
  }

  /// The same plan whatever the format.
  private func checkAgain(_ run: Program.Run, _ format: OutputFormat) throws {
    let again = try Folder.bytes(folder.path + "/saved.json")
    #expect(again == Array((files["saved.json"] ?? "").utf8), "\(golden.name): \(format)")
    // Annotations hold the diagnostics.
    if format != .github { #expect(run.stderr == files["stderr"], "\(golden.name): \(format)") }
  }

  /// The saved plan alone gives the same bytes.
  private func show() async throws {
    let size =
      golden.options.firstIndex(of: "--max-bytes").map { Array(golden.options[$0...].prefix(2)) } ?? []
    for (format, file) in Golden.formats {
      let words = ["show", "--format", format.rawValue, "--detailed-exitcode", "saved.json"] + size
      let run = try await Program.run(words, in: folder)
      let difference = Golden.difference(kept: Array((files[file] ?? "").utf8), found: Array(run.stdout.utf8))
      #expect(difference == nil, "\(golden.name): show --format \(format)")
      #expect(run.code == expectedCode(of: try saved()), "\(golden.name): \(run)")
    }
  }

  /// The JSON lines of an apply. The first of them holds the plan, which is kept elsewhere: the same one, where it is
  /// saved, for then what is deleted is read whole.
  private mutating func apply() async throws {
    let run = try await run(
      "apply",
      "--sandbox",
      "tenant.json",
      "--auto-approve",
      "--format",
      "json",
      "--parallelism",
      "1",
      "--retry-timeout",
      "0",
      "--out",
      "again.json"
    )
    let plan = try JSONReader.read(Array((files["plan.json"] ?? "").utf8))
    let first = #"{"event":"plan","plan":\#(plan.text())}"# + "\n"
    guard run.stdout.utf8.starts(with: first.utf8) else {
      Issue.record("\(golden.name): the plan that is applied is not plan.json")
      return
    }
    files["events.jsonl"] = String(decoding: run.stdout.utf8.dropFirst(first.utf8.count), as: UTF8.self)
  }

  /// The JSON lines where the tenant has changed since.
  private mutating func applyMoved() async throws {
    guard let moved = golden.input("moved.json") else { return }
    try folder.write(moved, to: "tenant.json")
    let run = try await run("apply", "--plan", "saved.json", "--format", "json")
    #expect(run.code == 4, "\(golden.name): \(run)")
    let lines = run.stdout.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    files["stale.jsonl"] = lines.joined(separator: "\n")
  }

  /// What is wrong with manifests, for those that are no configuration.
  private mutating func validate() async throws {
    let run = try await run("validate", "--format", "json")
    #expect(run.code == 1, "\(golden.name): \(run)")
    files["validate.json"] = run.stdout
  }

  private func saved() throws -> JSON { try JSONReader.read(Folder.bytes(folder.path + "/saved.json")) }

  /// With `--detailed-exitcode`.
  private func expectedCode(of plan: JSON) -> Int32 {
    if plan["blocked"]?.elements?.isEmpty == false { return 3 }
    return plan["changes"]?.elements?.isEmpty == false ? 2 : 0
  }

  private func sandboxIsAsBefore() throws -> Bool {
    try Folder.bytes(folder.path + "/tenant.json") == golden.input("tenant.json")
  }
}
