import API
import Desired
import Planner
@testable import Report
import Resources
import Sandbox
import Synchronization

@testable import inx_apply

extension FuzzTarget {
  /// Answers of a tenant to a plan. Each part of the input, behind a line `#!N STATUS`, is the answer to the request number N; all
  /// others are answered by a simulated tenant. What can be planned is reported, saved and read.
  static let answers = FuzzTarget(name: "answers") { bytes in
    guard let configuration = Sample.configuration else { return "the sample's manifest has errors" }
    var given: [Int: Response] = [:]
    for (title, part) in bytes.parts(at: "#!").dropFirst() {
      let numbers = title.split(separator: " ").compactMap { Int($0) }
      guard let number = numbers.first else { continue }
      given[number] = Response(status: numbers.count > 1 ? numbers[1] : 200, body: part)
    }
    let (tenant, answers) = (Sample.tenant, given)
    return Drained.run { await finding(configuration, tenant, answers) }
  }

  private static func finding(_ configuration: Configuration, _ tenant: Tenant, _ given: [Int: Response])
    async
    -> String?
  {
    let transport = GivenAnswers(tenant, given)
    let making = PlanMaking(
      configuration: configuration,
      options: PlanOptions(),
      parallelism: 1,
      isWhole: true
    )
    guard let plan = try? await making.plan(Client(transport, .inxmail)) else { return nil }
    return Reports.finding(
      SavedPlan(
        tenant: "sandbox:tenant.json",
        plan: plan,
        sources: configuration.sources,
        writesUnreadable: false,
        registry: .standard
      )
    )
  }
}

/// A simulated tenant, some of whose answers are given beforehand.
private final class GivenAnswers: Transport {
  /// More requests than any plan of the sample needs: a page without an end is a find.
  private static let limit = 2000

  private struct Progress: Sendable {
    var tenant: Tenant
    var number = 0
  }

  private let progress: Mutex<Progress>
  private let given: [Int: Response]

  init(_ tenant: Tenant, _ given: [Int: Response]) {
    progress = Mutex(Progress(tenant: tenant))
    self.given = given
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    progress.withLock { progress in
      defer { progress.number += 1 }
      precondition(progress.number < GivenAnswers.limit, "the plan asks without an end")
      if let answer = given[progress.number] { return answer }
      let answer = progress.tenant.respond(
        to: SandboxRequest(request.method.rawValue, request.path, query: request.query)
      )
      return Response(
        status: answer.status,
        headers: answer.headers.map { Response.Header($0.name, $0.value) },
        body: answer.body
      )
    }
  }
}
