import Support
import Synchronization

/// Holds requests back as `Pacer` says. One for all requests to a tenant, below `RetryingTransport`, so that repeats are
/// paced too.
package final class PacingTransport: Transport {
  /// Called once for an episode of waiting, with its length and why; not for waits that the next answer ends.
  package typealias OnWait = @Sendable (Duration, Pacer.Reason) -> Void

  private struct State {
    var pacer: Pacer
    /// How many answers were noted: who waits for one must not miss it.
    var notes = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter = 0
    var episode = WaitEpisode()
    /// Requests that wait for a limit that good answers told, since when there are any, and for how long there were.
    var foreseen = 0
    var foreseenSince = Duration.zero
    var foreseenBefore = Duration.zero
  }

  private enum Step {
    case go(Pacer.Ticket)
    case wait(Duration?, Pacer.Reason, notes: Int, isNews: Bool)
  }

  private let base: any Transport
  private let elapsed: @Sendable () -> Duration
  private let sleep: @Sendable (Duration) async throws -> Void
  private let reading: AnswerReading
  private let onWait: OnWait?
  private let state: Mutex<State>

  /// Wraps a transport.
  /// - Parameters:
  ///   - reading: how the tenant tells its limit.
  ///   - onWait: called from any thread.
  package init<C: Clock>(
    _ base: any Transport,
    pacer: Pacer = Pacer(),
    clock: C,
    reading: AnswerReading,
    onWait: OnWait? = nil
  ) where C.Duration == Duration {
    self.base = base
    self.reading = reading
    self.onWait = onWait
    state = Mutex(State(pacer: pacer))
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(for: $0) }
  }

  /// For how long requests have waited for a limit that the tenant's good answers had told: time in which nothing is wrong.
  /// Waiting after a refusal is not in it, or a tenant that refuses everything would be asked for ever.
  package var foreseenWait: Duration {
    state.withLock { $0.foreseenBefore + ($0.foreseen > 0 ? elapsed() - $0.foreseenSince : .zero) }
  }

  /// Sends one request as soon as it may start. Throws `.unsent` where the task is cancelled, or the brake pulled,
  /// while it waits.
  package func send(_ request: Request) async throws(TransportError) -> Response {
    let ticket = try await enter()
    let result: Result<Response, TransportError>
    do throws(TransportError) { result = .success(try await base.send(request)) } catch {
      result = .failure(error)
    }
    leave(ticket, Pacer.Answer(result, reading))
    return try result.get()
  }

  private func enter() async throws(TransportError) -> Pacer.Ticket {
    while true {
      if Task.isCancelled { throw TransportError.unsent }
      switch ask() {
      case .go(let ticket): return ticket
      case .wait(let duration, let why, let notes, let isNews):
        if isNews, let duration { onWait?(duration, why) }
        let hasWaited = await wait(duration, notes)
        if why == .usedUp { endForeseen() }
        guard hasWaited else { throw TransportError.unsent }
      }
    }
  }

  /// Waits for that time, or for the next answer alone; gives whether the run goes on.
  private func wait(_ duration: Duration?, _ notes: Int) async -> Bool {
    guard duration != nil else {
      await pause(nil, notes)
      return true
    }
    return await Brake.wait {
      await self.pause(duration, notes)
      try Task.checkCancellation()
    }
  }

  private func ask() -> Step {
    state.withLock { state in
      let time = elapsed()
      switch state.pacer.mayStart(at: time) {
      case .go: return .go(state.pacer.start(at: time))
      case .wait(let duration, let why):
        if why == .usedUp {
          if state.foreseen == 0 { state.foreseenSince = time }
          state.foreseen += 1
        }
        let isNews = why != .inFlight && duration.map { state.episode.isNews($0, at: time) } ?? false
        return .wait(duration, why, notes: state.notes, isNews: isNews)
      }
    }
  }

  private func endForeseen() {
    state.withLock { state in
      state.foreseen -= 1
      if state.foreseen == 0 { state.foreseenBefore += elapsed() - state.foreseenSince }
    }
  }

  private func leave(_ ticket: Pacer.Ticket, _ answer: Pacer.Answer) {
    let waiters = state.withLock { state in
      state.pacer.note(answer, for: ticket, at: elapsed())
      state.notes += 1
      defer { state.waiters = [:] }
      return state.waiters.sorted { $0.key < $1.key }
    }
    for waiter in waiters { waiter.value.resume() }
  }

  /// Ends after that time, or when an answer is noted beyond those that were.
  private func pause(_ duration: Duration?, _ notes: Int) async {
    guard let duration else { return await nextNote(after: notes) }
    await withTaskGroup { group in
      group.addTask { [self] in await nextNote(after: notes) }
      group.addTask { [sleep] in try? await sleep(duration) }
      await group.next()
      group.cancelAll()
    }
  }

  private func nextNote(after notes: Int) async {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          // Under the lock: a cancellation is either seen here or finds the continuation.
          if state.notes != notes || Task.isCancelled { return true }
          state.waiters[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
    }
  }
}
