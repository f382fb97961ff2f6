import Glibc
import Sandbox
import Synchronization
import Testing

@testable import inx_apply

/// A run that dies anywhere: the next one finishes the work, and the tenant is as if nothing had happened. Every request is
/// the last one once in memory; at some of them the program itself is killed.
@Suite struct KillTests {
  /// A number of runs that are killed in the same way.
  struct Sweep: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let parallelism: Int
    /// How far it is from one request to the next at which a run is killed.
    var step = 1
    /// How the runs die that come before the one that lives; the first at the request with that number.
    let deaths: @Sendable (Int) -> [MortalTenant.Death]

    var options: [String] { KillSample.options + ["--parallelism", "\(parallelism)"] }
  }

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
    // The second run dies somewhere else each time; where it needs fewer requests, it lives.
    Sweep(testDescription: "twice", parallelism: 1, step: 4) {
      [
        MortalTenant.Death(number: $0, moment: .beforeAnswering),
        MortalTenant.Death(number: 20 + $0 * 7 % 40, moment: .beforeAnswering),
      ]
    },
  ]

  @Test("the plan has every kind, every action and every way of replacement")
  func sample() throws {
    let tenant = try MortalTenant(KillSample.seed, manifest: KillSample.manifest)
    let (run, _) = try tenant.apply(KillSample.options + ["--parallelism", "1"])
    #expect(Cycle.outcomes(run.stdout) == KillSample.outcomes)
    let objects = State.comparable(tenant.document).split(separator: "\n").filter {
      !$0.hasPrefix("subscriptionSettings ") && !$0.hasPrefix("unsubscriptionSettings ")
    }
    #expect(objects.joined(separator: "\n") == KillSample.objects)
  }

  /// What a run has left of its own is nobody's loss.
  @Test func leftDraftsNeedNoOverride() throws {
    let mailings = KillSample.seed.sections["mailings", default: ""] + KillSample.leftDrafts
    let tenant = try MortalTenant(KillSample.seed.with(["mailings": mailings]), manifest: KillSample.manifest)
    #expect(try tenant.apply(KillSample.options).run.code == 0)
    #expect(!State.comparable(tenant.document).contains("~inx-apply"))
  }

  /// What went wrong, by the number of the request.
  private final class Failures: Sendable {
    let all = Mutex<[Int: String]>([:])
  }

  @Test("dead at every request, and run again", arguments: sweeps)
  func dies(_ sweep: Sweep) async throws {
    let (making, seed) = (try KillSample.making(sweep.parallelism), try Tenant(KillSample.seed.json()))
    let tenant = MortalMemory(seed)
    let undisturbed = await MemoryApply(tenant: tenant, parallelism: sweep.parallelism).apply(making)
    try #require(undisturbed.code == 0, "\(undisturbed)")
    let state = State.comparable(tenant.document)
    var problems: [(number: Int, text: String)] = []
    for number in stride(from: 1, through: undisturbed.requests, by: sweep.step) {
      let tenant = MortalMemory(seed)
      let program = MemoryApply(tenant: tenant, parallelism: sweep.parallelism)
      var codes: [Int32?] = []
      for death in sweep.deaths(number) { codes.append(await program.apply(making, death: death).code) }
      let last = await program.apply(making, verifies: true)
      let found = State.comparable(tenant.document)
      let isKilled = codes[0] == nil && codes.allSatisfy { $0 == nil || $0 == 0 }
      if isKilled, last.code == 0, found == state { continue }
      let difference = found.split(separator: "\n").difference(from: state.split(separator: "\n"))
      problems.append((number, "\(codes) \(last)\(difference)"))
    }
    #expect(problems.map(\.number) == [], "of \(undisturbed.requests): \(problems.first?.text ?? "")")
  }

  @Test("killed at some requests, and run again", .serialized, arguments: sweeps)
  func killed(_ sweep: Sweep) async throws {
    let tenant = try MortalTenant(KillSample.seed, manifest: KillSample.manifest)
    let (run, requests) = try tenant.apply(sweep.options)
    try #require(run.code == 0, "\(run)")
    let state = State.comparable(tenant.document)
    let numbers = Array(stride(from: 1, through: requests, by: sweep.step * KillSample.stride))
    let failures = Failures()
    await onThreads(numbers.count) { index in
      do {
        guard let problem = try KillTests.problem(sweep, at: numbers[index], state) else { return }
        failures.all.withLock { $0[numbers[index]] = problem }
      } catch {
        failures.all.withLock { $0[numbers[index]] = "\(error)" }
      }
    }
    let all = failures.all.withLock { $0 }.sorted { $0.key < $1.key }
    #expect(all.map(\.key) == [], "the first of \(requests): \(all.first?.value ?? "")")
  }

  /// What is wrong with the tenant after the last run; nil for nothing.
  private static func problem(_ sweep: Sweep, at number: Int, _ state: String) throws -> String? {
    let tenant = try MortalTenant(KillSample.seed, manifest: KillSample.manifest)
    var codes: [Int32] = []
    for death in sweep.deaths(number) { codes.append(try tenant.apply(sweep.options, death: death).run.code) }
    let last = try tenant.apply(sweep.options + ["--verify"]).run
    let found = State.comparable(tenant.document)
    let isKilled = codes.first == 128 + SIGKILL && codes.allSatisfy { [0, 128 + SIGKILL].contains($0) }
    if isKilled, last.code == 0, found == state { return nil }
    let difference = found.split(separator: "\n").difference(from: state.split(separator: "\n"))
    return "\(codes) \(last)\(difference)"
  }
}
