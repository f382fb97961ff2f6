import Resources
import Sandbox
import Testing

/// Manifests applied one after the other, each with the state it must lead to.
struct Cycle: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let seed: State
  /// The content files beside the manifests, by their paths.
  let files: [String: String]
  let steps: [Step]

  init(_ name: String, from seed: State = State(), files: [String: String] = [:], _ steps: Step...) {
    testDescription = name
    self.seed = seed
    self.files = files
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
    /// What a plan has left afterwards, each by its sign and its address.
    let left: [String]

    init(
      _ manifest: String,
      _ options: [String] = [],
      does outcomes: [String],
      _ changes: [String: String],
      next nextID: Int? = nil,
      left: [String] = []
    ) {
      self.manifest = manifest
      self.options = options
      self.outcomes = outcomes
      self.changes = changes
      self.nextID = nextID
      self.left = left
    }
  }

  /// Applies each step and looks at what it has done; then nothing may be left to do.
  func run(_ way: TestTenant.Way, under reading: Reading? = nil) async throws {
    let tenant = try TestTenant(way, seed, under: reading.map { [$0] } ?? [])
    for (path, content) in files.sorted(by: { $0.key < $1.key }) {
      try tenant.folder.write(content, to: path)
    }
    var expected = tenant.seed
    for (index, usual) in steps.enumerated() {
      let place = (reading, testDescription, index + 1)
      let other = Deviation.all.first { ($0.reading, $0.cycle, $0.step) == place }
      let step = other?.applied(to: usual) ?? usual
      expected = expected.with(step.changes, nextID: step.nextID)
      try await Cycle.run(
        step,
        number: index + 1,
        to: expected,
        code: other?.code ?? 0,
        left: other?.left ?? step.left,
        tenant
      )
    }
  }

  private static func run(
    _ step: Step,
    number: Int,
    to expected: State,
    code: Int32,
    left: [String],
    _ tenant: TestTenant
  ) async throws {
    let comment: Comment = "step \(number)"
    try tenant.declare(step.manifest)
    // One at a time, so that new ids come in the plan's order.
    let apply = try await tenant.run(
      "apply",
      ["--auto-approve", "--parallelism", "1"] + step.options + ["m.yaml"]
    )
    try #require(apply.code == code, "\(comment): \(apply)")
    #expect(apply.stderr == "", comment)
    #expect(outcomes(apply.stdout) == step.outcomes, comment)
    let difference = try State.difference(tenant.state(), expected)
    try #require(difference == [], comment)

    tenant.settle()
    // What could not be done may still have to be let through.
    let options = left.isEmpty ? [] : step.options
    let plan = try await tenant.run("plan", ["--detailed-exitcode"] + options + ["m.yaml"])
    try #require(plan.code == (left.isEmpty ? 0 : 2), "\(comment): \(plan)")
    if left.isEmpty {
      #expect(plan.stdout.contains("\nNo changes. The tenant matches the manifests ("), comment)
    } else {
      #expect(changes(plan.stdout) == left, comment)
    }
    #expect(try State.difference(tenant.state(), expected) == [], comment)
  }

  /// The lines that tell how changes ended, with single blanks.
  static func outcomes(_ text: String) -> [String] {
    text.split(separator: "\n").filter { line in
      ["applied ", "failed ", "skipped ", "unknown "].contains { line.hasPrefix($0) }
    }.map { $0.split(separator: " ").joined(separator: " ") }
  }
}

extension Cycle {
  /// All of them.
  static let all = systemKinds + listKinds + settings + patched + special + references

  /// A plan's changes, each by its sign and its address.
  static func changes(_ text: String) -> [String] {
    text.split(separator: "\n").filter { line in
      ["+ ", "~ ", "-/+ ", "- ", "? "].contains { line.hasPrefix($0) }
    }.map { line in
      let end = line.firstRange(of: " (m.yaml:")?.lowerBound ?? line.endIndex
      return String(line[..<end])
    }
  }
}

@Suite struct CycleTests {
  @Test(
    arguments: Cycle.all,
    TestTenant.Way.allCases
  )
  func cycle(_ cycle: Cycle, _ way: TestTenant.Way) async throws { try await cycle.run(way) }
}
