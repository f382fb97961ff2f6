import Support
import Glibc
import Resources
import Synchronization

/// Does work that may block on one thread of its own, in the order in which it was given; who waits for it blocks no thread
/// of Swift's tasks.
package final class WorkQueue: Sendable {
  private struct State {
    var work: [@Sendable () -> Void] = []
    var isClosed = false
    var thread: WorkThread?
  }

  private let state = Mutex(State())
  private let wake: Semaphore

  /// A queue; its thread starts with the first work.
  package init() { wake = Semaphore() }

  /// Does the work and gives its result. Where the system has no thread to give, or after the end, it is done at once.
  package func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { done in
      let work: @Sendable () -> Void = { done.resume(returning: body()) }
      let isTaken = state.withLock { state in
        if state.isClosed { return false }
        if state.thread == nil { state.thread = WorkThread.start { [self] in loop() } }
        guard state.thread != nil else { return false }
        state.work.append(work)
        return true
      }
      if isTaken { wake.signal() } else { work() }
    }
  }

  /// Does what was given, and ends the thread. More than once does no harm.
  package func close() {
    let thread = state.withLock { state in
      state.isClosed = true
      defer { state.thread = nil }
      return state.thread
    }
    guard let thread else { return }
    wake.signal()
    thread.join()
  }

  private func loop() {
    while true {
      wake.wait()
      let (work, isClosed) = state.withLock { state in
        defer { state.work = [] }
        return (state.work, state.isClosed)
      }
      for piece in work { piece() }
      if isClosed, state.withLock({ $0.work.isEmpty }) { return }
    }
  }
}

/// The system's semaphore, at an address of its own.
private final class Semaphore: @unchecked Sendable {
  private let handle = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(handle, 0, 0) }

  deinit {
    sem_destroy(handle)
    handle.deallocate()
  }

  func signal() { sem_post(handle) }

  func wait() { while sem_wait(handle) != 0 {} }
}
