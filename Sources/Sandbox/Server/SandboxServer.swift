import Glibc
import Resources
import Synchronization

/// Serves a simulated tenant over HTTP/1.1 on 127.0.0.1, with a thread a connection. Once started it lives until it is
/// stopped.
package final class SandboxServer: Sendable {
  /// The path of the tenant's base URL; its customer is "sandbox".
  package static let basePath = "/sandbox/rest/v1"

  /// What can be set.
  package struct Options: Sendable {
    /// The port; 0 takes a free one.
    package var port: Int
    /// How long each answer is held back, to measure against something like a network.
    package var latency: Duration
    /// Connections above this number are answered with 503.
    package var connectionLimit: Int
    /// So many requests are taken in each stretch of that length since the server was made, more are answered with 429; nil for
    /// no limit.
    package var rateLimit: (requests: Int, per: Duration)?
    /// Called for each authenticated request before the tenant is; where it gives an answer, the tenant is not asked. An answer with
    /// the status 0 closes the connection without one.
    package var intercept: (@Sendable (SandboxRequest) -> SandboxResponse?)?
    /// Called for each authenticated request, in the order of their coming on one connection.
    package var onRequest: (@Sendable (SandboxRequest) -> Void)?

    /// What can be set; what is left out does nothing.
    package init(
      port: Int = 0,
      latency: Duration = .zero,
      connectionLimit: Int = 64,
      rateLimit: (requests: Int, per: Duration)? = nil,
      intercept: (@Sendable (SandboxRequest) -> SandboxResponse?)? = nil,
      onRequest: (@Sendable (SandboxRequest) -> Void)? = nil
    ) {
      self.port = port
      self.latency = latency
      self.connectionLimit = connectionLimit
      self.rateLimit = rateLimit
      self.intercept = intercept
      self.onRequest = onRequest
    }
  }

  private struct Connection {
    let socket: Socket
    let thread: WorkThread
    var hasEnded = false
  }

  private struct Running {
    var listener: (socket: Socket, thread: WorkThread)?
    var connections: [Int: Connection] = [:]
    var nextConnection = 0
    /// The port that it listens on; nil before it is started.
    var port: Int?
  }

  private let credentials: SandboxCredentials
  private let options: Options
  private let handler: @Sendable (SandboxRequest) -> SandboxResponse
  private let running = Mutex(Running())
  private let birth = ContinuousClock.now
  private let budget: Mutex<RequestBudget?>

  /// A server that asks the handler (such as `SandboxStore.respond`) for every answer.
  package init(
    credentials: SandboxCredentials,
    options: Options = Options(),
    handler: @escaping @Sendable (SandboxRequest) -> SandboxResponse
  ) {
    self.credentials = credentials
    self.options = options
    self.handler = handler
    budget = Mutex(options.rateLimit.map { RequestBudget(requests: $0.requests, per: $0.per) })
  }

  /// The base URL for a port.
  package static func baseURL(port: Int) -> String { "http://127.0.0.1:\(port)\(basePath)" }

  /// Starts serving and gives the port.
  package func start() throws(SandboxError) -> Int {
    let (socket, port) = try Socket.listen(port: options.port)
    let thread = WorkThread.start {
      while let connection = socket.accept() { self.take(connection) }
    }
    guard let thread else {
      socket.close()
      throw .notServed(port: port, reason: "there is no thread for it")
    }
    running.withLock { running in
      running.listener = (socket, thread)
      running.port = port
    }
    return port
  }

  /// Closes all connections and returns when every thread has ended. It can be started again.
  package func stop() {
    let listener = running.withLock { running in
      defer { running.listener = nil }
      return running.listener
    }
    guard let listener else { return }
    listener.socket.shutDown()
    listener.thread.join()
    listener.socket.close()
    let open = running.withLock { running in
      defer { running.connections = [:] }
      return running.connections
    }
    for connection in open.values { connection.socket.shutDown() }
    for connection in open.values {
      connection.thread.join()
      connection.socket.close()
    }
  }

  private func take(_ socket: Socket) {
    let isTaken = running.withLock { running in
      for (number, connection) in running.connections where connection.hasEnded {
        running.connections[number] = nil
        connection.thread.join()
        connection.socket.close()
      }
      guard running.connections.count < options.connectionLimit else { return false }
      let number = running.nextConnection
      // It waits for this lock before it can tell that it has ended.
      let thread = WorkThread.start {
        self.serve(socket)
        socket.shutDown()
        self.running.withLock { $0.connections[number]?.hasEnded = true }
      }
      guard let thread else { return false }
      running.nextConnection += 1
      running.connections[number] = Connection(socket: socket, thread: thread)
      return true
    }
    if !isTaken {
      _ = socket.write(
        HTTPAnswer.bytes(
          Problem.wellDefined(503, "Service Unavailable").response,
          method: "GET",
          keepsAlive: false
        )
      )
      socket.shutDown()
      socket.close()
    }
  }

  private func serve(_ socket: Socket) {
    var reader = HTTPRequestReader()
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      switch reader.next() {
      case .more: guard socket.read(into: &reader, &buffer) else { return }
      case .sendContinue: guard socket.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) else { return }
      case .refuse(let status):
        let problem = Problem.wellDefined(status, HTTPAnswer.reason(status))
        _ = socket.write(HTTPAnswer.bytes(problem.response, method: "GET", keepsAlive: false))
        return
      case .request(let request):
        let response = answer(request)
        if response.status == 0 { return }
        SandboxServer.pause(options.latency)
        let bytes = HTTPAnswer.bytes(response, method: request.method, keepsAlive: request.keepsAlive)
        guard socket.write(bytes), request.keepsAlive else { return }
      }
    }
  }

  /// The answer to one request of a connection.
  func answer(_ request: HTTPRequestReader.Request) -> SandboxResponse {
    if let problem = credentials.problem(with: request.header("authorization")) {
      return told(problem.response, budget.withLock { $0?.headers(at: birth.duration(to: .now)) } ?? [])
    }
    let parts = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let base = SandboxServer.basePath
    guard parts[0] == base || parts[0].hasPrefix(base + "/") else {
      return Problem.notSimulated(String(parts[0])).response
    }
    let path = parts[0].dropFirst(base.count)
    let inner = SandboxRequest(
      request.method,
      path.isEmpty ? "/" : String(path),
      query: parts.count > 1 ? String(parts[1]) : "",
      headers: request.headers.filter { $0.name != "authorization" } + ownAddress(request),
      body: request.body
    )
    options.onRequest?(inner)
    guard let verdict = budget.withLock({ $0?.take(at: birth.duration(to: .now)) }) else {
      return options.intercept?(inner) ?? handler(inner)
    }
    guard verdict.isTaken else {
      return Problem.wellDefined(429, "Too Many Requests", headers: verdict.headers).response
    }
    return told(options.intercept?(inner) ?? handler(inner), verdict.headers)
  }

  /// The address that a request asks which tells none, as HTTP/1.0 allows: the one that is listened on.
  private func ownAddress(_ request: HTTPRequestReader.Request) -> [SandboxHeader] {
    guard (request.header("host") ?? "").isEmpty, let port = running.withLock({ $0.port }) else { return [] }
    return [SandboxHeader("host", "127.0.0.1:\(port)")]
  }

  /// The answer with these headers, where it has none of their names.
  private func told(_ response: SandboxResponse, _ headers: [SandboxHeader]) -> SandboxResponse {
    SandboxResponse(
      status: response.status,
      headers: response.headers + headers.filter { response.header($0.name) == nil },
      body: response.body
    )
  }

  /// Holds this connection's thread back, and no other.
  private static func pause(_ time: Duration) {
    guard time > .zero else { return }
    var rest = timespec(
      tv_sec: Int(time.components.seconds),
      tv_nsec: Int(time.components.attoseconds / 1_000_000_000)
    )
    var left = timespec()
    while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
  }
}
