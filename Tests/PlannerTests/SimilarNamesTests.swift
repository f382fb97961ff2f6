import Testing

/// Creates that are probably meant for something that exists.
@Suite("Planner: SimilarNames")
struct SimilarNamesTests {
  private static let names: [(String, [String], String?)] = [
    ("Newsletter", ["Newsleter"], "a datasource of a similar name exists: Newsleter"),
    ("Offers 2024", ["Offers 2023"], "a datasource of a similar name exists: Offers 2023"),
    (
      "Newsletter DE", ["Newsletter FR", "Newsletter", "Newsletter DK"],
      "a datasource of a similar name exists: Newsletter DK, Newsletter FR"
    ),
    ("A", ["B"], nil),
    ("AB", ["AC"], "a datasource of a similar name exists: AC"),
    ("AB", ["CD"], nil),
    ("abcde", ["abcxy"], nil),
    ("Something", ["Nothing at all"], nil),
  ]

  @Test(arguments: names)
  func creates(name: String, live: [String], warning: String?) throws {
    let tenant = live.enumerated().map { "datasource \($0 + 3) \"\($1)\"" }.joined(separator: "\n")
    let plan = PlanCase(
      name,
      "datasources: [{name: \(name), url: 'https://x', useType: TEXT, fetchStrategy: ONCE}]",
      tenant,
      is: ""
    )
    let warnings = try plan.dump().split(separator: "\n").filter { $0.contains("warning") }.map {
      String($0.drop { $0 == " " }.dropFirst("warning ".count))
    }
    #expect(warnings == [warning].compactMap(\.self))
  }

  @Test(arguments: SimilarNamesTests.cases)
  func plan(_ plan: PlanCase) throws {
    let dump = try plan.dump()
    #expect(dump == plan.plan)
  }

  static let cases: [PlanCase] = [
    PlanCase(
      "not what is declared, of another scope, or goes",
      #"""
      policy: {prune: [targetGroups]}
      targetGroups:
        - {name: Offers 2024}
        - {name: Offers 2023}
        - {name: Third}
        - {name: Fourth}
      lists:
        - name: News
        - {name: New, senderAddress: a@example.com, targetGroups: [{name: Readers}]}
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      target-group 7@1 "Offers 2023"
      target-group 8@1 "Offers 2025"
      target-group 9@5 "Offers 2026"
      target-group 10@5 Reader
      target-group 11@1 Third
      target-group 12@1 Fourth
      """#,
      is: #"""
        create list/New :9
          name: - -> "New"
          senderAddress: - -> "a@example.com"
        create list/New/target-group/Readers :9
          name: - -> "Readers"
          after list/New
        create target-group/Offers 2024 :3
          name: - -> "Offers 2024"
        delete target-group/Offers 2025 #8
          name: "Offers 2025" -> -
          description: null -> -
          filterString: null -> -
          because not declared, targetGroups is pruned
        4 unchanged, 2 unmanaged, 3 read, 4 write
        """#
    )
  ]
}
