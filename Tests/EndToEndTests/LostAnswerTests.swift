import API
import Desired
import Executor
import Planner
import Platforms
import Resources
import Sandbox
import Support
import Synchronization
import Testing

@testable import inx_apply

/// Every single request of a run over all kinds goes wrong once, and no repeat helps: what was said to be done is done, and
/// the next run does the rest.
@Suite struct LostAnswerTests {
  /// What becomes of one request, or of it and all that follow.
  struct Loss: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var acts = false
    var isForGood = false
    /// How far it is from one request that goes wrong to the next.
    var step = 3
    var answer: Result<Response, TransportError> = .failure(TransportError(.lost, "the connection was reset"))
  }

  private static let losses = [
    Loss(testDescription: "lost before the tenant acts", step: 1),
    Loss(testDescription: "lost after it has acted", acts: true, step: 1),
    Loss(
      testDescription: "somebody else answers before",
      answer: .success(Response(status: 200, body: Array("<html></html>".utf8)))
    ),
    Loss(
      testDescription: "somebody else answers after",
      acts: true,
      answer: .success(Response(status: 502, body: Array("<html></html>".utf8)))
    ),
    Loss(testDescription: "refused", answer: .success(Response(status: 400))),
    Loss(testDescription: "gone for good, before it acts", isForGood: true),
    Loss(
      testDescription: "gone for good, after it has acted",
      acts: true,
      isForGood: true
    ),
  ]

  @Test(arguments: losses)
  func loses(_ loss: Loss) async throws {
    let making = try KillSample.making(1)
    let undisturbed = try LosingTransport(loss, at: .max)
    let plan = try await making.plan(Client(undisturbed, .inxmail))
    let first = undisturbed.count
    #expect(await apply(plan, undisturbed).allSatisfy { $0.outcome.isApplied })
    let state = State.comparable(undisturbed.document)
    var problems: [String] = []
    for number in stride(from: first + 1, through: undisturbed.count, by: loss.step) {
      let transport = try LosingTransport(loss, at: number)
      let outcomes = await apply(try await making.plan(Client(transport, .inxmail)), transport)
      transport.heal()
      let rest = try await making.plan(Client(transport, .inxmail))
      let done = Set(outcomes.filter { $0.outcome.isApplied }.map { $0.change.address })
      let undone = rest.changes.map(\.address).filter(done.contains)
      if !undone.isEmpty { problems.append("\(number): said to be done: \(undone)") }
      let again = await apply(rest, transport)
      if let failed = again.first(where: { !$0.outcome.isApplied }) {
        problems.append(
          "\(number): \(failed.change.address) \(failed.outcome) after \(outcomes.map(\.outcome))"
        )
      }
      let found = State.comparable(transport.document)
      let difference = found.split(separator: "\n").difference(from: state.split(separator: "\n"))
      if !difference.isEmpty { problems.append("\(number): \(difference) after \(outcomes)") }
    }
    #expect(problems.count == 0, "\(problems.first ?? "")")
  }

  private func apply(_ plan: Plan, _ transport: LosingTransport) async -> [(change: Change, outcome: Outcome)]
  {
    var options = Executor.Options()
    options.parallelism = 1
    return await Executor(Client(transport, .inxmail), options, clock: NoTime()).apply(plan) { _ in }.outcomes
  }
}

/// Waiting takes no time.
private struct NoTime: Clock {
  struct Instant: InstantProtocol {
    func advanced(by duration: Duration) -> Instant { self }
    func duration(to other: Instant) -> Duration { .zero }
    static func < (one: Instant, other: Instant) -> Bool { false }
  }

  var now: Instant { Instant() }
  var minimumResolution: Duration { .zero }
  func sleep(until deadline: Instant, tolerance: Duration?) async throws { try Task.checkCancellation() }
}

/// A tenant in memory of whose answers one is lost.
private final class LosingTransport: Transport {
  private struct Life {
    var tenant: Tenant
    var count = 0
    var isHealed = false
  }

  private let loss: LostAnswerTests.Loss
  private let number: Int
  private let life: Mutex<Life>

  init(_ loss: LostAnswerTests.Loss, at number: Int) throws {
    (self.loss, self.number) = (loss, number)
    life = Mutex(Life(tenant: try Tenant(KillSample.seed.json())))
  }

  var count: Int { life.withLock { $0.count } }
  var document: JSON { life.withLock { $0.tenant.document } }

  func heal() { life.withLock { $0.isHealed = true } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    try life.withLock { life -> Result<Response, TransportError> in
      life.count += 1
      let isLost = !life.isHealed && (life.count == number || loss.isForGood && life.count > number)
      if isLost, !loss.acts || life.count > number { return loss.answer }
      let answer = life.tenant.respond(
        to: SandboxRequest(
          request.method.rawValue,
          request.path,
          query: request.query,
          body: request.body ?? []
        )
      )
      if isLost { return loss.answer }
      let headers = answer.headers.map { Response.Header($0.name, $0.value) }
      return .success(Response(status: answer.status, headers: headers, body: answer.body))
    }.get()
  }
}
