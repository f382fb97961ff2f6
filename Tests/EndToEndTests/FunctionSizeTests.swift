import Foundation
import Testing

/// A function of the program is at most 45 lines, and takes at most five parameters.
@Suite struct FunctionSizeTests {
  private static let mostLines = 45
  private static let mostParameters = 5

  @Test func functionsAreSmall() throws {
    var large: [String] = []
    for file in try SourceTree.files("Sources", ".swift") {
      for function in Function.all(in: file.lines.map(String.init)) {
        if function.lines > FunctionSizeTests.mostLines {
          large.append("\(file.path): \(function.name) is too long")
        }
        if function.parameters > FunctionSizeTests.mostParameters {
          large.append("\(file.path): \(function.name) takes too much")
        }
      }
    }
    #expect(large.sorted() == FunctionSizeTests.remaining)
  }

  @Test(
    arguments: [
      ("func a() {\n  b()\n}", 3, 0),
      ("  package init(\n    _ a: Int,\n    b: [Int: String] = [:]\n  ) {\n    b()\n  }", 6, 2),
      ("func a<B: C>(_ b: (B) -> Int, c: D<E, F>) throws(G) -> Int { 1 }", 1, 2),
      ("func a(_ b: String = \"c: d\") -> Int\n\n/// e\nfunc f() {\n  g()\n}", 1, 1),
      ("func a(b: Int)\n  -> Int\n{\n  1\n}", 5, 1),
      ("struct A {\n  let b: Int\n}", nil, nil),
    ] as [(String, Int?, Int?)]
  )
  func sizesAreSeen(text: String, lines: Int?, parameters: Int?) {
    let first = Function.all(
      in: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    )
    .first
    #expect(first?.lines == lines)
    #expect(first?.parameters == parameters)
  }

  /// What is still larger. Nothing may be added; what has become smaller goes.
  private static let remaining: [String] = [
    "Sources/API/Reading/Problem.swift: init takes too much",
    "Sources/API/Reading/SnapshotReader.swift: object takes too much",
    "Sources/API/Reading/SnapshotReader.swift: objectReading takes too much",
    "Sources/API/Reading/SnapshotReader.swift: reading takes too much",
    "Sources/API/Retrying/RetryPolicy.swift: init takes too much",
    "Sources/API/Retrying/RetryingTransport.swift: init takes too much",
    "Sources/Desired/Project/Project.swift: read is too long",
    "Sources/Desired/Variables.swift: apply is too long",
    "Sources/Desired/Writing/ManifestWriter.swift: write takes too much",
    "Sources/Desired/YAML/YAMLDocumentBuilder.swift: addScalar is too long",
    "Sources/Desired/YAML/YAMLParser.swift: read takes too much",
    "Sources/Desired/YAML/YAMLParser.swift: read takes too much",
    "Sources/Desired/YAML/YAMLSyntaxMessage.swift: diagnostic takes too much",
    "Sources/Executor/Executor.swift: apply is too long",
    "Sources/Export/Exporter.swift: export is too long",
    "Sources/Export/Exporter.swift: init is too long",
    "Sources/Export/Exporting.swift: exported is too long",
    "Sources/Export/LiveManifest.swift: object is too long",
    "Sources/Resources/Values/FilterProblems.swift: problems is too long",
    "Sources/Sandbox/Answers/Page.swift: document takes too much",
    "Sources/Sandbox/Answers/Writer.swift: write is too long",
    "Sources/Sandbox/Answers/Writer.swift: write takes too much",
    "Sources/Sandbox/Server/SandboxServer.swift: init takes too much",
    "Sources/Sandbox/Store/SandboxStore.swift: init takes too much",
    "Sources/Sandbox/Tenant.swift: init takes too much",
    "Sources/Support/JSON/JSONText.swift: write takes too much",
    "Sources/inx-apply/Files/GitTree.swift: init is too long",
    "Sources/inx-apply/Files/ManifestFiles.swift: init is too long",
    "Sources/inx-apply/Tenants/PlanMaking.swift: plan is too long",
    "Sources/inx-apply/Tenants/TenantAddress.swift: init is too long",
  ]
}

/// A function or an initializer, as the layout of swift-format shows it.
private struct Function {
  let name: String
  /// From its first line to the brace that closes it.
  let lines: Int
  let parameters: Int

  private static let modifiers: Set<String> = [
    "package", "public", "private", "fileprivate", "internal", "static", "final", "mutating", "override",
    "convenience", "nonisolated", "borrowing", "consuming", "class", "required", "async", "@Sendable",
    "@discardableResult", "@inline(__always)", "@inlinable",
  ]

  static func all(in lines: [String]) -> [Function] {
    lines.indices.compactMap { Function(lines, at: $0) }
  }

  /// The function that begins in that line; nil where none does.
  private init?(_ lines: [String], at start: Int) {
    var words = lines[start].split(separator: " ").drop { Function.modifiers.contains(String($0)) }
    guard let first = words.popFirst() else { return nil }
    if first == "func" {
      guard let name = words.first?.prefix(while: { $0 != "(" && $0 != "<" }) else { return nil }
      self.name = String(name)
    } else if ["init(", "init?(", "init<"].contains(where: first.hasPrefix) {
      name = "init"
    } else {
      return nil
    }
    let signature = Signature(lines[start...].prefix(60))
    parameters = signature.parameters
    let indentation = String(lines[start].prefix { $0 == " " })
    guard signature.opensBody, let end = lines[start...].firstIndex(of: indentation + "}") else {
      self.lines = 1
      return
    }
    self.lines = end - start + 1
  }

  /// What stands before the body.
  private struct Signature {
    var parameters = 0
    /// Whether a body of several lines follows.
    var opensBody = false

    init(_ lines: ArraySlice<String>) {
      var depth = 0
      var isRead = false
      var isText = false
      for line in lines {
        // A requirement of a protocol has no body.
        if isRead, line.allSatisfy({ $0 == " " }) || line.contains("///") { return }
        var before: Character = " "
        for character in line {
          if character == "\"" { isText.toggle() }
          defer { before = character }
          guard !isText, !isRead else { continue }
          switch character {
          case "(", "[", "{": depth += 1
          case "<" where depth > 0 && before != " ": depth += 1
          case ">" where depth > 1 && before != "-" && before != " ": depth -= 1
          case ")", "]", "}":
            depth -= 1
            if depth == 0, character == ")" { isRead = true }
          case ":" where depth == 1: parameters += 1
          default: break
          }
        }
        if isRead, line.contains("{") {
          opensBody = line.hasSuffix("{") || line.hasSuffix(" in")
          return
        }
      }
    }
  }
}
