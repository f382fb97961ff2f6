import Foundation
import Platforms
import Resources
import Support
import Testing

@testable import Desired

/// What is written is read back as the same, whatever strangers have called their objects.
@Suite struct ManifestWriterTests {
  // MARK: - How it looks

  @Test func looksAsAPersonWouldWriteIt() {
    var list = object(
      .list,
      3,
      "Newsletter DE",
      [
        "type": .text("STANDARD"), "description": .text("Monthly\nand in between\n"),
        "senderAddress": .text("news@example.com"), "senderName": .text("Example: ${x}"),
        "replyToName": .null,
      ]
    )
    list.below = [
      object(
        .textModule,
        9,
        "Grüße/Ende",
        ["type": .text("TEXT_HTML"), "text": .text("a\r\nb "), "html": .text("")]
      ),
      object(.targetGroup, 8, "0815", ["filterString": .text("Column(\"P\") >= 100")]),
      object(
        .subscriptionSettings,
        3,
        nil,
        [
          "subscriptionType": .text("DOUBLE_OPT_IN"), "welcomeMailing": .reference(.name("Welcome")),
          "verificationMailing": .reference(.id(8)), "verificationTimeoutMailing": .null,
          "sendWelcomeMessage": .bool(true), "doiConfirmationDuration": .int(30),
        ]
      ),
      object(
        .setting,
        3,
        "TrackingPermissionDetachedFromMembership",
        ["value": .bool(false), "inherited": .bool(true)]
      ),
    ]
    var attribute = object(.attribute, 5, "Vorname", ["type": .text("TEXT"), "maxLength": .int(80)])
    attribute.notes = ["hidden cannot be read\nby anybody"]
    let entries = [
      object(.blacklistEntry, 7, "b@example.com", ["description": .text("no")]),
      object(.blacklistEntry, 6, "a@example.com", ["description": .text("xx")]),
    ]
    #expect(
      shown(ManifestWriter(registry: .standard, areNew: true).write([list, attribute] + entries).files) == """
        --- attributes.yaml
        attributes:
        - name: Vorname
          type: TEXT
          maxLength: 80
          # hidden cannot be read\u{FFFD}by anybody
        --- blacklist.yaml
        blacklistEntries:
        - pattern: a@example.com
          description: xx
        - pattern: b@example.com
          description: 'no'
        --- content/newsletter-de/gruesse-ende.txt
        a\r
        b |
        --- lists/newsletter-de.yaml
        lists:
        - name: Newsletter DE
          type: STANDARD
          description: |
            Monthly
            and in between
          senderAddress: news@example.com
          senderName: 'Example: $${x}'
          replyToName: null
          settings:
            TrackingPermissionDetachedFromMembership: false
          subscriptionSettings:
            subscriptionType: DOUBLE_OPT_IN
            sendWelcomeMessage: true
            welcomeMailing: Welcome
            verificationMailing: {id: 8}
            verificationTimeoutMailing: null
            doiConfirmationDuration: 30
          targetGroups:
          - name: '0815'
            filterString: Column("P") >= 100
          textModules:
          - name: Grüße/Ende
            type: TEXT_HTML
            textFile: ../content/newsletter-de/gruesse-ende.txt
            html: ''

        """
    )
  }

  @Test func whatCannotBeDeclaredIsWrittenAsComments() {
    let objects = [
      object(.targetGroup, 5, "Twice", ["filterString": .text("a\nb\n")]),
      object(.targetGroup, 4, "Twice", ["description": .null]),
      object(.targetGroup, 6, "VIP~inx-apply", [:]),
      object(.datasource, 7, "D", ["useType": .text("NEW")]),
      object(.attribute, 8, "P", ["type": .text("TEXT")]),
      object(.attribute, 9, "Q", ["type": .text("INTEGER"), "maxLength": .int(3)]),
    ]
    #expect(
      shown(ManifestWriter(registry: .standard, areNew: true).write(objects).files) == """
        --- attributes.yaml
        attributes:
        - name: Q
          type: INTEGER
        # left out: attribute "P" (id 8): maxLength is not known, and creating it needs it
        # - name: P
        #   type: TEXT
        --- datasources.yaml
        # left out: datasource "D" (id 7): useType has a value that this version does not know
        # - name: D
        #   useType: NEW
        --- target-groups.yaml
        # left out: target group "Twice" (id 4): there are 2 of that name
        # - name: Twice
        #   description: null
        # left out: target group "Twice" (id 5): there are 2 of that name
        # - name: Twice
        #   filterString: |
        #     a
        #     b
        # left out: target group "VIP~inx-apply" (id 6): its name is kept for replacements
        # - name: VIP~inx-apply

        """
    )
  }

  /// Each text with the way in which it stands behind `description: `.
  @Test(
    arguments: [
      ("100 points", "100 points"), ("100", "'100'"), ("010", "'010'"), ("1e3", "'1e3'"), ("0x1F", "'0x1F'"),
      ("2024-03-01", "'2024-03-01'"), ("-", "'-'"), ("-1", "'-1'"), (".5", "'.5'"), ("1:30", "'1:30'"),
      ("~", "'~'"), ("null", "'null'"), ("Null", "'Null'"), ("true", "'true'"), ("Yes", "'Yes'"),
      ("off", "'off'"),
      ("<<", "'<<'"), ("=", "'='"), ("", "''"), (" a", "' a'"), ("a ", "'a '"), ("a # b", "'a # b'"),
      ("a#b", "a#b"),
      ("a: b", "'a: b'"), ("a:b", "a:b"), ("a:", "'a:'"), ("#a", "'#a'"), ("'a'", "'''a'''"),
      ("\"a\"", "'\"a\"'"),
      ("- a", "'- a'"), ("? a", "'? a'"), ("[a]", "'[a]'"), ("{a}", "'{a}'"), ("*a", "'*a'"), ("&a", "'&a'"),
      ("!a", "'!a'"), ("%a", "'%a'"), ("@a", "'@a'"), ("`a`", "'`a`'"), ("|", "'|'"), (">", "'>'"),
      ("---", "'---'"), ("...", "'...'"), ("ä", "ä"), ("😀", #""\U0001F600""#), ("a\tb", #""a\tb""#),
      ("a\rb", #""a\rb""#), ("a\r\nb", #""a\r\nb""#), ("a\u{85}b", #""a\Nb""#), ("a\u{2028}b", #""a\Lb""#),
      ("a\u{2029}b", #""a\Pb""#), ("a\u{FEFF}b", #""a\uFEFFb""#), ("a\u{7F}b", #""a\x7Fb""#),
      ("a\u{1}b", #""a\x01b""#), ("${a}", "$${a}"), ("$${a}", "$$${a}"), ("$a", "$a"),
      ("a{$", "a{$"), ("a\nb", "|-\n    a\n    b"), ("a\n\nb\n", "|\n    a\n\n    b"),
      ("a\nb \nc", #""a\nb \nc""#),
      (" a\nb", #"" a\nb""#), ("\na", #""\na""#), ("a\n\n", #""a\n\n""#), ("a\n\tb", #""a\n\tb""#),
      ("a\n# b\n--- c", "|-\n    a\n    # b\n    --- c"),
    ]
  )
  func texts(_ text: String, _ written: String) {
    let objects = [object(.targetGroup, 1, "T", ["description": .text(text)])]
    let files = ManifestWriter(registry: .standard, areNew: false).write(objects).files
    #expect(
      shown(files)
        == "--- target-groups.yaml\ntargetGroups:\n- name: T\n  description: \(written)\n"
    )
    #expect(ManifestWriterTests.read(files) == ManifestWriterTests.expected(objects))
  }

  // MARK: - Round trip

  @Test(arguments: UInt64(1)...60)
  func isReadBack(_ seed: UInt64) throws {
    var made = HostileObjects(seed: seed)
    let objects = made.objects()
    let writer = ManifestWriter(registry: .standard, areNew: false)
    let files = writer.write(objects).files
    #expect(writer.write(objects.shuffled(using: &made.random)).files == files)
    #expect(Set(files.map { $0.path.lowercased() }).count == files.count)
    for file in files {
      #expect(file.path.wholeMatch(of: /([a-z0-9][a-z0-9-]*\/)*[a-z0-9][a-z0-9-]*\.(yaml|txt|html)/) != nil)
    }
    #expect(ManifestWriterTests.read(files) == ManifestWriterTests.expected(objects))
  }

  /// All values as they are decoded, by address and field; the problems where there are any.
  static func read(_ files: [WrittenFile]) -> [String: String] {
    var contents = FakeContents()
    for file in files { contents.files[file.path] = file.bytes }
    let manifests = files.filter { $0.path.hasSuffix(".yaml") }.map {
      SourceMap.File(name: $0.path, bytes: $0.bytes)
    }
    let result = ManifestDecoder.decode(
      manifests,
      registry: .standard,
      variables: Variables(),
      contents: contents
    )
    guard let configuration = result.configuration else {
      return [
        "problems": result.diagnostics.map { DiagnosticText.render($0, sources: result.sources) }.joined()
      ]
    }
    var found: [String: String] = [:]
    for declaration in configuration.declarations {
      note(declaration.kind, declaration.address, declaration.values, in: &found)
    }
    return found
  }

  static func expected(_ objects: [ManifestObject], list: String? = nil) -> [String: String] {
    var found: [String: String] = [:]
    for object in objects {
      var values = object.values
      for (slot, field) in object.kind.fields.enumerated() {
        if !object.isWritten(slot) { values[slot] = nil }
        if case .content = field.type, values[slot] == .null { values[slot] = .text("") }
      }
      note(object.kind, Address(list: list, word: object.kind.word, name: object.name), values, in: &found)
      found.merge(expected(object.below, list: object.name)) { $1 }
    }
    return found
  }

  private static func note(
    _ kind: Kind,
    _ address: Address,
    _ values: Values,
    in found: inout [String: String]
  ) {
    for (slot, field) in kind.fields.enumerated() {
      guard let value = values[slot] else { continue }
      let text: String
      switch value {
      case .text(let raw): text = raw
      case .reference(.name(let name)): text = "-> " + name
      default: text = "= " + value.json.text()
      }
      // Escaped, for Swift takes texts for the same that differ in Unicode form.
      found[escaped("\(address) \(field.name)")] = escaped(text)
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
  }

  func shown(_ files: [WrittenFile]) -> String {
    files.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return "--- \(file.path)\n\(text)\(text.hasSuffix("\n") ? "" : "|\n")"
    }.joined()
  }

  func object(_ kind: Kind, _ id: Int, _ name: String?, _ values: [String: Value]) -> ManifestObject {
    var all = kind.noValues
    if let slot = kind.identitySlot { all[slot] = name.map(Value.text) }
    for (name, value) in values { all[kind.slot(name) ?? 0] = value }
    return ManifestObject(kind: kind, id: id, name: name, values: all)
  }
}
