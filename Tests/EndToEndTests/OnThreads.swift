import Foundation

/// Does blocking work for each number on two threads of its own: the pool's threads belong to the other tests.
func onThreads(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    for first in 0..<2 {
      group.addTask {
        await withCheckedContinuation { continuation in
          Thread.detachNewThread {
            for index in stride(from: first, to: count, by: 2) { work(index) }
            continuation.resume()
          }
        }
      }
    }
  }
}
