import Dispatch
import Glibc
import Platforms
@testable import Report
import Resources
import Sandbox
import Support
import Synchronization

@testable import inx_apply

/// A served tenant in memory at one of whose requests the program that asks is killed.
final class MortalTenant: Sendable {
  /// When a run is killed.
  struct Death: Hashable, Sendable {
    enum Moment: String, CaseIterable, Sendable {
      /// Before the tenant does what the request asks for.
      case beforeActing
      /// After it has done it, before it answers.
      case beforeAnswering
    }

    /// Of the request, from 1.
    let number: Int
    let moment: Moment
  }

  private struct Life: Sendable {
    var tenant: Tenant
    var hasWritten = false
    var refusal: (@Sendable (SandboxRequest) -> SandboxResponse?)?
    var death: Death?
    var victim: pid_t?
    var count = 0
    var isOver = false
  }

  private let life: Mutex<Life>
  private let begun = DispatchSemaphore(value: 0)
  private let server = Mutex<SandboxServer?>(nil)
  private let folder: Folder

  init(_ seed: State, manifest: String) throws {
    life = Mutex(Life(tenant: try Tenant(seed.json())))
    folder = try Folder()
    try folder.write(manifest, to: "m.yaml")
  }

  deinit { server.withLock { $0 }?.stop() }

  /// Whether the last run has sent anything but what looks.
  var hasWritten: Bool { life.withLock { $0.hasWritten } }

  /// From now on requests are answered like that, where it has an answer.
  func refuse(_ refusal: (@Sendable (SandboxRequest) -> SandboxResponse?)?) {
    life.withLock { $0.refusal = refusal }
  }

  /// The state as it is now.
  var document: JSON { life.withLock { $0.tenant.document } }

  /// Applies the manifest, and gives how the program ended and how many requests it has sent.
  func apply(_ options: [String], death: Death? = nil) throws -> (run: Program.Run, requests: Int) {
    try run(death) { url in ["apply", "--auto-approve", "--base-url", url] + options + ["m.yaml"] }
  }

  /// Saves the plan of the manifest.
  func save(_ options: [String]) throws {
    let plan = try run(nil) { url in ["plan", "--base-url", url, "--out", "plan"] + options + ["m.yaml"] }.run
    guard plan.code == 0 else { throw Program.Failure(message: "\(plan)") }
  }

  /// Applies the saved plan as if it had been made for the tenant's address of the moment.
  func applySaved(_ options: [String], death: Death? = nil) throws -> (run: Program.Run, requests: Int) {
    try run(death) { url in
      let saved = try SavedPlan(Folder.bytes(folder.path + "/plan"), registry: .standard)
      let moved = SavedPlan(
        tenant: url,
        plan: saved.plan,
        sources: saved.sources,
        writesUnreadable: saved.writesUnreadable,
        registry: .standard
      )
      try folder.write(moved.bytes, to: "plan")
      return ["apply", "--plan", "plan"] + options
    }
  }

  /// Runs the program with the words that lead to the tenant's address.
  private func run(_ death: Death?, _ words: (String) throws -> [String]) throws -> (
    run: Program.Run, requests: Int
  ) {
    life.withLock {
      ($0.death, $0.victim, $0.count, $0.isOver, $0.hasWritten) = (death, nil, 0, false, false)
    }
    // A server of its own: nothing that comes late from one run reaches the next.
    let server = SandboxServer(
      credentials: SandboxCredentials(clientID: TestTenant.clientID, clientSecret: TestTenant.secret),
      handler: { [weak self] in self?.answer($0) ?? .nothing }
    )
    let port = try server.start()
    defer { server.stop() }
    let run = try Program.run(
      try words(SandboxServer.baseURL(port: port)),
      environment: TestTenant.credentials,
      in: folder,
      started: { pid in
        life.withLock { $0.victim = pid }
        begun.signal()
      }
    )
    begun.wait()
    return (run, life.withLock { $0.count })
  }

  private func answer(_ request: SandboxRequest) -> SandboxResponse {
    let (answer, isDeath) = life.withLock { life -> (SandboxResponse, Bool) in
      // What was on its way when the program died meets the same fate.
      if life.isOver {
        if life.death?.moment == .beforeAnswering { _ = life.tenant.respond(to: request) }
        return (.nothing, false)
      }
      life.count += 1
      life.hasWritten = life.hasWritten || request.method != "GET"
      if let refused = life.refusal?(request) { return (refused, false) }
      life.isOver = life.count == life.death?.number
      guard life.isOver, life.death?.moment == .beforeActing else {
        let answer = life.tenant.respond(to: request)
        return (life.isOver ? .nothing : answer, life.isOver)
      }
      return (.nothing, true)
    }
    if isDeath {
      // The program may be quicker than who started it.
      begun.wait()
      if let victim = life.withLock({ $0.victim }) { kill(victim, SIGKILL) }
      begun.signal()
    }
    return answer
  }
}

extension SandboxResponse {
  /// The connection ends without an answer.
  fileprivate static let nothing = SandboxResponse(status: 0)
}

extension State {
  /// A tenant's state as it compares to another's: without ids and dates, sorted, names in place of the ids of lists and
  /// target groups. Mailings that no manifest makes keep their ids, which settings have.
  static func comparable(_ document: JSON) -> String {
    func names(_ section: String) -> [Int: String] {
      var names: [Int: String] = [:]
      for object in document[section]?.elements ?? [] {
        if let id = object["id"]?.int { names[id] = object["name"]?.text }
      }
      return names
    }
    let (lists, groups) = (names("lists"), names("targetGroups"))
    let sections = (masked(document).members ?? []).filter { $0.name != "nextId" && $0.name != "version" }
    return sections.flatMap { section in
      (section.value.elements ?? []).map { element in
        let isMade = section.name != "mailings" || element["type"] == .string("REGULAR_MAILING")
        let members = (element.members ?? []).compactMap { member -> JSON.Member? in
          switch member.name {
          case "id" where isMade: nil
          case "targetGroupConfiguration":
            JSON.Member(member.name, .string(combination(member.value, groups)))
          case "attributes":
            JSON.Member(member.name, .object((member.value.members ?? []).sorted { $0.name < $1.name }))
          case "listId": JSON.Member("list", .string(member.value.int.flatMap { lists[$0] } ?? "?"))
          default: member
          }
        }
        return "\(section.name) \(JSON.object(members).text())"
      }.sorted()
    }.joined(separator: "\n")
  }

  /// Such as `MATCH_ALL of VIP, Kept`.
  private static func combination(_ value: JSON, _ groups: [Int: String]) -> String {
    let names = (value["targetGroups"]?.elements ?? []).map { group in
      group["targetGroupId"]?.int.flatMap { groups[$0] } ?? "?"
    }
    return "\(value["combination"]?.text ?? "?") of \(names.joined(separator: ", "))"
  }
}
