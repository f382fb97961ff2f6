import Foundation
import Testing

/// Manifests as users get them wrong: one clear message, no crash, and no request.
@Suite(.serialized) struct BadManifestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let message: String

    init(_ name: String, _ bytes: [UInt8], says message: String) {
      testDescription = name
      self.bytes = bytes
      self.message = message
    }

    init(_ name: String, _ text: String, says message: String) {
      self.init(name, Array(text.utf8), says: message)
    }
  }

  private static let sections =
    "lists, attributes, targetGroups, textModules, blacklistEntries, datasources, testProfiles"
  private static let name = String(repeating: "x", count: 300)

  static let cases = [
    Case(
      "empty",
      "",
      says: "error: the manifests declare nothing: there is no section such as \(sections)"
    ),
    Case(
      "comments alone",
      "# nothing yet\n---\n",
      says: "error: the manifests declare nothing: there is no section such as \(sections)"
    ),
    Case(
      "a single value",
      "hello",
      says: """
        m.yaml:1:1: error: a manifest is a mapping of sections, not a single value
        hello
        ^
        """
    ),
    Case(
      "binary",
      [0x00, 0x01, 0xFF, 0xFE, 0x80] + Array("PNG".utf8),
      says: """
        m.yaml:1:1: error: the file has a NUL byte: it is binary, or text that is not UTF-8
        \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}PNG
        ^
        """
    ),
    Case(
      "not UTF-8",
      Array("lists:\n  - name: M".utf8) + [0xFC] + Array("ller\n".utf8),
      says: """
        m.yaml:2:12: error: the file is not UTF-8: byte FC cannot stand here (is it Latin-1 or Windows-1252? save it as UTF-8)
          - name: M\u{FFFD}ller
                   ^
        """
    ),
    Case(
      "20,000 brackets",
      String(repeating: "[", count: 20_000),
      says: """
        m.yaml:1:65: error: nested more than 64 levels deep
        \(String(repeating: "[", count: 160))…
        \(String(repeating: " ", count: 64))^
        """
    ),
    Case(
      "a sequence for a name",
      "lists: [{name: [a]}]",
      says: """
        m.yaml:1:16: error: name must be a text, not a sequence
        lists: [{name: [a]}]
                       ^
        """
    ),
    Case(
      "a key twice",
      "lists: []\nattributes: []\nlists: []\n",
      says: """
        m.yaml:3:1: error: duplicate key "lists"
        lists: []
        ^
        m.yaml:1:1: note: first here
        lists: []
        ^
        """
    ),
    Case(
      "a tab",
      "lists:\n\t- name: a\n",
      says: """
        m.yaml:2:1: error: found a tab where a value would begin: indent with spaces
        \t- name: a
        ^
        """
    ),
    Case(
      "an alias bomb",
      "x-a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        + "bcdefghijk".reduce(into: ("", "a")) { text, letter in
          let ten = Array(repeating: "*\(text.1)", count: 10).joined(separator: ",")
          text = (text.0 + "x-\(letter): &\(letter) [\(ten)]\n", String(letter))
        }.0 + "lists: *k\n",
      says: """
        m.yaml:6:31: error: aliases expand to more than 1000000 nodes
        x-f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]
                                      ^
        """
    ),
    Case(
      "an unknown section",
      "datasource: []",
      says: """
        m.yaml:1:1: error: unknown section datasource (did you mean datasources?)
        datasource: []
        ^
        """
    ),
    Case(
      "names of 300 characters",
      "attributes: [{name: \(name), state: absent}]",
      says: """
        m.yaml:1:21: error: name must have between 1 and 255 characters, not 300
        attributes: [{name: \(name.prefix(140))…
                            ^
        """
    ),
    Case(
      "mailings at the top",
      "mailings: [{name: May}]",
      says: """
        m.yaml:1:1: error: mailings stands in a list, not at the top of a manifest
        mailings: [{name: May}]
        ^
        """
    ),
    Case(
      "what is never pruned",
      "policy:\n  prune:\n    - mailings\n    - testProfiles\nlists: [{name: A, mailings: []}]\n",
      says: """
        m.yaml:3:7: error: policy.prune: mailings is never pruned: it can be targetGroups, textModules, \
        blacklistEntries, datasources
            - mailings
              ^
        m.yaml:4:7: error: policy.prune: testProfiles is never pruned: it can be targetGroups, textModules, \
        blacklistEntries, datasources
            - testProfiles
              ^
        """
    ),
    Case(
      "mailings as they cannot be",
      """
      lists:
        - name: A
          mailings:
            - {name: X, editorContentType: HTML_XML}
            - {name: T, editorContentType: TEXT, html: h}
            - {name: B, text: b, textFile: b.txt}
            - {name: S, mailingState: APPROVED}
            - {name: G, targetGroups: [VIP]}
            - {name: C, targetGroups: {combination: MATCH_ANY, groups: [VIP]}}
            - {name: E, targetGroups: {combination: MATCH_ALL, groups: []}}
            - {name: N, targetGroups: {groups: [VIP]}}
            - {name: L, subject: null}
      """,
      says: """
        m.yaml:4:38: error: editorContentType must be one of TEXT, HTML, TEXT_HTML, XML_TEXT, XML_HTML, \
        XML_TEXT_HTML, not HTML_XML
              - {name: X, editorContentType: HTML_XML}
                                             ^
        m.yaml:5:50: error: html does not apply to editorContentType TEXT, only to HTML, TEXT_HTML
              - {name: T, editorContentType: TEXT, html: h}
                                                         ^
        m.yaml:6:28: error: textFile and text exclude each other
              - {name: B, text: b, textFile: b.txt}
                                   ^
        m.yaml:6:25: note: text is here
              - {name: B, text: b, textFile: b.txt}
                                ^
        m.yaml:6:38: error: b.txt does not exist
              - {name: B, text: b, textFile: b.txt}
                                             ^
        m.yaml:7:19: error: unknown key mailingState of mailing
              - {name: S, mailingState: APPROVED}
                          ^
        m.yaml:8:33: error: targetGroups must be a mapping of combination and groups, not a sequence
              - {name: G, targetGroups: [VIP]}
                                        ^
        m.yaml:9:47: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, \
        FILTER_GROUP_NOT_ASSIGNED, not MATCH_ANY (did you mean MATCH_ALL?)
              - {name: C, targetGroups: {combination: MATCH_ANY, groups: [VIP]}}
                                                      ^
        m.yaml:10:66: error: targetGroups: MATCH_ALL combines nothing: groups must not be empty
              - {name: E, targetGroups: {combination: MATCH_ALL, groups: []}}
                                                                         ^
        m.yaml:11:33: error: targetGroups needs combination
              - {name: N, targetGroups: {groups: [VIP]}}
                                        ^
        m.yaml:12:28: error: subject must be a text, not null
              - {name: L, subject: null}
                                   ^
        """
    ),
    Case(
      "test profiles as they cannot be",
      """
      testProfiles:
        - {name: Anna}
        - {description: B, attributes: [Vorname]}
        - {description: C, attributes: {Vorname: [a]}}
        - {description: D, trackingPermission: maybe}
        - {description: ""}
      """,
      says: """
        m.yaml:2:6: error: unknown key name of test profile
          - {name: Anna}
             ^
        m.yaml:3:34: error: attributes must be a mapping of texts, not a sequence
          - {description: B, attributes: [Vorname]}
                                         ^
        m.yaml:4:44: error: attributes: Vorname must be text, not a sequence
          - {description: C, attributes: {Vorname: [a]}}
                                                   ^
        m.yaml:5:42: error: trackingPermission must be true or false, not maybe
          - {description: D, trackingPermission: maybe}
                                                 ^
        m.yaml:6:19: error: description must not be empty
          - {description: ""}
                          ^
        """
    ),
    Case(
      "several errors, all at once and by place",
      "lists:\n  - nmae: A\n  - {name: B, senderAddress: nobody, colour: red}\n",
      says: """
        m.yaml:2:5: error: unknown key nmae of list (did you mean name?)
          - nmae: A
            ^
        m.yaml:3:30: error: senderAddress must be an email address
          - {name: B, senderAddress: nobody, colour: red}
                                     ^
        m.yaml:3:38: error: unknown key colour of list
          - {name: B, senderAddress: nobody, colour: red}
                                             ^
        """
    ),
  ]

  @Test(arguments: cases)
  func message(_ test: Case) async throws {
    let tenant = try TestTenant(.http)
    try tenant.folder.write(test.bytes, to: "m.yaml")
    for command in ["plan", "apply --auto-approve"] {
      let run = try await tenant.run(command, ["m.yaml"])
      #expect(run.stderr == test.message + "\n")
      #expect(run.stdout == "")
      #expect(run.code == 1)
    }
    #expect(tenant.takeRequests().map(\.line) == [])
    let validate = try await Program.run(["validate", "m.yaml"], in: tenant.folder)
    #expect(validate.stderr == test.message + "\n")
    #expect(validate.code == 1)
  }

  /// 50 megabytes are read and judged like any other file.
  @Test func hugeFile() async throws {
    let folder = try Folder()
    let text = Array(#"x-a: ""#.utf8) + [UInt8](repeating: 0x61, count: 50_000_000)
    try folder.write(text + Array("\"\nlists: [{nmae: A, name: B}]\n".utf8), to: "m.yaml")
    let run = try await Program.run(["validate", "m.yaml"], in: folder)
    #expect(
      run.stderr == """
        m.yaml:2:10: error: unknown key nmae of list (did you mean name?)
        lists: [{nmae: A, name: B}]
                 ^

        """
    )
    #expect(run.code == 1)
  }

  /// What is no manifest below a directory is not read; a directory with nothing else is an error.
  @Test func directoryWithoutManifests() async throws {
    let folder = try Folder()
    for name in ["readme.md", ".hidden.yaml", ".git/m.yaml", "inx-apply.yaml", "m.yaml.bak", "sub/x.txt"] {
      try folder.write("][", to: "d/\(name)")
    }
    try folder.write("][", to: "outside.yaml")
    for link in [("d/link.yaml", "../outside.yaml"), ("d/folder", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + link.0,
        withDestinationPath: link.1
      )
    }
    let run = try await Program.run(["validate", "d"], in: folder)
    #expect(run.stderr == "inx-apply: error: d holds no manifests (.yaml or .yml)\n")
    #expect(run.code == 1)
    try folder.write("datasources: [{name: D}]", to: "d/sub/deep/e.yml")
    let second = try await Program.run(["validate", "d"], in: folder)
    #expect(second.stdout == "Valid: 1 object in 1 file.\n")
    #expect(
      second.stderr
        == "note: 2 symbolic links were left out (d/folder, d/link.yaml): links below a directory are not followed\n"
    )
    #expect(second.code == 0)
  }

  @Test(arguments: ["nowhere", "nowhere/m.yaml", "/dev/null"])
  func noSuchPath(_ path: String) async throws {
    let run = try await Program.run(["validate", path], in: Folder())
    #expect(
      run.stderr == "inx-apply: error: \(path) does not exist, or is neither a file nor a directory\n"
    )
    #expect(run.code == 1)
  }

  /// Content lies below the configuration's root; nothing is learnt of what lies elsewhere.
  @Test(arguments: [
    ("../secret.txt", "../secret.txt lies outside the configuration's root c"),
    ("../nothing.txt", "../nothing.txt lies outside the configuration's root c"),
    ("in/../../secret.txt", "in/../../secret.txt lies outside the configuration's root c"),
    ("/etc/passwd", "/etc/passwd is an absolute path: content files are named relative to the manifest"),
    ("link.txt", "link.txt lies outside the configuration's root c"),
    ("in", "in is no file"),
    ("nothing.txt", "nothing.txt does not exist"),
  ])
  func contentElsewhere(_ path: String, _ message: String) async throws {
    let tenant = try TestTenant(.http)
    try tenant.folder.write("s3cr3t", to: "secret.txt")
    try tenant.folder.write("inside", to: "c/in/text.txt")
    try FileManager.default.createSymbolicLink(
      atPath: tenant.folder.path + "/c/link.txt",
      withDestinationPath: "../secret.txt"
    )
    let line = "textModules: [{name: a, type: TEXT, textFile: '\(path)'}]"
    try tenant.folder.write(line, to: "c/m.yaml")
    let run = try await tenant.run("apply", ["--auto-approve", "c"])
    #expect(
      run.stderr == "c/m.yaml:1:47: error: \(message)\n\(line)\n\(String(repeating: " ", count: 46))^\n"
    )
    #expect(run.code == 1)
    #expect(tenant.takeRequests().map(\.line) == [])

    try tenant.folder.write(line.replacing(path, with: "in/text.txt"), to: "c/m.yaml")
    #expect(try await tenant.run("apply", ["--auto-approve", "c"]).code == 0)
  }
}
