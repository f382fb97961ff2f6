import API
import Resources
import Synchronization

/// One line on stderr that is rewritten while something takes its time. It shows up after the first half second, and not
/// more often than anybody can read. The clock is passed in.
final class ProgressLine: Sendable {
  /// How long nothing is shown, and how long each text stays at least.
  static let patience: (first: Duration, next: Duration) = (.milliseconds(500), .milliseconds(200))

  private let now: @Sendable () -> Duration
  private let write: @Sendable (String?) -> Void
  private let start: Duration
  private let state = Mutex(State())

  private struct State {
    var text: String?
    var shown: String?
    var last: Duration?
    var hasEnded = false
  }

  /// `write` puts a text in the place of the last one; nil takes it away.
  init(now: @escaping @Sendable () -> Duration, write: @escaping @Sendable (String?) -> Void) {
    self.now = now
    self.write = write
    start = now()
  }

  /// Tells a new state of things.
  func update(_ text: String) {
    state.withLock { state in
      state.text = text
      show(&state)
    }
  }

  /// Shows what is to be shown by now: to be called every now and then, for nothing may happen for a while.
  func tick() { state.withLock { show(&$0) } }

  /// Takes the line away, for good.
  func end() {
    state.withLock { state in
      if state.shown != nil { write(nil) }
      state = State(hasEnded: true)
    }
  }

  private func show(_ state: inout State) {
    guard !state.hasEnded, let text = state.text, state.shown != text else { return }
    let time = now()
    guard time - start >= ProgressLine.patience.first else { return }
    if let last = state.last, time - last < ProgressLine.patience.next { return }
    state.shown = text
    state.last = time
    write(text)
  }
}

extension ProgressLine {
  /// The terminal's line; nil where stderr is none that can rewrite a line, and where it was declined.
  static func onTerminal(isQuiet: Bool) -> ProgressLine? {
    guard Terminal.canRewrite, !isQuiet, Terminal.held == nil else { return nil }
    let start = ContinuousClock.now
    return ProgressLine(now: { start.duration(to: .now) }, write: { Terminal.rewrite($0) })
  }

  /// Runs what reads a tenant, and shows how far it has got.
  static func reading<R>(isQuiet: Bool, _ body: () async throws -> R) async rethrows -> R {
    guard let line = onTerminal(isQuiet: isQuiet) else { return try await body() }
    return try await line.run {
      try await ReadingProgress.$report.withValue({ line.update($0.text) }, operation: body)
    }
  }

  /// Runs something, looking after the line meanwhile.
  func run<R>(_ body: () async throws -> R) async rethrows -> R {
    let ticking = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: ProgressLine.patience.next)
        tick()
      }
    }
    defer {
      ticking.cancel()
      end()
    }
    return try await body()
  }
}
