import API
import Glibc
import Report
import Resources
import Sandbox
import Synchronization

/// An open way to a tenant. It must be closed before the process ends: libcurl's handles must be gone by then.
final class Connection: Sendable {
  /// What the API's answers mean.
  let client: Client
  private let curl: CurlTransport?
  private let store: SandboxStore?
  private let sandbox: SandboxTransport?

  /// How a connection is driven.
  struct Options: Sendable {
    var parallelism = 8
    /// Seconds without any successful answer after which a run stops.
    var retryTimeout = 300
    var logsHTTP = false
    var isQuiet = false

    /// The options on the command line.
    static let table = [
      Option("--parallelism", "N", "at most so many requests at once (8)"),
      Option("--retry-timeout", "SECONDS", "stop after so long without any successful answer (300)"),
      Option("--log-http", nil, "show each request on stderr, without bodies and credentials"),
      Option("--quiet", nil, "no progress and notes on stderr"),
    ]

    init() {}

    init(_ arguments: Arguments) throws(Exit) {
      parallelism = try arguments.number("--parallelism", in: 1...64) ?? 8
      retryTimeout = try arguments.number("--retry-timeout", in: 0...86_400) ?? 300
      logsHTTP = arguments.has("--log-http")
      isQuiet = arguments.has("--quiet")
    }

    /// Writes the log of requests to stderr; nil where it is not asked for.
    var log: (@Sendable (HTTPLogLine) -> Void)? {
      guard logsHTTP else { return nil }
      // It is called by threads that know nothing of tasks.
      let held = Terminal.held
      return { line in Terminal.$held.withValue(held) { Terminal.error("\(line)") } }
    }
  }

  /// Opens the tenant; throws where a sandbox's file cannot be used.
  init(_ tenant: TenantAddress, _ options: Options) throws(Exit) {
    let log = options.log
    let base: any Transport
    switch tenant {
    case .api(let url, let credentials):
      let curl = CurlTransport(
        CurlTransport.Tenant(url, credentials, tenant.platform.dialect),
        userAgent: "inx-apply/\(Version.current)",
        parallelism: options.parallelism,
        log: log
      )
      (base, self.curl, store) = (curl, curl, nil)
      sandbox = nil
    case .sandbox(let file):
      let store: SandboxStore
      do throws(SandboxError) { store = try SandboxStore(path: file) } catch {
        throw Exit(.error, error.description)
      }
      if store.isFresh, !options.isQuiet {
        Terminal.error("note: \(file) does not exist: a fresh tenant is taken")
      }
      let transport = SandboxTransport(store: store, log: log)
      (base, curl, self.store) = (transport, nil, store)
      sandbox = transport
    }
    client = Client(Connection.patient(base, tenant.platform.dialect, options), tenant.platform)
  }

  /// The transport with pacing and repeats, which tell of their waits where somebody looks.
  private static func patient(_ base: any Transport, _ dialect: Dialect, _ options: Options)
    -> RetryingTransport
  {
    var onPause: PacingTransport.OnWait?
    var onWait: RetryingTransport.OnWait?
    if Terminal.showsProgress, !options.isQuiet {
      let notice = WaitNotice()
      onPause = { wait, why in notice.tell(wait, WaitText.pacing(wait, why)) }
      onWait = { wait, outcome in notice.tell(wait, WaitText.repeating(wait, after: outcome)) }
    }
    let clock = ContinuousClock()
    let reading = AnswerReading(dialect) { Int64(time(nil)) }
    let policy = RetryPolicy(timeout: .seconds(options.retryTimeout))
    let pacing = PacingTransport(
      base,
      // Also who wants no repeats wants the run to get through the rate limit.
      pacer: Pacer(longestWait: max(policy.timeout, .seconds(300))),
      clock: clock,
      reading: reading,
      onWait: onPause
    )
    return RetryingTransport(
      pacing,
      policy: policy,
      clock: clock,
      excused: { pacing.foreseenWait },
      reading: reading,
      random: { Double.random(in: 0..<1) },
      onWait: onWait
    )
  }

  /// Ends all transfers and brings a sandbox's file up to date.
  func close() throws(Exit) {
    curl?.shutdown()
    sandbox?.close()
    do throws(SandboxError) { try store?.close() } catch { throw Exit(.error, error.description) }
  }
}

/// Tells of waits on stderr, whoever waits: a refusal makes its own request and all others wait, and is one matter.
private final class WaitNotice: Sendable {
  private let start = ContinuousClock.now
  private let episode = Mutex(WaitEpisode())

  func tell(_ wait: Duration, _ line: String) {
    let time = start.duration(to: .now)
    if episode.withLock({ $0.isNews(wait, at: time) }) { Terminal.progress(line) }
  }
}
