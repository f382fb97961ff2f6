import API
import Executor
import Foundation
import Planner
import Resources
import Support
import Testing

@testable import inx_apply

/// What becomes of each kind of request through each fault, once and for good.
@Suite("Faults", .timeLimit(.minutes(20)))
struct FaultTableTests {
  /// For each fault the exit code, how it ended and what was sent: where it happens once, and below where it does not end.
  @Test(
    arguments: [
      FaultSubject.page, .one, .fresh, .post, .postTwice, .put, .patch, .completion, .delete,
    ]
  )
  func table(_ subject: FaultSubject) async throws {
    var lines: [String] = []
    for fault in subject.faults {
      var texts: [String] = []
      for persists in [false, true] {
        let result = try await subject.run(fault, persists: persists)
        let isSeen = !subject.unseen.contains(fault.name)
        #expect(
          (result.problems == []) == isSeen,
          "\(fault.name), \(persists ? "always" : "once"): \(result.problems)"
        )
        if result.text != texts.last { texts.append(result.text) }
      }
      for (number, text) in texts.enumerated() {
        let name = number == 0 ? fault.name : ""
        lines.append("\(name)\(String(repeating: " ", count: 20 - name.count)) | \(text)")
      }
    }
    #expect(lines.joined(separator: "\n") == subject.table)
  }
}

/// One kind of request, and how it is made.
struct FaultSubject: Sendable, CustomTestStringConvertible {
  let name: String
  let method: API.Method
  /// What is declared; nil where something is only read.
  var manifest: String?
  /// The collection that a change is about, with what it holds of the object before and after.
  var path = ""
  var before: [String] = []
  var after: [String] = []
  var read: (@Sendable (Client) async throws(Client.Failure) -> [String])?
  var faults = Fault.all
  /// Faults that nobody can tell from success; the next plan shows what was not done.
  var unseen: Set<String> = []
  let table: String

  var testDescription: String { name }

  /// What became of it, and what is wrong with that.
  struct Result {
    let text: String
    let problems: [String]
  }

  func run(_ fault: Fault, persists: Bool) async throws -> Result {
    let tenant = try Acme.tenant()
    let plan = if let manifest { try await Applying(tenant: tenant).plan(manifest) } else { Plan?.none }
    let faulty = try FaultyTenant(tenant, method, fault, persists: persists)
    let clock = ManualClock()
    let client = Client(
      RetryingTransport(
        faulty,
        clock: clock,
        reading: AnswerReading(.inxmail) { 784_111_777 },
        random: { 0.9999 }
      ),
      .inxmail
    )
    // A run has had good answers before it comes to this request.
    try await faulty.calm { _ = try await client.send(Request(.get, "/lists")) }
    guard let plan else { return await read(client, faulty) }
    let result = await Executor(client, .of(parallelism: 1), clock: clock).apply(plan) { _ in }
    let text = "\(code(of: result)) \(outcome(of: result)) [\(faulty.requests)]"
    var problems = try problems(of: result, tenant)
    if fault.acts, method == .post, faulty.arrived > 1 { problems.append("\(faulty.arrived) POST") }
    // The same again, when nothing goes wrong: that finishes the work, without doubles.
    faulty.heal()
    let rest = try await Applying(tenant: tenant).plan(manifest ?? "")
    _ = await Executor(Client(tenant, .inxmail), .of(parallelism: 1), clock: clock).apply(rest) { _ in }
    if try named(tenant) != after { problems.append("then there is \(try named(tenant))") }
    return Result(text: text, problems: problems)
  }

  private func read(_ client: Client, _ faulty: FaultyTenant) async -> Result {
    do throws(Client.Failure) {
      let found = try await read?(client) ?? []
      return Result(
        text: "0 read [\(faulty.requests)]",
        problems: found == after ? [] : ["read \(found)"]
      )
    } catch {
      let exit = Exit(error, .standard)
      return Result(text: "\(exit.code.rawValue) \(exit.message) [\(faulty.requests)]", problems: [])
    }
  }

  /// Done is what was said to be done, and failed what was not, as far as that was said.
  private func problems(of result: ApplyResult, _ tenant: HALTenant) throws -> [String] {
    let found = try named(tenant)
    switch result.outcomes.first?.outcome {
    case .applied: return found == after ? [] : ["applied, but there is \(found)"]
    case .failed: return found == before ? [] : ["failed, but there is \(found)"]
    default: return [before, after].contains(found) ? [] : ["there is \(found)"]
    }
  }

  /// What the change could be about, each by its name and the field that changes.
  private func named(_ tenant: HALTenant) throws -> [String] {
    try tenant.objects(path).map { try JSONReader.read(Array($0.utf8)) }
      .map { object in
        let groups = object["targetGroupConfiguration"]?["targetGroups"]?.elements ?? []
        return
          (["name", "url", "filterString", "subject"].compactMap { object[$0]?.text }
          + groups.map { $0.text() }).joined(separator: " ")
      }
      .filter { $0.hasPrefix("W ") || $0.hasPrefix("New ") }
  }

  private func outcome(of result: ApplyResult) -> String {
    switch result.outcomes.first?.outcome {
    case .applied(let warnings): (["applied"] + warnings).joined(separator: "; ")
    case .alreadyDone: "already done"
    case .failed(let failure): "failed: \(failure.message)"
    case .unknown(let why): "unknown: \(why)"
    case .skipped, nil: "not attempted"
    }
  }

  private func code(of result: ApplyResult) -> Int32 {
    guard case .failed(let failure) = result.outcomes.first?.outcome else {
      return result.outcomes.allSatisfy(\.outcome.isApplied) ? 0 : ExitCode.incomplete.rawValue
    }
    let isShutOut = failure.reason == .unreachable || failure.reason == .credentials
    return (isShutOut && !result.hasWritten ? ExitCode.unreachable : .incomplete).rawValue
  }
}
