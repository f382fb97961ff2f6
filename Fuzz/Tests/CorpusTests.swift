import Foundation
import Testing

/// Whatever fuzzing starts from or has found does what it must. `script/corpus` makes the seeds anew.
@Suite struct CorpusTests {
  /// Whether the seeds are written instead of looked at.
  private static let isWriting = ProcessInfo.processInfo.environment["INX_CORPUS"] == "write"
  private static let corpus = Seeds.root + "/Fuzz/Corpus"
  /// What begins the name of an input that was found, and is not made anew.
  private static let found = "found-"

  private static func names(_ target: FuzzTarget) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: corpus + "/" + target.name).sorted()
  }

  @Test(arguments: FuzzTarget.all)
  func everyInputHolds(_ target: FuzzTarget) throws {
    if CorpusTests.isWriting { return }
    let names = try CorpusTests.names(target)
    #expect(names.contains { !$0.hasPrefix(CorpusTests.found) }, "script/corpus makes the seeds")
    for name in names {
      let bytes = try Data(contentsOf: URL(filePath: "\(CorpusTests.corpus)/\(target.name)/\(name)"))
      #expect(target.run(Array(bytes)) == nil, "\(target.name)/\(name)")
    }
  }

  /// Each target gets as far as it can: its seeds are good ones, so that what is made of them is nearly good.
  @Test(arguments: FuzzTarget.all)
  func seedsAreMadeOfTheExamples(_ target: FuzzTarget) async throws {
    let seeds = try await Seeds(of: target)
    #expect(!seeds.files.isEmpty)
    for (name, bytes) in seeds.files {
      #expect(bytes.count <= 16_384, "\(target.name)/\(name) would be cut off")
      #expect(target.run(bytes) == nil, "\(target.name)/\(name)")
    }
    guard CorpusTests.isWriting else { return }
    let folder = CorpusTests.corpus + "/" + target.name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in try CorpusTests.names(target) where !name.hasPrefix(CorpusTests.found) {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    for (name, bytes) in seeds.files { try Data(bytes).write(to: URL(filePath: folder + "/" + name)) }
  }

  @Test func dictionaryHoldsTheWordsOfAllKinds() throws {
    let file = URL(filePath: Seeds.root + "/Fuzz/words.dict")
    if CorpusTests.isWriting { return try Data(Seeds.dictionary.utf8).write(to: file) }
    let missing = Set(Seeds.dictionary.split(separator: "\n"))
      .subtracting(try String(contentsOf: file, encoding: .utf8).split(separator: "\n"))
    #expect(missing.sorted() == [], "script/corpus writes it anew")
  }
}
