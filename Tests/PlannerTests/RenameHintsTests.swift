import Desired
import Platforms
import Resources
import Support
import Testing

@testable import Planner

/// What looks like a rename is said on both sides; near misses are left in peace.
@Suite("Planner: RenameHints")
struct RenameHintsTests {
  @Test(arguments: RenameHintsTests.cases)
  func plan(_ plan: PlanCase) throws {
    #expect(try plan.dump() == plan.plan)
  }

  private static let system = """
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN

    """

  static let cases: [PlanCase] = [
    PlanCase(
      "text modules, of which a prune knows name and type alone",
      #"""
      policy: {prune: [textModules]}
      textModules:
        - {name: Footer 2025, type: TEXT, text: t}
        - {name: Imprint DE, type: TEXT, text: t}
        - {name: welcome-mail, type: HTML, html: h}
        - {name: Kunden, type: TEXT, text: t}
      """#,
      system + #"""
        text-module 4@1 "Footer 2024" type=TEXT
        text-module 5@1 "Imprint EN" type=TEXT
        text-module 6@1 WelcomeMail type=TEXT
        text-module 7@1 Kunde type=TEXT
        """#,
      is: #"""
        create text-module/Footer 2025 :3
          name: - -> "Footer 2025"
          type: - -> "TEXT"
          text: - -> "t"
          warning it looks like a new name of text-module/Footer 2024, which this plan deletes: to rename that instead, add the line formerly: Footer 2024
        create text-module/Imprint DE :4
          name: - -> "Imprint DE"
          type: - -> "TEXT"
          text: - -> "t"
        create text-module/Kunden :6
          name: - -> "Kunden"
          type: - -> "TEXT"
          text: - -> "t"
          warning it looks like a new name of text-module/Kunde, which this plan deletes: to rename that instead, add the line formerly: Kunde
        create text-module/welcome-mail :5
          name: - -> "welcome-mail"
          type: - -> "HTML"
          html: - -> "h"
        delete text-module/Footer 2024 #4
          name: "Footer 2024" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
          warning possible rename: text-module/Footer 2025 is created and this is deleted; add the line formerly: Footer 2024 there to rename it instead; otherwise its id is lost
        delete text-module/Imprint EN #5
          name: "Imprint EN" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
        delete text-module/Kunde #7
          name: "Kunde" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
          warning possible rename: text-module/Kunden is created and this is deleted; add the line formerly: Kunde there to rename it instead; otherwise its id is lost
        delete text-module/WelcomeMail #6
          name: "WelcomeMail" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
        0 unchanged, 0 unmanaged, 2 read, 8 write
        blocked deletion-limit [text-module/Footer 2024 text-module/Imprint EN text-module/Kunde text-module/WelcomeMail]: 4 of 4 textModules would be deleted: none would be left | --allow-deletes 4
        """#
    ),
    PlanCase(
      "lists that are declared absent lose all their mailings",
      #"""
      lists:
        - {name: "Offers: new", senderAddress: a@example.com, description: What is on offer this week}
        - {name: "Deals, \"old\"", state: absent}
        - {name: Events, senderAddress: a@example.com, description: Dates}
        - {name: Places, state: absent}
      """#,
      system + #"""
        list 5 "Deals, \"old\"" type=STANDARD description="What is on offer this week" senderAddress=a@example.com
        list 6 Places type=STANDARD description=Other senderAddress=a@example.com
        list 7 Kept type=STANDARD senderAddress=b@example.com
        """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        create list/Events :4
          name: - -> "Events"
          description: - -> "Dates"
          senderAddress: - -> "a@example.com"
        create list/Offers: new :2
          name: - -> "Offers: new"
          description: - -> "What is on offer this week"
          senderAddress: - -> "a@example.com"
          warning it looks like a new name of list/Deals, "old", which this plan deletes: to rename that instead, take out its declaration with state: absent and add the line formerly: "Deals, \"old\""
        delete list/Deals, "old" #5 :3
          name: "Deals, \"old\"" -> -
          type: "STANDARD" -> -
          description: "What is on offer this week" -> -
          senderAddress: "a@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
          warning possible rename: list/Offers: new is created and this is deleted; add the line formerly: "Deals, \"old\"" there to rename it instead; otherwise its mailings and all other objects of the list are deleted with it
        delete list/Places #6 :5
          name: "Places" -> -
          type: "STANDARD" -> -
          description: "Other" -> -
          senderAddress: "a@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 1 unmanaged, 5 read, 4 write
        allowed data-loss [list/Deals, "old"]: deleting list/Deals, "old": its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        allowed data-loss [list/Places]: deleting list/Places: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
    PlanCase(
      "datasources with the same url, and what is not declared is lost",
      #"""
      policy: {prune: [datasources]}
      datasources:
        - {name: Forecast, url: https://data.example.com/weather}
      """#,
      #"""
      datasource 4 Weather url=https://data.example.com/weather useType=TEXT fetchStrategy=ONCE
      """#,
      PlanCase.Options(allowDeletes: 1),
      is: #"""
        create datasource/Forecast :3
          name: - -> "Forecast"
          url: - -> "https://data.example.com/weather"
          warning it looks like a new name of datasource/Weather, which this plan deletes: to rename that instead, add the line formerly: Weather
        delete datasource/Weather #4
          name: "Weather" -> -
          url: "https://data.example.com/weather" -> -
          useType: "TEXT" -> -
          fetchStrategy: "ONCE" -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
          warning possible rename: datasource/Forecast is created and this is deleted; add the line formerly: Weather there to rename it instead; otherwise its id is lost, and what is not declared there: useType, fetchStrategy
        0 unchanged, 0 unmanaged, 1 read, 2 write
        """#
    ),
    PlanCase(
      "a text that others have too tells nothing",
      #"""
      policy: {prune: [datasources]}
      datasources:
        - {name: Forecast, url: https://data.example.com/all}
        - {name: Kept, url: https://data.example.com/all}
      """#,
      #"""
      datasource 4 Weather url=https://data.example.com/all
      datasource 5 Kept url=https://data.example.com/all
      """#,
      is: #"""
        create datasource/Forecast :3
          name: - -> "Forecast"
          url: - -> "https://data.example.com/all"
        delete datasource/Weather #4
          name: "Weather" -> -
          url: "https://data.example.com/all" -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        1 unchanged, 0 unmanaged, 1 read, 2 write
        """#
    ),
    PlanCase(
      "of several the nearest, each once",
      #"""
      policy: {prune: [datasources]}
      datasources:
        - {name: Wetter 2, url: https://b.example.com}
        - {name: Wetter 3, url: https://c.example.com}
      """#,
      #"""
      datasource 4 Wetter url=https://b.example.com
      datasource 5 Wetter 1 url=https://a.example.com
      datasource 6 Wetter 9 url=https://c.example.com
      datasource 7 Other
      datasource 8 Wetter 8 url=https://d.example.com
      """#.replacing("Wetter 1", with: "\"Wetter 1\"").replacing("Wetter 9", with: "\"Wetter 9\"")
        .replacing("Wetter 8", with: "\"Wetter 8\""),
      PlanCase.Options(allowDeletes: 5),
      is: #"""
        create datasource/Wetter 2 :3
          name: - -> "Wetter 2"
          url: - -> "https://b.example.com"
          warning it looks like a new name of datasource/Wetter, which this plan deletes: to rename that instead, add the line formerly: Wetter
        create datasource/Wetter 3 :4
          name: - -> "Wetter 3"
          url: - -> "https://c.example.com"
          warning it looks like a new name of datasource/Wetter 9, which this plan deletes: to rename that instead, add the line formerly: Wetter 9
        delete datasource/Other #7
          name: "Other" -> -
          url: null -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        delete datasource/Wetter #4
          name: "Wetter" -> -
          url: "https://b.example.com" -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
          warning possible rename: datasource/Wetter 2 is created and this is deleted; add the line formerly: Wetter there to rename it instead; otherwise its id is lost
        delete datasource/Wetter 1 #5
          name: "Wetter 1" -> -
          url: "https://a.example.com" -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        delete datasource/Wetter 8 #8
          name: "Wetter 8" -> -
          url: "https://d.example.com" -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
        delete datasource/Wetter 9 #6
          name: "Wetter 9" -> -
          url: "https://c.example.com" -> -
          useType: null -> -
          fetchStrategy: null -> -
          attachmentFileName: null -> -
          contentWithInxmailTags: null -> -
          encodeUrlPlaceholders: null -> -
          because not declared, datasources is pruned
          warning possible rename: datasource/Wetter 3 is created and this is deleted; add the line formerly: Wetter 9 there to rename it instead; otherwise its id is lost
        0 unchanged, 0 unmanaged, 1 read, 7 write
        allowed deletion-limit [datasource/Other datasource/Wetter datasource/Wetter 1 datasource/Wetter 8 datasource/Wetter 9]: 5 of 5 datasources would be deleted: none would be left | --allow-deletes 5
        """#
    ),
    PlanCase(
      "of another scope, of a kind without names to change, or with formerly",
      #"""
      policy: {prune: [textModules, targetGroups]}
      textModules: []
      targetGroups: [{name: VIPs, filterString: a}]
      lists:
        - name: A
          textModules: [{name: Footers, type: TEXT, text: t}]
        - {name: Offers, formerly: Offer, senderAddress: a@example.com}
        - {name: Offer, state: absent}
      """#,
      system + #"""
        list 5 A type=STANDARD
        list 6 Offer type=STANDARD senderAddress=a@example.com
        text-module 4@1 Footer type=TEXT
        target-group 8@1 VIP filterString=a
        """#,
      PlanCase.Options(allowDeletes: 1, allowDataLoss: ["list/*"]),
      is: #"""
        create list/A/text-module/Footers :6
          name: - -> "Footers"
          type: - -> "TEXT"
          text: - -> "t"
        create list/Offers :7
          name: - -> "Offers"
          senderAddress: - -> "a@example.com"
          because formerly Offer, which is declared itself: created
        create target-group/VIPs :3
          name: - -> "VIPs"
          filterString: - -> "a"
        delete list/Offer #6 :8
          name: "Offer" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "a@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        delete target-group/VIP #8
          name: "VIP" -> -
          description: null -> -
          filterString: "a" -> -
          because not declared, targetGroups is pruned
        delete text-module/Footer #4
          name: "Footer" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
        1 unchanged, 0 unmanaged, 6 read, 6 write
        allowed data-loss [list/Offer]: deleting list/Offer: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
    PlanCase(
      "what has another type was not renamed, what is deferred may have been",
      #"""
      lists:
        - {name: Newsletter 2, type: DYNAMIC}
        - {name: Newsletter 1, state: absent}
        - {name: Aktuelles, senderAddress: a@example.com}
        - {name: Aktuell, state: absent}
      """#,
      system + #"""
        list 5 "Newsletter 1" type=DYNAMIC
        list 6 Aktuell type=DYNAMIC
        """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        create list/Aktuelles :4
          name: - -> "Aktuelles"
          senderAddress: - -> "a@example.com"
        delete list/Aktuell #6 :5
          name: "Aktuell" -> -
          type: "DYNAMIC" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        delete list/Newsletter 1 #5 :3
          name: "Newsletter 1" -> -
          type: "DYNAMIC" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
          warning possible rename: list/Newsletter 2 is created and this is deleted; add the line formerly: Newsletter 1 there to rename it instead; otherwise its mailings and all other objects of the list are deleted with it
        deferred (create) list/Newsletter 2 :2
          name: - -> "Newsletter 2"
          type: - -> "DYNAMIC"
          because the API cannot create dynamic lists: create it in Inxmail first
          warning it looks like a new name of list/Newsletter 1, which this plan deletes: to rename that instead, take out its declaration with state: absent and add the line formerly: Newsletter 1
        0 unchanged, 0 unmanaged, 5 read, 3 write
        blocked deletion-limit [list/Aktuell list/Newsletter 1]: 2 of 2 lists would be deleted: none would be left | --allow-deletes 2
        allowed data-loss [list/Aktuell]: deleting list/Aktuell: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        allowed data-loss [list/Newsletter 1]: deleting list/Newsletter 1: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
  ]

  @Test(arguments: [
    ("Welcome-Mail", "welcome mail", 100), ("News 2024", "News 2025", 90), ("Imprint", "Imprint new", 80),
    ("Wether", "Weather", 86), ("Kunde", "Kunden", 80), ("Fußzeile", "Fusszeile", 0),
    // Near misses.
    ("Newsletter DE", "Newsletter EN", 0), ("Teaser A", "Teaser B", 0), ("Active", "Inactive", 0),
    ("Header", "Footer", 0), ("Newsletter May", "Newsletter June", 0), ("A1", "A2", 0), ("", "x", 0),
    ("VIP", "VIPs", 0),
    ("日本のニュース", "日本のニュース速報", 80), ("!!!", "???", 0), ("Newsletter Germany", "Newsletter Austria", 0),
  ])
  func names(_ one: String, _ other: String, _ percent: Int) {
    #expect(NameLikeness.percent(one, other) == percent)
    #expect(NameLikeness.percent(other, one) == percent)
  }

  /// Whatever the name, the line that a hint names is read as that name.
  @Test(arguments: [
    "Old", "Deals, \"old\"", "null", "~", "yes", "12", "a: b", "a #b", "- a", "${x}", "$${x}", "\\", " a ",
    "Grün 日本",
    "a\u{1B}\u{202E}b", "\u{E0001}", "{a}", "'a'", "@team", "|", "`", "a\u{2028}b", "!x", "&a", "*a", "%",
    "é\u{301}", "a\tb", "$", "a$", "${", "\u{FEFF}a",
  ])
  func lineIsReadBack(_ name: String) throws {
    let line = "formerly: \(YAMLText.scalar(name))"
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "m.yaml", bytes: Array("datasources:\n  - name: New\n    \(line)\n".utf8))],
      registry: .standard,
      variables: Variables(),
      contents: NoContents()
    )
    let formerly = decoded.configuration?.declarations.first?.formerly?.name
    #expect(
      formerly.map { Array($0.utf8) } == Array(name.utf8),
      "\(line) \(decoded.diagnostics.map(\.message))"
    )
    #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }
}
