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

  @Test func mapsAndCombinationsLookAsAPersonWouldWriteThem() {
    var list = object(.list, 3, "L", ["type": .text("STANDARD")])
    list.below = [
      object(
        .mailing,
        8,
        "Template: ${month}",
        [
          "subject": .text("${subject}"), "editorContentType": .text("TEXT_HTML"), "text": .text("a ${b}\n"),
          "html": .null, "mailingState": .text("DRAFT"),
          "targetGroups": .combination(
            Combination("MATCH_ONE", ["VIP", "no", "a: ${b}", "0815"].map { .name($0) })
          ),
        ]
      ),
      object(.mailing, 9, "Bare", ["editorContentType": .text("HTML"), "targetGroups": .null]),
      object(.testProfile, 7, "Ada", ["email": .null, "trackingPermission": .null, "attributes": .map([])]),
    ]
    let profile = object(
      .testProfile,
      5,
      "yes",
      [
        "email": .text("ada@example.com"), "trackingPermission": .bool(false),
        "attributes": .sortedMap([
          .init("FirstName", "Ada: ${x}"), .init("${y}", "no"), .init("<<", "null"), .init("a: b", "1\n2\n"),
          .init("Points", "100"), .init("null", nil), .init("#", ""),
        ]),
      ]
    )
    let bare = object(.testProfile, 6, "Bob", ["email": .text(""), "attributes": .null])
    let objects = [profile, list, bare]
    let files = ManifestWriter(registry: .standard, areNew: false).write(objects).files
    #expect(
      shown(files) == """
        --- content/l/template-month.txt
        a ${b}
        --- lists/l.yaml
        lists:
        - name: L
          type: STANDARD
          testProfiles:
          - description: Ada
            email: null
            attributes: {}
          mailings:
          - name: Bare
            editorContentType: HTML
            targetGroups: null
          - name: 'Template: $${month}'
            subject: $${subject}
            editorContentType: TEXT_HTML
            textFile: ../content/l/template-month.txt
            targetGroups:
              combination: MATCH_ONE
              groups:
              - VIP
              - 'no'
              - 'a: $${b}'
              - '0815'
        --- test-profiles.yaml
        testProfiles:
        - description: Bob
          email: ''
          attributes: null
        - description: 'yes'
          email: ada@example.com
          trackingPermission: false
          attributes:
            '#': ''
            ${y}: 'no'
            '<<': 'null'
            FirstName: 'Ada: $${x}'
            Points: '100'
            'a: b': |
              1
              2
            'null': null

        """
    )
    #expect(ManifestWriterTests.read(files) == ManifestWriterTests.expected(objects))
  }

  @Test func mapsAndCombinationsThatCannotBeDeclaredAreWrittenAsComments() {
    var list = object(.list, 3, "L", [:])
    let groups = [
      "MATCH_ALL": [Value.Reference.name("A"), .id(5)], "MATCH_ONE": [.name("A"), .name("A")],
      "MATCH_NONE": [.name("")], "MATCH_SOME": [.name("A")],
    ]
    list.below =
      groups.map { word, objects in
        object(.mailing, 1, word, ["targetGroups": .combination(Combination(word, objects))])
      } + [
        object(.mailing, 2, "Copied", ["editorContentType": .text("XML_HTML")]),
        object(.mailing, 3, "Kept", ["targetGroups": .text("{}")]),
        object(.mailing, 4, "Mine~inx-apply-old", [:]),
        object(.testProfile, 5, "Nameless", ["attributes": .map([.init("", "x")])]),
        object(.testProfile, 6, "", ["email": .text("a@example.com")]),
      ]
    #expect(
      shown(ManifestWriter(registry: .standard, areNew: false).write([list]).files) == """
        --- lists/l.yaml
        lists:
        - name: L
          mailings:
          - name: Copied
            editorContentType: XML_HTML
        # left out: test profile "" (id 6): it has no description
        # - description: ''
        #   email: a@example.com
        # left out: test profile "Nameless" (id 5): attributes has an entry without a name
        # - description: Nameless
        #   attributes:
        #     '': x
        # left out: mailing "Kept" (id 3): targetGroups has a value that this version does not know
        # - name: Kept
        #   targetGroups: '{}'
        # left out: mailing "MATCH_ALL" (id 1): targetGroups names something that has no name of its own
        # - name: MATCH_ALL
        #   targetGroups:
        #     combination: MATCH_ALL
        #     groups:
        #     - A
        # left out: mailing "MATCH_NONE" (id 1): targetGroups names nothing
        # - name: MATCH_NONE
        #   targetGroups:
        #     combination: MATCH_NONE
        #     groups:
        #     - ''
        # left out: mailing "MATCH_ONE" (id 1): targetGroups names two objects of one name
        # - name: MATCH_ONE
        #   targetGroups:
        #     combination: MATCH_ONE
        #     groups:
        #     - A
        #     - A
        # left out: mailing "MATCH_SOME" (id 1): targetGroups has a value that this version does not know
        # - name: MATCH_SOME
        #   targetGroups:
        #     combination: MATCH_SOME
        #     groups:
        #     - A
        # left out: mailing "Mine~inx-apply-old" (id 4): its name is kept for replacements
        # - name: Mine~inx-apply-old

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

  private static func expected(_ objects: [ManifestObject], list: String? = nil) -> [String: String] {
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

  private func shown(_ files: [WrittenFile]) -> String {
    files.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return "--- \(file.path)\n\(text)\(text.hasSuffix("\n") ? "" : "|\n")"
    }.joined()
  }

  private func object(_ kind: Kind, _ id: Int, _ name: String?, _ values: [String: Value]) -> ManifestObject {
    var all = kind.noValues
    if let slot = kind.identitySlot { all[slot] = name.map(Value.text) }
    for (name, value) in values { all[kind.slot(name) ?? 0] = value }
    return ManifestObject(kind: kind, id: id, name: name, values: all)
  }
}

/// Objects of all kinds with the texts that manifests stumble over.
private struct HostileObjects {
  var random: SeededGenerator
  private var id = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces = [
    "a", "B", "no", "yes", "~", "null", "<<", "=", "01", "1e3", "0x1", ".5", "-1", "2024-01-01", "true", " ",
    "  ",
    "\n", "\n\n", "\r\n", "\r", "\t", "#", " #", ": ", ":", "- ", "---", "...", "'", "\"", "\\", "`", "|",
    ">", "%",
    "@", "&a", "*a", "!t", "[", "]", "{", "}", ",", "?", "${x}", "$${", "$", "${ref:x}", "{\u{301}",
    "\u{301}", "ä",
    "a\u{308}", "é", "😀", "\u{1F468}\u{200D}\u{1F469}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}",
    "\u{A0}",
    "\u{200F}", "\u{202E}", "\u{7F}", "\u{1}", "\u{1B}", "\u{FFFE}", "\u{E000}", "日本", "/", "..", "con",
    "COM1",
    "inx-apply", "</script>", "%2F", "*",
  ]

  private mutating func text(_ longest: Int = 8) -> String {
    let count = Int.random(in: 0...longest, using: &random)
    return (0..<count).map { _ in HostileObjects.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func objects() -> [ManifestObject] {
    var all: [ManifestObject] = []
    for kind in Registry.standard.kinds(in: .system) { all += some(kind) }
    for index in all.indices where all[index].kind.container != nil {
      for kind in Registry.standard.kinds(in: .list) { all[index].below += some(kind) }
    }
    return all
  }

  private mutating func some(_ kind: Kind) -> [ManifestObject] {
    var found: [ManifestObject] = []
    for name in kind.identity == nil ? kind.settingNames : (0..<5).map({ _ in text() }) {
      var name = name
      if kind.identity != nil, Int.random(in: 0..<30, using: &random) == 0 {
        name = String(repeating: name ?? "", count: 40)
      }
      var values = kind.noValues
      for (slot, field) in kind.fields.enumerated() where Int.random(in: 0..<4, using: &random) > 0 {
        values[slot] = value(field)
      }
      // A manifest that says so is refused.
      for (slot, field) in kind.fields.enumerated() {
        if let other = field.companion.flatMap(kind.slot), values[other]?.isEmpty == true {
          values[slot] = nil
        }
      }
      if let slot = kind.identitySlot { values[slot] = .text(name ?? "") }
      if let type = kind.container?.typeField, let slot = kind.slot(type.name) {
        values[slot] = .text(type.standard)
      }
      id += 1
      var object = ManifestObject(kind: kind, id: id, name: name, values: values)
      if kind.identity != nil, Int.random(in: 0..<3, using: &random) == 0 { object.notes = [text(), text()] }
      let isTaken = found.contains {
        NameKey($0.name ?? "", kind.identity) == NameKey(name ?? "", kind.identity)
      }
      if object.refusal(isNew: false) == nil, !isTaken || kind.identity == nil { found.append(object) }
    }
    return found
  }

  /// Entries of a map, each name once; names and texts are such that manifests stumble over.
  private mutating func entries() -> [Value.Entry] {
    var found: [Value.Entry] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let name = text(4)
      if name.isEmpty || found.contains(where: { sameCodePoints($0.name, name) }) { continue }
      found.append(Value.Entry(name, Int.random(in: 0..<4, using: &random) == 0 ? nil : text()))
    }
    return found
  }

  private mutating func value(_ field: Field) -> Value {
    let isNull = Int.random(in: 0..<6, using: &random) == 0
    switch field.type {
    case .text(let rule):
      if isNull { return .null }
      let made = text()
      if rule.isEmail { return .text("a@example.com") }
      return rule.problem(with: made) == nil ? .text(made) : .null
    case .filter, .content: return isNull ? .null : .text(text(20))
    case .boolean: return .bool(Bool.random(using: &random))
    case .integer(let range): return .int(Int.random(in: range, using: &random))
    case .word(let words): return .text(words.randomElement(using: &random) ?? "")
    case .code(let codes): return .text(codes.randomElement(using: &random)?.word ?? "")
    case .reference:
      let name = text()
      return isNull
        ? .null
        : name.isEmpty ? .reference(.id(Int.random(in: 1...999, using: &random))) : .reference(.name(name))
    case .map: return isNull ? .null : .sortedMap(entries())
    case .combination(let rule):
      let names = entries().map(\.name)
      guard let word = rule.words.randomElement(using: &random), !isNull, !names.isEmpty else { return .null }
      return .combination(Combination(word, names.map { .name($0) }))
    }
  }
}
