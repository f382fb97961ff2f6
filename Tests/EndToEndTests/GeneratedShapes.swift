import Resources
import Support

extension GeneratedTenant.Shape {
  typealias Object = GeneratedTenant.Object

  /// Texts that are easily lost on the way.
  static let texts = [
    "plain", "no", "0x1F", " padded ", "a\nb\n", "a: b # c", "\"quoted\" 'too' \\", "ümläut é 😀", "${name}",
    "<b>&amp;</b>",
    "null", "~", "2024-01-01", "tab\tbed", "-", "{}",
  ]

  static func list(_ dice: inout Dice) -> Object {
    [
      "description": dice.chance(20) ? .null : .string(dice.pick(texts)),
      "senderAddress": .string(dice.pick(["a@example.com", "b@example.com"])),
      "senderName": dice.chance(20) ? .null : .string(dice.pick(["Anna", "no", "Ünal & Sons"])),
      "replyToAddress": dice.chance(50) ? .null : .string("re@example.com"),
      // The API keeps none without an address, which may be missing on either side.
      "replyToName": .null,
    ]
  }

  static let all = written + patched

  static let written = [
    // The type goes with the number: it is not what is to be changed here.
    GeneratedTenant.Shape(
      section: "attributes",
      identity: "name",
      isInLists: false,
      values: { number, dice in
        let type = ["TEXT", "INTEGER", "DATE_ONLY"][number % 3]
        let rest: Object = ["type": .string(type), "hidden": .bool(dice.chance(50))]
        return type == "TEXT" ? rest.merging(["maxLength": .int(dice.pick([5, 80]))]) { $1 } : rest
      },
      always: ["hidden", "type"],
      unread: ["hidden"],
      canPrune: false
    ),
    GeneratedTenant.Shape(
      section: "targetGroups",
      identity: "name",
      isInLists: true,
      values: { number, dice in
        let names =
          (0..<number).map { "BelongsToGroup(\"N/\($0) ä%*\")" } + [
            "Column(\"N/1 ä%*\") = 1", "Column(\"X\")  >  2",
          ]
        return [
          "description": dice.chance(30) ? .null : .string(dice.pick(texts)),
          "filterString": .string(dice.pick(names)),
        ]
      }
    ),
    GeneratedTenant.Shape(
      section: "textModules",
      identity: "name",
      isInLists: true,
      values: { number, dice in
        let type = ["TEXT", "HTML", "TEXT_HTML"][number % 3]
        var values: Object = ["type": .string(type)]
        if type != "HTML" { values["text"] = .string(dice.pick(texts)) }
        if type != "TEXT" { values["html"] = .string(dice.pick(texts)) }
        return values
      }
    ),
    GeneratedTenant.Shape(
      section: "blacklistEntries",
      identity: "pattern",
      isInLists: false,
      values: { _, dice in
        ["description": dice.chance(30) ? .null : .string(dice.pick(["Complaint", "no", "ü & 😀"]))]
      }
    ),
    GeneratedTenant.Shape(
      section: "datasources",
      identity: "name",
      isInLists: false,
      values: { _, dice in
        [
          "url": dice.chance(20) ? .null : .string(dice.pick(["https://x.example/?a=b&c", "no"])),
          "useType": .string(dice.pick(["TEXT", "TRANSFORMED_TEXT", "ATTACHMENT_FILE"])),
          "fetchStrategy": .string(dice.pick(["ONCE", "RECIPIENT_BASED", "RECIPIENT_CACHED"])),
          "attachmentFileName": dice.chance(50) ? .null : .string("a b.pdf"),
          "contentWithInxmailTags": .bool(dice.chance(50)), "encodeUrlPlaceholders": .bool(dice.chance(50)),
        ]
      }
    ),
  ]

  /// What is changed by a merge patch.
  static let patched = [
    GeneratedTenant.Shape(
      section: "testProfiles",
      identity: "description",
      isInLists: true,
      values: { _, dice in
        [
          "email": dice.chance(20) ? .null : .string(dice.pick(["a@example.com", "no"])),
          "trackingPermission": .bool(dice.chance(50)),
          "attributes": GeneratedTenant.json(
            Dictionary(
              uniqueKeysWithValues: given.filter { _ in dice.chance(60) }.map {
                ($0, .string(dice.pick(texts)))
              }
            )
          ),
        ]
      },
      canDelete: false,
      canPrune: false
    ),
    // The type goes with the number here, too: another one is another mailing, with other content.
    GeneratedTenant.Shape(
      section: "mailings",
      identity: "name",
      isInLists: true,
      isAtTop: false,
      values: { number, dice in
        let type = ["TEXT", "HTML", "TEXT_HTML"][number % 3]
        var values: Object = ["editorContentType": .string(type), "subject": .string(dice.pick(texts))]
        if type != "HTML" { values["text"] = .string(dice.pick(texts)) }
        if type != "TEXT" { values["html"] = .string(dice.pick(texts)) }
        return values
      },
      marks: ["type": .string("REGULAR_MAILING"), "mailingState": .string("DRAFT")],
      canPrune: false
    ),
  ]

  /// Attributes that no manifest touches, of which test profiles have values.
  static let given = ["Given 1", "Gïven 2"]
}
