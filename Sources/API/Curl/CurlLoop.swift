import Support
import CCurl
import Glibc
import Resources
import Synchronization

/// libcurl's multi handle and the one thread that drives it. Everything of libcurl happens on that thread, save for
/// `curl_multi_wakeup`, which libcurl allows from any.
///
/// The queue is the door: `run` puts a transfer in, the thread takes as many as may be in flight, and resumes who waits.
final class CurlLoop: @unchecked Sendable {
  private struct State {
    var queue: [CurlJob] = []
    var running: Set<UInt64> = []
    var cancelled: Set<UInt64> = []
    var nextID: UInt64 = 0
    /// Why no transfer is taken any more; nil while they are.
    var ended: TransportError?
    var thread: pthread_t?
    /// Whether the multi handle still exists.
    var isAwake = false
  }

  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  private let settings: CurlSettings
  private let parallelism: Int
  /// Whether there ever was an answer. Of the thread alone.
  private var hasContact = false
  private let multi: UnsafeMutableRawPointer?
  private let state = Mutex(State())

  init(settings: CurlSettings, parallelism: Int) {
    self.settings = settings
    self.parallelism = max(1, parallelism)
    multi = CurlLoop.isReady ? curl_multi_init() : nil
    if let multi { inx_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, self.parallelism) }
    start()
  }

  private func start() {
    state.withLock { state in
      guard multi != nil else {
        state.ended = TransportError(.unusable, "libcurl could not be initialised")
        return
      }
      let context = Unmanaged.passRetained(self)
      var thread = pthread_t()
      let code = pthread_create(&thread, nil, { CurlLoop.threadMain($0) }, context.toOpaque())
      guard code == 0 else {
        context.release()
        curl_multi_cleanup(multi)
        state.ended = TransportError(.unusable, "no thread for libcurl (error \(code))")
        return
      }
      state.thread = thread
      state.isAwake = true
    }
  }

  private static func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    // Signals are other threads' matter; and a write to a closed connection is an error here, never SIGPIPE's end.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    if let context { Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().loop() }
    return nil
  }

  // MARK: - From any thread

  /// Runs one transfer to its end; the caller's cancellation ends it early.
  func run(_ request: Request) async -> CurlOutcome {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    let patience = Patience.left
    return await withTaskCancellationHandler {
      await withCheckedContinuation { done in
        enqueue(CurlJob(id: id, request: request, patience: patience, done: done))
      }
    } onCancel: {
      cancel(id)
    }
  }

  private func enqueue(_ job: CurlJob) {
    let refusal: TransportError? = state.withLock { state in
      if let ended = state.ended { return ended }
      // Under the lock: a cancellation is either seen here or finds the transfer in the queue.
      if Task.isCancelled { return .unsent }
      state.queue.append(job)
      wake(state)
      return nil
    }
    if let refusal { job.fail(refusal) }
  }

  private func cancel(_ id: UInt64) {
    let waiting: CurlJob? = state.withLock { state in
      if let index = state.queue.firstIndex(where: { $0.id == id }) { return state.queue.remove(at: index) }
      if state.running.contains(id) {
        state.cancelled.insert(id)
        wake(state)
      }
      return nil
    }
    waiting?.fail(.unsent)
  }

  /// Ends all transfers and the thread, and returns when nothing of libcurl is left. More than once does no harm.
  func shutDown() {
    let thread = state.withLock { state in
      if state.ended == nil { state.ended = .shutDown }
      wake(state)
      defer { state.thread = nil }
      return state.thread
    }
    if let thread { pthread_join(thread, nil) }
  }

  private func wake(_ state: borrowing State) {
    if state.isAwake { curl_multi_wakeup(multi) }
  }

  // MARK: - On the thread

  private func loop() {
    var idle: [CurlEasy] = []
    var busy: [UnsafeMutableRawPointer: CurlEasy] = [:]
    let budget = BodyBudget(limit: settings.limits.allBodyBytes, shares: parallelism)
    var failure: TransportError?
    while failure == nil {
      let next = takeWork(free: parallelism - busy.count)
      if next.isOver { break }
      for easy in busy.values where easy.job.map({ next.cancelled.contains($0.id) }) ?? false {
        busy[easy.handle] = nil
        curl_multi_remove_handle(multi, easy.handle)
        end(easy, CURLE_OK) { CurlOutcome(result: .failure(.cancelled), wasSent: $0.wasSent) }
        idle.append(easy)
      }
      for job in next.jobs {
        if let easy = begin(job, idle.popLast() ?? CurlEasy(budget)) { busy[easy.handle] = easy }
      }
      failure = step(&idle, &busy)
    }
    close(busy.values.map { $0 }, failure ?? .shutDown)
    idle = []
    busy = [:]
    curl_multi_cleanup(multi)
  }

  private func takeWork(free: Int) -> (jobs: [CurlJob], cancelled: Set<UInt64>, isOver: Bool) {
    state.withLock { state in
      if state.ended != nil { return ([], [], true) }
      let jobs = Array(state.queue.prefix(free))
      state.queue.removeFirst(jobs.count)
      state.running.formUnion(jobs.lazy.map(\.id))
      defer { state.cancelled = [] }
      return (jobs, state.cancelled, false)
    }
  }

  private func begin(_ job: CurlJob, _ easy: CurlEasy?) -> CurlEasy? {
    guard let easy else {
      forget(job)
      job.fail(TransportError(.unusable, "libcurl has no memory for a transfer"))
      return nil
    }
    if let refusal = easy.begin(job, settings) {
      end(easy, CURLE_OK) { _ in CurlOutcome(result: .failure(refusal)) }
      return nil
    }
    let code = curl_multi_add_handle(multi, easy.handle)
    guard code == CURLM_OK else {
      end(easy, CURLE_OK) { _ in CurlOutcome(result: .failure(.multi(code))) }
      return nil
    }
    return easy
  }

  /// One turn: moves bytes, hands over what has ended, and otherwise waits for the network or a wake-up.
  private func step(_ idle: inout [CurlEasy], _ busy: inout [UnsafeMutableRawPointer: CurlEasy])
    -> TransportError?
  {
    var running: Int32 = 0
    let code = curl_multi_perform(multi, &running)
    guard code == CURLM_OK else { return .multi(code) }
    var hasEnded = false
    var result = CURLE_OK
    while let handle = inx_curl_multi_next_done(multi, &result) {
      hasEnded = true
      guard let easy = busy.removeValue(forKey: handle) else { continue }
      curl_multi_remove_handle(multi, handle)
      end(easy, result) { $0 }
      idle.append(easy)
    }
    if hasEnded { return nil }
    guard let patience = endSilent(&idle, &busy) else { return nil }
    let polled = curl_multi_poll(multi, nil, 0, Int32(min(patience.wholeMilliseconds, 60_000)), nil)
    return polled == CURLM_OK ? nil : .multi(polled)
  }

  /// Ends the transfers that have been silent for too long. Gives how long the others may still be, nil where one was ended.
  private func endSilent(_ idle: inout [CurlEasy], _ busy: inout [UnsafeMutableRawPointer: CurlEasy])
    -> Duration?
  {
    if !hasContact { hasContact = busy.values.contains(where: \.hasContact) }
    var shortest = Duration.seconds(60)
    var silent: [CurlEasy] = []
    for easy in busy.values {
      let patience = easy.patience(hasContact: hasContact)
      if patience <= .zero { silent.append(easy) } else { shortest = min(shortest, patience) }
    }
    for easy in silent {
      busy[easy.handle] = nil
      curl_multi_remove_handle(multi, easy.handle)
      let error = easy.silence(hasContact: hasContact)
      end(easy, CURLE_OK) { CurlOutcome(result: .failure(error), duration: $0.duration, wasSent: $0.wasSent) }
      idle.append(easy)
    }
    return silent.isEmpty ? shortest : nil
  }

  private func end(_ easy: CurlEasy, _ code: CURLcode, _ outcome: (CurlOutcome) -> CurlOutcome) {
    guard let job = easy.job else { return }
    forget(job)
    let outcome = outcome(easy.finish(code))
    if case .success = outcome.result { hasContact = true }
    job.done.resume(returning: outcome)
  }

  private func forget(_ job: CurlJob) {
    state.withLock { state in
      state.running.remove(job.id)
      state.cancelled.remove(job.id)
    }
  }

  private func close(_ busy: [CurlEasy], _ error: TransportError) {
    let waiting = state.withLock { state in
      state.ended = state.ended ?? error
      state.isAwake = false
      defer { state.queue = [] }
      return state.queue
    }
    for easy in busy {
      curl_multi_remove_handle(multi, easy.handle)
      end(easy, CURLE_OK) { CurlOutcome(result: .failure(error), wasSent: $0.wasSent) }
    }
    for job in waiting { job.fail(error) }
  }
}

extension TransportError {
  fileprivate static let cancelled = TransportError(.cancelled, "the request was cancelled")
  fileprivate static let shutDown = TransportError(.cancelled, "the transport was shut down")

  fileprivate static func multi(_ code: CURLMcode) -> TransportError {
    TransportError(.lost, String(cString: curl_multi_strerror(code)))
  }
}
