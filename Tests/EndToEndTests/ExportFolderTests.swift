import Foundation
import Resources
import Testing

/// Where an export writes: into a new directory, or over its own files and over nothing else.
@Suite(.serialized) struct ExportFolderTests {
  private static let full = State([
    "attributes": #"{"id": 10, "name": "P", "type": "INTEGER"}"#,
    "lists": #"{"id": 3, "name": "News", "type": "STANDARD", "senderAddress": "a@example.com"}"#,
    "textModules": #"{"id": 20, "listId": 3, "name": "T", "type": "TEXT", "text": "t"}"#,
  ])

  private func exported(_ state: State = full) async throws -> TestTenant {
    let tenant = try TestTenant(.file, state)
    let run = try await tenant.run("export", ["--out", "o"])
    try #require(run.code == 0, "\(run)")
    return tenant
  }

  private func isThere(_ tenant: TestTenant, _ name: String) -> Bool {
    FileManager.default.fileExists(atPath: tenant.folder.path + "/" + name)
  }

  private func text(_ tenant: TestTenant, _ name: String) throws -> String {
    String(decoding: try Folder.bytes(tenant.folder.path + "/" + name), as: UTF8.self)
  }

  @Test func notEmpty() async throws {
    let tenant = try await exported()
    let before = try tenant.folder.files("o")
    let again = try await tenant.run("export", ["--out", "o"])
    #expect(again.code == 1)
    #expect(
      again.stderr
        == "inx-apply: error: --out: o is not empty: give a new or empty directory, or --force to rewrite what an export has made there\n"
    )
    #expect(try tenant.folder.files("o") == before)
    let forced = try await tenant.run("export", ["--out", "o", "--force"])
    #expect(forced.code == 0, "\(forced)")
    #expect(try tenant.folder.files("o") == before)
  }

  @Test func ownFilesAndOthers() async throws {
    let tenant = try await exported()
    try tenant.folder.write("policy: {protect: ['**']}\n", to: "o/policy.yaml")
    try tenant.folder.write("mine\n", to: "o/content/mine.txt")
    try tenant.folder.write("edited", to: "o/content/news/t.txt")
    try tenant.folder.write("attributes: []\n", to: "o/attributes.yaml")
    let back = try await tenant.run("export", ["--out", "o", "--force"])
    #expect(back.code == 0)
    #expect(
      back.stderr == """
        warning: attributes.yaml had been changed since it was exported, and is overwritten
        warning: content/news/t.txt had been changed since it was exported, and is overwritten
        note: 5 objects written to o (3 files, 12 requests)

        """
    )
    #expect(try text(tenant, "o/content/news/t.txt") == "t")
    #expect(try text(tenant, "o/attributes.yaml") == "attributes:\n- name: P\n  type: INTEGER\n")
    #expect(try text(tenant, "o/content/mine.txt") == "mine\n")
    #expect(try text(tenant, "o/policy.yaml") == "policy: {protect: ['**']}\n")
  }

  @Test func whatIsNotNeededAnyMore() async throws {
    let tenant = try await exported()
    try tenant.folder.write("attributes: [] # mine\n", to: "o/attributes.yaml")
    // Something must be left: of an empty tenant every section is written.
    let left = State([
      "blacklistEntries": #"{"id": 40, "pattern": "a@example.com", "description": null}"#
    ])
    try tenant.folder.write(try left.json().text(), to: "tenant.json")
    let narrow = try await tenant.run("export", ["--out", "o", "--force", "--kinds", "blacklistEntries"])
    #expect(narrow.code == 0, "\(narrow)")
    #expect(isThere(tenant, "o/lists/news.yaml"))
    let run = try await tenant.run("export", ["--out", "o", "--force"])
    #expect(run.code == 0)
    #expect(
      run.stderr == """
        warning: attributes.yaml is not needed any more, but was changed since it was exported: it is left there
        note: content/news/t.txt is not needed any more, and was taken away
        note: lists/news.yaml is not needed any more, and was taken away
        note: 1 object written to o (1 file, 7 requests)

        """
    )
    #expect(
      try tenant.folder.files("o").keys.sorted() == [
        ".inx-apply-export", "attributes.yaml", "blacklist.yaml",
      ]
    )
    #expect(!isThere(tenant, "o/content") && !isThere(tenant, "o/lists"))
  }

  struct InTheWay: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let message: String
    let prepare: @Sendable (String) throws -> Void

    init(_ name: String, _ message: String, _ prepare: @escaping @Sendable (String) throws -> Void) {
      testDescription = name
      self.message = message
      self.prepare = prepare
    }
  }

  @Test(arguments: [
    InTheWay(
      "a stranger's file",
      "o/attributes.yaml is there and was not made by an export: nothing was written"
    ) {
      try Data("x: 1\n".utf8).write(to: URL(fileURLWithPath: $0 + "/attributes.yaml"))
    },
    InTheWay("a link to a file", "o/attributes.yaml is in the way: a file goes there; nothing was written") {
      try FileManager.default.createSymbolicLink(
        atPath: $0 + "/attributes.yaml",
        withDestinationPath: "../outside/x"
      )
    },
    InTheWay("a link to a directory", "o/lists is in the way: a directory goes there; nothing was written") {
      try FileManager.default.createSymbolicLink(atPath: $0 + "/lists", withDestinationPath: "../outside")
    },
    InTheWay("a directory", "o/attributes.yaml is in the way: a file goes there; nothing was written") {
      try FileManager.default.createDirectory(
        atPath: $0 + "/attributes.yaml",
        withIntermediateDirectories: false
      )
    },
    InTheWay(
      "an index that leads out",
      "--out: o/.inx-apply-export is damaged: it does not tell which files an export has made"
    ) {
      let line = String(repeating: "0", count: 64) + "  ../outside/x\n"
      try Data(line.utf8).write(to: URL(fileURLWithPath: $0 + "/.inx-apply-export"))
    },
  ])
  func inTheWay(_ sample: InTheWay) async throws {
    let tenant = try TestTenant(.file, ExportFolderTests.full)
    try tenant.folder.write("outside", to: "outside/x")
    try FileManager.default.createDirectory(
      atPath: tenant.folder.path + "/o",
      withIntermediateDirectories: false
    )
    try sample.prepare(tenant.folder.path + "/o")
    let before = tenant.folder.names
    let run = try await tenant.run("export", ["--out", "o", "--force"])
    #expect(run.code == 1)
    #expect(run.stderr == "inx-apply: error: \(sample.message)\n")
    #expect(tenant.folder.names == before)
    #expect(try text(tenant, "outside/x") == "outside")
  }

  /// What a run that was cut off has written is known again.
  @Test func cutOff() async throws {
    let tenant = try await exported()
    try FileManager.default.removeItem(atPath: tenant.folder.path + "/o/.inx-apply-export")
    let run = try await tenant.run("export", ["--out", "o", "--force", "--quiet"])
    #expect(run.code == 0)
    #expect(run.stderr == "")
    #expect(isThere(tenant, "o/.inx-apply-export"))
  }

  @Test func noDirectory() async throws {
    let tenant = try TestTenant(.file, ExportFolderTests.full)
    try tenant.folder.write("x", to: "o")
    let run = try await tenant.run("export", ["--out", "o", "--force"])
    #expect(run.code == 1)
    #expect(run.stderr == "inx-apply: error: --out: o is no directory\n")
  }
}
