import API
import Resources
import Sandbox
import Support
import Synchronization

/// Requests over HTTP on loopback against a server that takes 60 in two seconds: how many it refuses, and how much of what
/// it would take is used.
struct RateLimited {
  let count: Int
  private let limit = 60
  private let seconds = 2
  private let parallelism = 8

  func measure() async throws -> JSON {
    let tally = Tally(seconds: seconds)
    let server = SandboxServer(
      credentials: SandboxCredentials(clientID: "id", clientSecret: "secret"),
      options: SandboxServer.Options(rateLimit: (limit, .seconds(seconds))),
      handler: { _ in SandboxResponse(status: 204) }
    )
    let port = try server.start()
    defer { server.stop() }
    let curl = CurlTransport(
      CurlTransport.Tenant(
        try BaseURL.parse(SandboxServer.baseURL(port: port)),
        Credentials(clientID: Secret("id"), clientSecret: Secret("secret")),
        .inxmail
      ),
      userAgent: "inx-apply-bench",
      parallelism: parallelism
    )
    defer { curl.shutdown() }
    let clock = ContinuousClock()
    let pacing = PacingTransport(
      Counting(base: curl, tally: tally),
      clock: clock,
      reading: AnswerReading(.inxmail) { 0 }
    )
    let transport = RetryingTransport(
      pacing,
      clock: clock,
      excused: { pacing.foreseenWait },
      reading: AnswerReading(.inxmail) { 0 },
      random: { Double.random(in: 0..<1) }
    )
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<count {
        if index >= parallelism { try await group.next() }
        group.addTask { _ = try await transport.send(Request(.get, "/lists")) }
      }
      try await group.waitForAll()
    }
    let took = secondsSince(start)
    // As many windows as the limit makes necessary: the last of them need not end.
    let bound = Double((count + limit - 1) / limit * seconds)
    return .members([
      "part": .string("ratelimit"), "count": .int(count), "refused": .int(tally.refused),
      "used": rounded(100 * tally.share(limit)),
      "seconds": rounded(took),
      "bound": rounded(bound), "ratio": rounded(took / bound),
    ])
  }
}

/// What was taken of each window, and what was refused.
private final class Tally: Sendable {
  private let start = ContinuousClock.now
  private let seconds: Int
  private let counts = Mutex((taken: [Int: Int](), refused: 0))

  init(seconds: Int) { self.seconds = seconds }

  var refused: Int { counts.withLock { $0.refused } }

  /// A window is known by the seconds since the beginning: every answer comes well before the next one.
  func note(_ response: Response) {
    let window = Int(secondsSince(start)) / seconds
    counts.withLock { counts in
      if response.status == 429 { counts.refused += 1 } else { counts.taken[window, default: 0] += 1 }
    }
  }

  /// Which part of what was allowed was used, in all windows up to the last, which the end of the work cuts short.
  func share(_ limit: Int) -> Double {
    counts.withLock { counts in
      let whole = 0..<max(1, counts.taken.keys.max() ?? 0)
      return Double(whole.reduce(0) { $0 + (counts.taken[$1] ?? 0) }) / Double(whole.count * limit)
    }
  }
}

private struct Counting: Transport {
  let base: any Transport
  let tally: Tally

  func send(_ request: Request) async throws(TransportError) -> Response {
    let response = try await base.send(request)
    tally.note(response)
    return response
  }
}
