import API
import Foundation
import Platforms
import Resources
import Sandbox
import Synchronization
import Testing

@testable import Report
@testable import inx_apply

/// A saved plan whose run dies anywhere, or is refused anything: it can be applied again, and then the tenant is as if nothing
/// had happened. Every request is the last one once in memory; at some of them the program itself is killed.
@Suite struct SavedPlanKillTests {
  /// A number of runs that are killed in the same way.
  struct Sweep: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let parallelism: Int
    var step = 1
    /// What the tenant is like beside that.
    var seed = KillSample.seed
    /// How the runs die that come before the one that lives; the first at the request with that number.
    let deaths: @Sendable (Int) -> [MortalTenant.Death]

    var options: [String] { ["--parallelism", "\(parallelism)"] }

    func tenant() throws -> MortalTenant {
      let tenant = try MortalTenant(seed, manifest: KillSample.manifest)
      try tenant.save(["--allow-data-loss", "**"])
      return tenant
    }

    /// The plan as it is saved and read again.
    func saved() async throws -> SavedPlan {
      let making = try KillSample.making(parallelism, losses: ["**"], isKept: true)
      let plan = try await making.plan(Client(MortalMemory(Tenant(seed.json())), .inxmail))
      return try RoundTrip(plan, making.configuration.sources).after
    }
  }

  /// With what an interrupted run has left before the plan was made.
  private static let leftovers = KillSample.seed.with([
    "targetGroups": KillSample.seed.sections["targetGroups", default: ""]
      + #",{"id": 90, "listId": 1, "name": "VIP~inx-apply", "description": null, "filterString": "x"}"#,
    "textModules": KillSample.seed.sections["textModules", default: ""]
      + #",{"id": 91, "listId": 1, "name": "imprint~inx-apply", "type": "TEXT", "text": "left"}"#
      + #",{"id": 92, "listId": 3, "name": "imprint~inx-apply-old", "type": "TEXT", "text": "left"}"#,
    "mailings": KillSample.seed.sections["mailings", default: ""] + KillSample.leftDrafts,
  ])

  private static let sweeps = [
    Sweep(testDescription: "before the tenant acts", parallelism: 1) {
      [MortalTenant.Death(number: $0, moment: .beforeActing)]
    },
    Sweep(testDescription: "before it answers", parallelism: 1) {
      [MortalTenant.Death(number: $0, moment: .beforeAnswering)]
    },
    Sweep(testDescription: "eight requests at once", parallelism: 8, step: 3) {
      [MortalTenant.Death(number: $0, moment: $0.isMultiple(of: 2) ? .beforeActing : .beforeAnswering)]
    },
    Sweep(testDescription: "twice", parallelism: 1, step: 4) {
      [
        MortalTenant.Death(number: $0, moment: .beforeAnswering),
        MortalTenant.Death(number: 30 + $0 * 7 % 40, moment: .beforeAnswering),
      ]
    },
    Sweep(testDescription: "where something was left before", parallelism: 1, step: 3, seed: leftovers) {
      [MortalTenant.Death(number: $0, moment: $0.isMultiple(of: 2) ? .beforeActing : .beforeAnswering)]
    },
  ]

  /// What went wrong, by the number of the request.
  private final class Failures: Sendable {
    let all = Mutex<[Int: String]>([:])
  }

  /// What has written, in its order.
  private final class Writes: Sendable {
    let lines = Mutex<[String]>([])
  }

  private final class Counter: Sendable {
    let value = Atomic(0)
  }

  @Test("dead at every request, and applied again", arguments: sweeps)
  func dies(_ sweep: Sweep) async throws {
    let (saved, seed) = (try await sweep.saved(), try Tenant(sweep.seed.json()))
    let tenant = MortalMemory(seed)
    let undisturbed = await MemoryApply(tenant: tenant, parallelism: sweep.parallelism).apply(saved)
    try #require(undisturbed.code == 0, "\(undisturbed)")
    let state = State.comparable(tenant.document)
    #expect(!state.contains("~inx-apply"))
    var problems: [(number: Int, text: String)] = []
    for number in stride(from: 1, through: undisturbed.requests, by: sweep.step) {
      let tenant = MortalMemory(seed)
      let program = MemoryApply(tenant: tenant, parallelism: sweep.parallelism)
      var codes: [Int32?] = []
      for death in sweep.deaths(number) { codes.append(await program.apply(saved, death: death).code) }
      let last = await program.apply(saved, verifies: true)
      let found = State.comparable(tenant.document)
      let isKilled = codes[0] == nil && codes.allSatisfy { $0 == nil || $0 == 0 }
      guard isKilled, last.code == 0, found == state else {
        let difference = found.split(separator: "\n").difference(from: state.split(separator: "\n"))
        problems.append((number, "\(codes) \(last)\(difference)"))
        continue
      }
      let again = await program.apply(saved)
      let isDone =
        SavedPlanKillTests.isDone(again.text) && !tenant.hasWritten
        && State.comparable(tenant.document) == state
      if again.code != 0 || !isDone { problems.append((number, "once more: \(again)")) }
    }
    #expect(problems.map(\.number) == [], "of \(undisturbed.requests): \(problems.first?.text ?? "")")
  }

  /// Whether a run has found all that it was to do done.
  private static func isDone(_ text: String) -> Bool {
    let outcomes = Cycle.outcomes(text)
    return outcomes.count >= KillSample.outcomes.count
      && outcomes.allSatisfy { $0.hasSuffix(": already up to date") }
  }

  @Test("killed at some requests, and applied again", .serialized, arguments: sweeps)
  func killed(_ sweep: Sweep) async throws {
    let tenant = try sweep.tenant()
    let (run, requests) = try tenant.applySaved(sweep.options)
    try #require(run.code == 0, "\(run)")
    let state = State.comparable(tenant.document)
    #expect(!state.contains("~inx-apply"))
    let numbers = Array(stride(from: 1, through: requests, by: sweep.step * KillSample.stride))
    let failures = Failures()
    await onThreads(numbers.count) { index in
      do {
        guard let problem = try SavedPlanKillTests.problem(sweep, at: numbers[index], state) else { return }
        failures.all.withLock { $0[numbers[index]] = problem }
      } catch {
        failures.all.withLock { $0[numbers[index]] = "\(error)" }
      }
    }
    let all = failures.all.withLock { $0 }.sorted { $0.key < $1.key }
    #expect(all.map(\.key) == [], "the first of \(requests): \(all.first?.value ?? "")")
  }

  /// What is wrong with the tenant after the last run, or with a run once more; nil for nothing.
  private static func problem(_ sweep: Sweep, at number: Int, _ state: String) throws -> String? {
    let tenant = try sweep.tenant()
    var codes: [Int32] = []
    for death in sweep.deaths(number) {
      codes.append(try tenant.applySaved(sweep.options, death: death).run.code)
    }
    let last = try tenant.applySaved(sweep.options + ["--verify"]).run
    let found = State.comparable(tenant.document)
    let isKilled = codes.first == 128 + SIGKILL && codes.allSatisfy { [0, 128 + SIGKILL].contains($0) }
    guard isKilled, last.code == 0, found == state else {
      let difference = found.split(separator: "\n").difference(from: state.split(separator: "\n"))
      return "\(codes) \(last)\(difference)"
    }
    let again = try tenant.applySaved(sweep.options).run
    let isDone = isDone(again.stdout)
    if again.code == 0, isDone, !tenant.hasWritten, State.comparable(tenant.document) == state { return nil }
    return "once more: \(again)"
  }

  /// One write of the plan is refused, each in its turn; then it is not any more. The plan goes on, unless an object was put
  /// back.
  @Test func refusedOnce() async throws {
    let sweep = SavedPlanKillTests.sweeps[0]
    let (saved, seed) = (try await sweep.saved(), try Tenant(sweep.seed.json()))
    let undisturbed = MortalMemory(seed)
    let writes = Writes()
    undisturbed.refuse { request in
      if request.method != "GET" {
        writes.lines.withLock { $0.append("\(request.method) \(request.target)") }
      }
      return nil
    }
    #expect(await MemoryApply(tenant: undisturbed, parallelism: 1).apply(saved).code == 0)
    let state = State.comparable(undisturbed.document)
    let all = writes.lines.withLock { $0 }
    #expect(all.count > KillSample.outcomes.count)
    var problems: [(number: Int, text: String)] = []
    for number in all.indices {
      let tenant = MortalMemory(seed)
      let program = MemoryApply(tenant: tenant, parallelism: 1)
      tenant.refuse(SavedPlanKillTests.refusing(number))
      let first = await program.apply(saved)
      tenant.refuse(nil)
      let left = State.comparable(tenant.document)
      let second = await program.apply(saved, verifies: true)
      let found = State.comparable(tenant.document)
      let problem = SavedPlanKillTests.problem(
        (first.code, first.text),
        second.code,
        isUntouched: found == left,
        isWhole: found == state
      )
      if let problem { problems.append((number, "\(problem): \(all[number]): \(first)\n\(second)")) }
    }
    #expect(problems.map(\.number) == [], "of \(all.count): \(problems.first?.text ?? "")")
  }

  @Test("one write is refused to the program", arguments: [0, 20, 40])
  func programRefusedOnce(_ number: Int) throws {
    let sweep = SavedPlanKillTests.sweeps[0]
    let undisturbed = try sweep.tenant()
    #expect(try undisturbed.applySaved(sweep.options).run.code == 0)
    let tenant = try sweep.tenant()
    tenant.refuse(SavedPlanKillTests.refusing(number))
    let first = try tenant.applySaved(sweep.options).run
    tenant.refuse(nil)
    let left = State.comparable(tenant.document)
    let second = try tenant.applySaved(sweep.options + ["--verify"]).run
    let found = State.comparable(tenant.document)
    let problem = SavedPlanKillTests.problem(
      (first.code, first.stdout),
      second.code,
      isUntouched: found == left,
      isWhole: found == State.comparable(undisturbed.document)
    )
    #expect(problem == nil, "\(first)\n\(second)")
  }

  /// What is wrong with a run of which one write was refused, and with the one after it; nil for nothing.
  private static func problem(
    _ first: (code: Int32?, text: String),
    _ second: Int32?,
    isUntouched: Bool,
    isWhole: Bool
  ) -> String? {
    // What was put back is another object than the one that the plan was made for.
    if first.text.contains("the old one was put back") {
      return first.code == 5 && second == 4 && isUntouched ? nil : "put back"
    }
    // A copy that cannot be deleted is a warning, and the next run's.
    let isTold =
      first.code == 5 || first.text.contains("could not be deleted: the next apply deletes it")
    return isTold && second == 0 && isWhole ? nil : "not put back"
  }

  /// Refuses the write with that number, from 0.
  private static func refusing(_ number: Int) -> @Sendable (SandboxRequest) -> SandboxResponse? {
    let count = Counter()
    return { request in
      guard request.method != "GET" else { return nil }
      let (index, _) = count.value.add(1, ordering: .sequentiallyConsistent)
      return index == number ? refusal : nil
    }
  }

  private static let refusal = SandboxResponse(
    status: 422,
    headers: [SandboxHeader("content-type", "application/problem+json")],
    body: Array(#"{"type": "validation-error", "title": "No"}"#.utf8)
  )
}
