import Testing

@testable import Sandbox

/// Work for a thread of its own.
@Suite("Work queue")
struct WorkQueueTests {
  /// What is handed over without a lock: the queue alone keeps threads from each other.
  private final class Handed: @unchecked Sendable {
    var texts: [String] = []
  }

  @Test("What was written in the work can be read behind it, and the next piece sees it too")
  func handsOver() async {
    let queue = WorkQueue()
    let shared = Handed()
    for round in 0..<2000 {
      let made = await queue.run { () -> Handed in
        shared.texts.append("\(round)")
        let made = Handed()
        made.texts = shared.texts.suffix(1)
        return made
      }
      made.texts.append("read")
      #expect(made.texts == ["\(round)", "read"])
    }
    queue.close()
    #expect(shared.texts.count == 2000)
  }

  @Test("One piece at a time, of however many tasks")
  func oneAtATime() async {
    let queue = WorkQueue()
    let shared = Handed()
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask { for _ in 0..<200 { await queue.run { shared.texts.append("\(task)") } } }
      }
    }
    #expect(
      await queue.run { shared.texts.sorted() } == (0..<8).flatMap { Array(repeating: "\($0)", count: 200) }
    )
    queue.close()
  }

  @Test("The work of one task is done in its order, and all of it before the end")
  func order() async {
    let queue = WorkQueue()
    let shared = Handed()
    for number in 0..<5 { await queue.run { shared.texts.append("\(number)") } }
    queue.close()
    queue.close()
    #expect(shared.texts == ["0", "1", "2", "3", "4"])
    #expect(await queue.run { "after the end" } == "after the end")
  }
}
