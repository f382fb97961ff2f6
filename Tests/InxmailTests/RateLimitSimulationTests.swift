import API
import Synchronization
import Testing

/// 2,000 requests against 600 a minute, the whole way down from the repeats, on one virtual clock for both sides.
@Suite("Rate limit, simulated")
struct RateLimitSimulationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var parallelism = 8
    var limit: LimitedTenant<VirtualTime>.Limit
    /// Nothing refuses us where nobody else uses the budget.
    var refusals = 0

    init(
      _ name: String,
      parallelism: Int = 8,
      refusals: Int = 0,
      _ change: (inout LimitedTenant<VirtualTime>.Limit) -> Void = { _ in }
    ) {
      self.name = name
      self.parallelism = parallelism
      self.refusals = refusals
      limit = .init()
      change(&limit)
    }

    var testDescription: String { name }
  }

  static let jitter = [0, 31, 7, 120, 3, 64, 11, 250, 19]

  static let cases = [
    Case("answers in order, reset rounded up"),
    Case("reset rounded down") { $0.rounding = .down },
    Case("reset rounded to the nearest") { $0.rounding = .toNearestOrEven },
    Case("answers out of order") { $0.jitter = jitter },
    Case("out of order, rounded down") {
      $0.jitter = jitter
      $0.rounding = .down
    },
    Case("the first window is half over") { $0.phase = .milliseconds(31_400) },
    Case("the first window is nearly over") {
      $0.phase = .milliseconds(59_870)
      $0.jitter = jitter
    },
    Case("a window ends before it is used up") { $0.phase = .milliseconds(57_300) },
    Case("64 at once", parallelism: 64) { $0.jitter = jitter },
    Case("one at a time", parallelism: 1) { $0.latency = .milliseconds(10) },
    Case("slow answers", parallelism: 64) { $0.latency = .seconds(3) },
    Case("somebody else takes a fifth", refusals: 3) { $0.others = 2 },
    Case("somebody else takes a half, out of order", refusals: 3) {
      $0.others = 5
      $0.jitter = jitter
      $0.rounding = .down
    },
    Case("60 in two seconds") {
      $0.requests = 60
      $0.per = .seconds(2)
      $0.latency = .milliseconds(4)
    },
    Case("60 in two seconds, rounded down, out of order") {
      $0.requests = 60
      $0.per = .seconds(2)
      $0.latency = .milliseconds(4)
      $0.jitter = [0, 3, 1, 9, 2]
      $0.rounding = .down
    },
  ]

  @Test("At most three refusals, at least 95 % used", arguments: cases)
  func simulation(_ one: Case) throws {
    let run = try Run(one)
    #expect(run.statuses == [200: 2000])
    #expect(run.tenant.refusals.count <= one.refusals, "\(run.tenant.refusals)")
    #expect(run.tenant.share >= 0.95)
  }

  /// One run of a case.
  struct Run {
    let tenant: LimitedTenant<VirtualTime>
    let statuses: [Int: Int]
    let end: Duration
    let tells: [String]

    init(_ one: Case, count: Int = 2000) throws {
      let time = VirtualTime()
      let tenant = LimitedTenant(time, one.limit)
      let tells = Mutex<[String]>([])
      let pacing = PacingTransport(tenant, clock: time, reading: AnswerReading(.inxmail) { 0 }) { wait, why in
        let now = time.now.offset
        tells.withLock { $0.append("\(now): \(wait) \(why)") }
      }
      let transport = RetryingTransport(
        pacing,
        clock: time,
        excused: { pacing.foreseenWait },
        reading: AnswerReading(.inxmail) { 0 },
        random: { 0.5 }
      )
      let work = Work(count)
      let parallelism = one.parallelism
      statuses = try time.run {
        try await withThrowingTaskGroup(of: [Int: Int].self) { group in
          for _ in 0..<parallelism { group.addTask { try await work.send(by: transport) } }
          return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
      }
      self.tenant = tenant
      end = time.now.offset
      self.tells = tells.withLock { $0 }
    }
  }

  /// Requests that several tasks share.
  private final class Work: Sendable {
    private let left: Atomic<Int>

    init(_ count: Int) { left = Atomic(count) }

    /// Takes requests until there are none, and counts the answers by status.
    func send(by transport: any Transport) async throws -> [Int: Int] {
      var statuses: [Int: Int] = [:]
      while left.subtract(1, ordering: .relaxed).newValue >= 0 {
        statuses[try await transport.send(Request(.get, "/x")).status, default: 0] += 1
      }
      return statuses
    }
  }
}
