@testable import API
import Planner
import Platforms
import Resources
import Synchronization
import Testing

@Suite struct ReadingProgressTests {
  private func texts(_ count: Int, _ what: String, limit: Int = 1) async throws -> [String] {
    let told = Mutex<[String]>([])
    let results = try await ReadingProgress.$report.withValue({ progress in
      told.withLock { $0.append(progress.text) }
    }) {
      try await ReadingProgress.concurrently(Array(0..<count), limit: limit, what: what) { $0 * 2 }
    }
    #expect(results == (0..<count).map { $0 * 2 })
    return told.withLock { $0 }
  }

  @Test func eachStepIsToldInOrder() async throws {
    let all = (0...20).map { "reading \($0)/20 text modules" }
    #expect(try await texts(20, "text modules") == all)
    #expect(try await texts(20, "text modules", limit: 8) == all)
    #expect(try await texts(0, "text modules") == [])
  }

  @Test func nouns() throws {
    let registry = Registry.standard
    func noun(_ words: String...) throws -> String {
      try ReadingProgress.noun(words.map { try #require(registry.kind($0)) })
    }
    #expect(try noun("text-module", "text-module") == "text modules")
    #expect(try noun("blacklist-entry") == "blacklist entries")
    #expect(try noun("subscription-settings") == "subscription settings")
    #expect(try noun("text-module", "mailing") == "objects")
  }
}
