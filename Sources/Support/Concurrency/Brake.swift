import Synchronization

/// Stops a run: once it is pulled nothing new starts, and what runs can be given up.
package final class Brake: Sendable {
  private struct State {
    var isPulled = false
    var hasGivenUp = false
    var nextID = 0
    var running: [Int: @Sendable () -> Void] = [:]
    /// Waits for somebody else: nobody waits for them once the brake is pulled.
    var waiting: [Int: @Sendable () -> Void] = [:]
  }

  /// The brake of the change that is being carried out: what waits below it, for a rate limit or between two attempts, waits
  /// no longer once it is pulled.
  @TaskLocal static var current: Brake?

  private let state = Mutex(State())

  /// A brake that is not pulled.
  package init() {}

  /// Whether nothing new may start.
  package var isPulled: Bool { state.withLock { $0.isPulled } }

  /// How many changes are in progress.
  package var runningCount: Int { state.withLock { $0.running.count } }

  /// Nothing new starts; what runs goes on, but waits for nobody else.
  package func pull() {
    let waiting = state.withLock { state in
      state.isPulled = true
      return state.waiting.sorted { $0.key < $1.key }.map(\.value)
    }
    for cancel in waiting { cancel() }
  }

  /// What still runs is cancelled: of a request that was sent nobody knows then whether it was carried out.
  package func giveUp() {
    pull()
    let running = state.withLock { state in
      state.hasGivenUp = true
      return state.running.sorted { $0.key < $1.key }.map(\.value)
    }
    for cancel in running { cancel() }
  }

  /// Runs the work so that `giveUp` cancels it.
  package func boundTo<Output: Sendable>(_ work: @escaping @Sendable () async -> Output) async -> Output {
    let task = Task { await Brake.$current.withValue(self) { await work() } }
    let id = state.withLock { state in
      state.nextID += 1
      state.running[state.nextID] = { task.cancel() }
      if state.hasGivenUp { task.cancel() }
      return state.nextID
    }
    let output = await task.value
    state.withLock { $0.running[id] = nil }
    return output
  }

  /// A wait that the brake of the current change ends, where there is one; gives whether it came to its end.
  package static func wait(_ wait: @escaping @Sendable () async throws -> Void) async -> Bool {
    if let brake = Brake.current { return await brake.allows(wait) }
    return (try? await wait()) != nil
  }

  /// A wait for somebody else; gives whether it came to its end before the brake was pulled.
  package func allows(_ wait: @escaping @Sendable () async throws -> Void) async -> Bool {
    let task = Task(operation: wait)
    let id = state.withLock { state in
      state.nextID += 1
      state.waiting[state.nextID] = { task.cancel() }
      if state.isPulled { task.cancel() }
      return state.nextID
    }
    let result = await withTaskCancellationHandler {
      await task.result
    } onCancel: {
      task.cancel()
    }
    state.withLock { $0.waiting[id] = nil }
    return (try? result.get()) != nil
  }
}
