import Foundation
import Resources
import Support
import Testing

@testable import inx_apply

/// The command line that a blocked plan ends with, run by real shells.
@Suite(.serialized) struct OverrideCommandTests {
  static let names = [
    "plain", "two words", "it's", "\"quoted\"", "$HOME and `id`", "a\u{A0}b\u{202F}c",
    "zero\u{200B}width\u{FEFF}",
    "esc\u{1B}[31m", "slash/percent%star*", "back\\slash!", "-rf", "–&;|<>()", "tab\tnew", "e\u{301}\u{FE0F}",
    "#~=x",
  ]

  private func seed() -> State {
    let lists = Self.names.enumerated().map { index, name in
      let json = JSON.members(["id": .int(index + 10), "name": .string(name), "type": .string("STANDARD")])
      return json.setting("senderAddress", to: .string("a@example.com")).text(.compact)
    }
    return State(["lists": lists.joined(separator: ",")])
  }

  private var manifest: String {
    let items = Self.names.map { name in
      JSON.members(["name": .string(name.replacing("${", with: "$${")), "state": .string("absent")])
    }
    return JSON.members(["lists": .array(items)]).text(.compact)
  }

  @Test(arguments: ["sh", "bash"], ["plan", "apply --auto-approve"])
  func runsInShells(_ shell: String, _ command: String) async throws {
    let tenant = try TestTenant(.file, seed())
    try tenant.declare(manifest)
    let blocked = try await tenant.run(command, ["--allow-deletes", "1", "m.yaml"])
    #expect(blocked.code == 3, "\(blocked)")
    let lines = blocked.stdout.split(separator: "\n").map(String.init)
    #expect(lines.last == "The plan is blocked: nothing was applied.")
    #expect(lines.count { $0.contains("--allow-data-loss") } == 1, "told once")
    let line = try #require(lines.first { $0.hasPrefix("  inx-apply ") })
    #expect(line.unicodeScalars.allSatisfy { !AddressSpelling.isHidden($0) })
    try FileManager.default.createSymbolicLink(
      atPath: tenant.folder.path + "/inx-apply",
      withDestinationPath: Program.path
    )
    let path = "\(tenant.folder.path):/usr/bin:/bin"
    let run = try await Program.run(
      ["-c", String(line.dropFirst(2))],
      environment: ["PATH": path, "HOME": "/nowhere"],
      in: tenant.folder,
      executable: "/bin/\(shell)"
    )
    #expect(run.code == 0, "\(run)")
    #expect(!run.stdout.contains("blocked"), "\(run)")
    let left = try tenant.state()["lists"]?.elements?.count
    #expect(left == (command == "plan" ? Self.names.count + 2 : 2))
  }

  /// A saved plan ends with the command that applies it.
  @Test func ofASavedPlan() async throws {
    let tenant = try TestTenant(.file, seed())
    try tenant.declare("lists: [{name: plain, state: absent}]")
    let plan = try await tenant.run("plan", ["--out", "a plan.json", "m.yaml"])
    #expect(plan.code == 3)
    let end =
      "\n\nTo allow all of it:\n  inx-apply apply --plan 'a plan.json' --allow-data-loss list/plain\n\n"
    let show = try await Program.run(["show", "a plan.json"], in: tenant.folder)
    #expect(show.stdout.hasSuffix(end + "The plan is blocked: nothing was applied.\n"), "\(show)")
    let apply = try await Program.run(["apply", "--plan", "a plan.json"], in: tenant.folder)
    #expect(apply.stdout.hasSuffix(end + "The plan is blocked: nothing was applied.\n"), "\(apply)")
    #expect(apply.code == 3)
    let allowed = ["apply", "--plan", "a plan.json", "--allow-data-loss", "%6Cist/%70lain"]
    #expect(try await Program.run(allowed, in: tenant.folder).code == 0)
  }

  /// Whatever the format: the whole command line, and what cannot be read again is told.
  @Test func inOtherFormats() async throws {
    let tenant = try TestTenant(.file, seed())
    try tenant.declare("lists: [{name: plain, state: absent}]")
    let command =
      "inx-apply plan --sandbox tenant.json --format FORMAT m.yaml --allow-data-loss list/plain"
    let note = "Put the name of a file in place of FILE: /dev/fd/9 cannot be read again."
    for (format, start, end) in [
      ("markdown", "To allow all of it: `", "`\n\n"), ("html", "To allow all of it: <code>", "</code></p>"),
      ("github", "To allow all of it: ", "\n"),
    ] {
      let plan = try await tenant.run("plan", ["--format", format, "m.yaml"])
      #expect(plan.code == 3)
      let wanted = start + command.replacing("FORMAT", with: format) + end
      #expect(plan.stdout.contains(wanted), "\(plan)")
    }
    for (format, between) in [
      ("text", "\n"), ("markdown", "`\n\n"), ("html", "</code><br>"), ("github", "%0A"),
    ] {
      let words = [
        "plan", "--sandbox", "tenant.json", "--format", format, "--var-file", "/dev/fd/9", "m.yaml",
      ]
      let run = try await Program.run(
        ["-c", "exec 9<<<'{}'; ./inx-apply \(words.joined(separator: " "))"],
        environment: ["PATH": "/usr/bin:/bin"],
        in: linked(tenant.folder),
        executable: "/bin/bash"
      )
      #expect(run.code == 3, "\(run)")
      let line =
        "inx-apply plan --sandbox tenant.json --format \(format) --var-file FILE m.yaml --allow-data-loss list/plain"
      let told = format == "markdown" ? note.replacing("/dev/fd/9", with: "`/dev/fd/9`") : note
      #expect(run.stdout.contains(line + between + told), "\(run)")
    }
  }

  /// The folder with the program in it.
  private func linked(_ folder: Folder) throws -> Folder {
    let path = folder.path + "/inx-apply"
    if !FileManager.default.fileExists(atPath: path) {
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: Program.path)
    }
    return folder
  }

  @Test(arguments: [
    ["--allow-deletes", "15", "--allow-deletes", "2"], ["--allow-deletes", "2", "--allow-deletes", "15"],
  ])
  func theLargerNumberCounts(_ options: [String]) async throws {
    let tenant = try TestTenant(.file, seed())
    try tenant.declare(manifest)
    let run = try await tenant.run("plan", options + ["--allow-data-loss", "**", "m.yaml"])
    #expect(run.code == 0, "\(run)")
  }
}
