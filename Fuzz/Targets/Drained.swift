import Synchronization

/// Runs what is asynchronous on the thread that asks for it, one job after the other, so that every run is the same.
final class Drained: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  /// What the body gives. It must not wait for anything but itself.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) -> Result {
    let executor = Drained()
    let result = Box<Result>()
    Task(executorPreference: executor) { result.value.withLock { [value = await body()] in $0 = value } }
    while let job = executor.jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
      job.runSynchronously(on: executor.asUnownedTaskExecutor())
    }
    guard let value = result.value.withLock({ $0 }) else { fatalError("it waits for something else") }
    return value
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
