import Glibc
import Report
import Resources
import Support
import Synchronization

/// The process's streams: what was asked for goes to stdout, everything else to stderr.
enum Terminal {
  /// Whether stdout is a terminal.
  static var isInteractiveOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  /// How many columns stdout has; nil where it is no terminal, or one that does not tell and `COLUMNS` does not either.
  static func width(_ environment: [String: String]) -> Int? { width(of: STDOUT_FILENO, environment) }

  /// How many columns stderr has, in the same way.
  static func errorWidth(_ environment: [String: String]) -> Int? { width(of: STDERR_FILENO, environment) }

  /// How many columns help takes: those of the terminal, which nobody reads beyond 100, or of `COLUMNS`.
  static func helpWidth(_ environment: [String: String]) -> Int {
    max(Rows.narrowest, min(width(environment) ?? columns(environment) ?? 100, 100))
  }

  private static func width(of descriptor: Int32, _ environment: [String: String]) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return columns(environment)
  }

  private static func columns(_ environment: [String: String]) -> Int? {
    environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether somebody can be asked: both ends of the conversation are a terminal.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }
  /// Whether progress may be shown.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }
  /// Whether stderr is a terminal that can rewrite a line.
  static var canRewrite: Bool { showsProgress && environment["TERM"] != "dumb" }

  /// The line of progress that stands on stderr.
  private static let progressText = Mutex<String?>(nil)

  /// Puts a line of progress in the place of the last one, cut to the terminal's width; nil takes it away.
  static func rewrite(_ text: String?) {
    let columns = errorWidth(environment) ?? 80
    progressText.withLock { shown in
      let start = shown == nil ? "" : "\r\u{1B}[K"
      shown = text
      write(
        Array((start + (text.map { $0.shortened(to: max(columns - 2, 1)) } ?? "")).utf8),
        to: STDERR_FILENO
      )
    }
  }

  /// Takes the line of progress out of the way of what is written next; it comes again with its next state.
  private static func clearProgress() {
    progressText.withLock { shown in
      if shown == nil { return }
      shown = nil
      write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
    }
  }

  /// Why stdout cannot be written any more, as the system numbers it; 0 while it can. Then there is no point in going on.
  static var outputFailure: Int32 { failure.load(ordering: .sequentiallyConsistent) }

  private static let failure = Atomic<Int32>(0)
  /// Whether stdout was closed when the process started.
  private static let isClosed = Atomic<Bool>(false)

  /// Whether stdin was closed when the process started: what would be read of it now is no input.
  static var isInputClosed: Bool { inputClosed.load(ordering: .sequentiallyConsistent) }

  private static let inputClosed = Atomic<Bool>(false)

  /// To be called before anything else.
  static func prepare() {
    // A reader that goes away must not end the program between two writes to a tenant.
    signal(SIGPIPE, SIG_IGN)
    if fcntl(STDIN_FILENO, F_GETFD) < 0 { inputClosed.store(true, ordering: .sequentiallyConsistent) }
    if fcntl(STDOUT_FILENO, F_GETFD) < 0 { isClosed.store(true, ordering: .sequentiallyConsistent) }
    // Where a stream is closed, the next file opened would take its place and get the output.
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      if descriptor > STDERR_FILENO { close(descriptor) }
      if descriptor < 0 || descriptor > STDERR_FILENO { return }
    }
  }

  /// Writes what was asked for.
  static func out(_ text: String) { out(Array(text.utf8)) }

  /// Writes what was asked for.
  static func out(_ bytes: [UInt8]) {
    if let held { return held.add(bytes, isError: false) }
    if isClosed.load(ordering: .sequentiallyConsistent) {
      // As with a reader that has gone.
      if outputFailure == 0, !bytes.isEmpty { failure.store(EPIPE, ordering: .sequentiallyConsistent) }
      return
    }
    clearProgress()
    guard outputFailure == 0, !write(bytes, to: STDOUT_FILENO) else { return }
    failure.store(errno, ordering: .sequentiallyConsistent)
  }

  /// Writes a line to stderr; on a terminal broken between words.
  static func error(_ line: String) {
    let width = errorWidth(environment).map { max($0, Rows.narrowest) }
    errorText(Rows(width: width).message(line).joined(separator: "\n") + "\n")
  }

  /// Writes text to stderr as it is.
  static func errorText(_ text: String) { error(Array(text.utf8)) }

  private static func error(_ bytes: [UInt8]) {
    if let held { return held.add(bytes, isError: true) }
    clearProgress()
    write(bytes, to: STDERR_FILENO)
  }

  /// Writes a line of progress to stderr: at once, whatever is held back.
  static func progress(_ line: String) {
    clearProgress()
    write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Where a task's output waits for its turn; nil where it is written at once.
  @TaskLocal static var held: HeldOutput?

  /// Asks on stderr and gives the line that was typed; nil at the end of input.
  static func ask(_ question: String) -> String? {
    errorText(question)
    return readLine()
  }

  @discardableResult
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR && errno != EAGAIN {
        return false
      }
    }
    return true
  }
}

/// Text from outside made fit for one line of a terminal.
enum Shown {
  /// What a terminal would act upon is replaced, what else cannot be seen is spelled out.
  static func line(_ text: String) -> String {
    InvisibleCharacters.shown(
      inMessage: InvisibleCharacters.replaced(text, where: InvisibleCharacters.actsOnTerminal)
    )
  }
}
