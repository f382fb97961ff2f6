import Resources
import Testing

/// Manifests applied one after the other, each with the state it must lead to.
struct Cycle: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let seed: State
  let steps: [Step]

  init(_ name: String, from seed: State = State(), _ steps: Step...) {
    testDescription = name
    self.seed = seed
    self.steps = steps
  }

  /// One manifest.
  struct Step: Sendable {
    let manifest: String
    /// Options of the apply, and of the plan after it where they matter there too.
    let options: [String]
    /// What apply says of each change, without the columns' blanks.
    let outcomes: [String]
    /// The sections that are now others than before; an empty text for one that is gone.
    let changes: [String: String]
    let nextID: Int?

    init(
      _ manifest: String,
      _ options: [String] = [],
      does outcomes: [String],
      _ changes: [String: String],
      next nextID: Int? = nil
    ) {
      self.manifest = manifest
      self.options = options
      self.outcomes = outcomes
      self.changes = changes
      self.nextID = nextID
    }
  }

  /// Applies each step and looks at what it has done; then nothing may be left to do.
  func run(_ way: TestTenant.Way) async throws {
    let tenant = try TestTenant(way, seed)
    var expected = tenant.seed
    for (number, step) in steps.enumerated() {
      let comment: Comment = "step \(number + 1)"
      try tenant.declare(step.manifest)
      // One at a time, so that new ids come in the plan's order.
      let apply = try await tenant.run(
        "apply",
        ["--auto-approve", "--parallelism", "1"] + step.options + ["m.yaml"]
      )
      try #require(apply.code == 0, "\(comment): \(apply)")
      #expect(apply.stderr == "", comment)
      #expect(Cycle.outcomes(apply.stdout) == step.outcomes, comment)
      expected = expected.with(step.changes, nextID: step.nextID)
      let difference = try State.difference(tenant.state(), expected)
      try #require(difference == [], comment)

      let plan = try await tenant.run("plan", ["--detailed-exitcode", "m.yaml"])
      try #require(plan.code == 0, "\(comment): \(plan)")
      #expect(plan.stdout.contains("\nNo changes. The tenant matches the manifests ("), comment)
      #expect(try State.difference(tenant.state(), expected) == [], comment)
    }
  }

  /// The lines that tell how changes ended, with single blanks.
  static func outcomes(_ text: String) -> [String] {
    text.split(separator: "\n").filter { line in
      ["applied ", "failed ", "skipped ", "unknown "].contains { line.hasPrefix($0) }
    }.map { $0.split(separator: " ").joined(separator: " ") }
  }
}

@Suite(.serialized) struct CycleTests {
  @Test(
    arguments: Cycle.systemKinds + Cycle.listKinds + Cycle.settings + Cycle.special,
    TestTenant.Way.allCases
  )
  func cycle(_ cycle: Cycle, _ way: TestTenant.Way) async throws { try await cycle.run(way) }
}
