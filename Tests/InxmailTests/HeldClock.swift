import API
import Synchronization

/// Time that stands still until it is let go; then every wait ends at once.
final class HeldClock: Clock {
  typealias Instant = ManualClock.Instant

  private struct State {
    var time = Duration.zero
    var isOpen = false
    var nextNumber = 0
    var sleepers: [Int: (deadline: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
  }

  private let onSleep: @Sendable () -> Void
  private let state = Mutex(State())

  /// - Parameter onSleep: called as soon as somebody waits.
  init(onSleep: @escaping @Sendable () -> Void = {}) { self.onSleep = onSleep }

  var now: Instant { Instant(offset: state.withLock { $0.time }) }
  var minimumResolution: Duration { .zero }

  /// Lets time go.
  func open() {
    let sleepers = state.withLock { state in
      state.isOpen = true
      state.time = state.sleepers.values.reduce(state.time) { max($0, $1.deadline) }
      defer { state.sleepers = [:] }
      return state.sleepers.values.map(\.continuation)
    }
    for sleeper in sleepers { sleeper.resume() }
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let end = state.withLock { state -> Result<Void, any Error>? in
          if Task.isCancelled { return .failure(CancellationError()) }
          if state.isOpen {
            state.time = max(state.time, deadline.offset)
            return .success(())
          }
          state.sleepers[number] = (deadline.offset, continuation)
          return nil
        }
        if let end { continuation.resume(with: end) } else { onSleep() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume(
        throwing: CancellationError()
      )
    }
  }
}
