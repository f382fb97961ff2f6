import Resources
import Support
import Synchronization

/// How far the reading of a tenant has got.
package struct ReadingProgress: Equatable, Sendable {
  /// How many of them are read.
  package let done: Int
  /// How many there are to be read.
  package let all: Int
  /// What they are, in the plural.
  package let what: String

  /// Such as `reading 210/346 text modules`.
  package var text: String { "reading \(done)/\(all) \(what)" }

  /// Is told of each step of whatever reads in a task; nil where nobody wants to know.
  @TaskLocal package static var report: (@Sendable (ReadingProgress) -> Void)?

  /// Does the work for each input, as `concurrently` does, and tells how far it has got.
  static func concurrently<Input: Sendable, Output: Sendable>(
    _ inputs: [Input],
    limit: Int,
    what: String,
    _ work: @escaping @Sendable (Input) async throws -> Output
  ) async throws -> [Output] {
    guard let report, !inputs.isEmpty else {
      return try await Support.concurrently(inputs, limit: limit, work)
    }
    let steps = Steps(all: inputs.count, what: what, report)
    return try await Support.concurrently(inputs, limit: limit) { input in
      let output = try await work(input)
      steps.next()
      return output
    }
  }

  /// What objects of these kinds are called together.
  static func noun(_ kinds: some Sequence<Kind>) -> String {
    var titles: [String] = []
    for kind in kinds where !titles.contains(kind.title) { titles.append(kind.title) }
    guard titles.count == 1, let title = titles.first else { return "objects" }
    return title.plural
  }

  private final class Steps: Sendable {
    private let done = Mutex(0)
    private let all: Int
    private let what: String
    private let report: @Sendable (ReadingProgress) -> Void

    init(all: Int, what: String, _ report: @escaping @Sendable (ReadingProgress) -> Void) {
      (self.all, self.what, self.report) = (all, what, report)
      report(ReadingProgress(done: 0, all: all, what: what))
    }

    func next() {
      // Told within the lock, so that nothing is told out of order.
      done.withLock { done in
        done += 1
        report(ReadingProgress(done: done, all: all, what: what))
      }
    }
  }
}
