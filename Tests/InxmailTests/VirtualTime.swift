import Synchronization
import Testing

/// Time that goes on when nobody has anything left to do now, and tasks that take turns in the same order in every run.
///
/// `run` is the only thread: it does the tasks' work until all of them wait, sets the time to the earliest end of a wait, and
/// goes on. Only structured tasks of its body belong to it.
final class VirtualTime: TaskExecutor, Clock {
  typealias Instant = ManualClock.Instant

  private struct Timer {
    let deadline: Duration
    let number: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var time = Duration.zero
    var jobs: [UnownedJob] = []
    var timers: [Int: Timer] = [:]
    var nextNumber = 0
  }

  private let state = Mutex(State())

  var now: Instant { Instant(offset: state.withLock { $0.time }) }
  var minimumResolution: Duration { .zero }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs.append(job) }
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if Task.isCancelled { return true }
          state.timers[number] = Timer(deadline: deadline.offset, number: number, continuation: continuation)
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      state.withLock { $0.timers.removeValue(forKey: number) }?.continuation.resume(
        throwing: CancellationError()
      )
    }
  }

  /// Runs the work to its end; an issue where everything waits for something that does not come.
  func run<Output: Sendable>(_ work: @escaping @Sendable () async throws -> Output) throws -> Output {
    let output = Mutex<Result<Output, any Error>?>(nil)
    Task(executorPreference: self) {
      let result: Result<Output, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      output.withLock { $0 = result }
    }
    while true {
      if let job = state.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) {
        job.runSynchronously(on: asUnownedTaskExecutor())
      } else if let result = output.withLock({ $0 }) {
        return try result.get()
      } else if let timer = nextTimer() {
        timer.continuation.resume()
      } else {
        throw Standstill()
      }
    }
  }

  /// Everything waits, and not for time.
  struct Standstill: Error {}

  private func nextTimer() -> Timer? {
    state.withLock { state in
      guard let timer = state.timers.values.min(by: { ($0.deadline, $0.number) < ($1.deadline, $1.number) })
      else { return nil }
      state.timers[timer.number] = nil
      state.time = max(state.time, timer.deadline)
      return timer
    }
  }
}
