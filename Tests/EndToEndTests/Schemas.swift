import Foundation
import Resources
import Support

@testable import inx_apply

/// The JSON Schemas in docs.
enum Schemas {
  static let names = ["apply-events.schema.json", "plan.schema.json", "validate.schema.json"]

  /// A document with the schema that describes it.
  struct Job {
    let schema: String
    let name: String
    let document: JSON
  }

  /// Whether described objects take members that are not described: they do for readers, and must not for tests.
  enum Way: String { case open, closed }

  /// What the schemas refuse, one line each: the job's name, the place in the document, and why.
  static func refusals(_ jobs: [Job], _ way: Way) throws -> [String] {
    let folder = try Folder()
    let lines = jobs.map { job in
      JSON.members(["schema": .string(job.schema), "name": .string(job.name), "document": job.document])
        .text()
    }
    try folder.write(lines.joined(separator: "\n"), to: "jobs")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    let script = Page.root + "/Tests/EndToEndTests/Schemas/check.py"
    process.arguments = ["-W", "ignore", script, way.rawValue, Page.root + "/docs"]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.path + "/jobs"))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Program.Failure(
        message: "\(script) does not run: is python3-jsonschema there? script/setup --tests"
      )
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What a schema describes: the objects by their names, each with its members in their order.
  static func objects(of schema: String) throws -> [(name: String, members: [String])] {
    let document = try JSONReader.read(Folder.bytes("\(Page.root)/docs/\(schema)"))
    return (document["$defs"]?.members ?? []).compactMap { definition in
      definition.value["properties"]?.members.map { (definition.name, $0.map(\.name)) }
    }
  }

  /// Every document of the golden files.
  static func goldens() throws -> [Job] {
    try Golden.all.flatMap { golden in
      try golden.outputs.flatMap { file -> [Job] in
        guard let schema = schema(of: file), let bytes = golden.input(file) else { return [] }
        let documents = file.hasSuffix(".jsonl") ? bytes.split(separator: 10).map(Array.init) : [bytes]
        return try documents.map {
          Job(schema: schema, name: "\(golden.name)/\(file)", document: try JSONReader.read($0))
        }
      }
    }
  }

  private static func schema(of file: String) -> String? {
    switch file {
    case "plan.json", "saved.json": "plan.schema.json"
    case "validate.json": "validate.schema.json"
    case _ where file.hasSuffix(".jsonl"): "apply-events.schema.json"
    default: nil
    }
  }
}

extension JSON {
  /// The names of all members anywhere in it.
  var memberNames: Set<String> {
    var names = Set((members ?? []).map(\.name))
    for value in (members ?? []).map(\.value) + (elements ?? []) { names.formUnion(value.memberNames) }
    return names
  }

  /// Whether that value stands anywhere in it.
  func holds(_ value: JSON) -> Bool {
    self == value || (elements ?? []).contains { $0.holds(value) }
      || (members ?? []).contains { $0.value.holds(value) }
  }
}
