import Testing

/// Test profiles: of their attributes only those that are named are managed, and nothing deletes one.
@Suite("Planner: Test profiles")
struct TestProfileTests {
  @Test(arguments: TestProfileTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let lists = #"""
    list 1 System type=SYSTEM
    list 5 News type=STANDARD
    """# + "\n"

  static let cases: [PlanCase] = [
    PlanCase(
      "only named attributes are compared; null takes a value away",
      #"""
      testProfiles:
        - description: Same
          attributes: {Vorname: Anna, Punkte: null}
        - description: Different
          attributes: {Vorname: Anna, Stadt: Ulm, Punkte: null}
        - description: All
          attributes: null
        - description: None
          attributes: {}
      """#,
      lists + #"""
        test-profile 20@? Same attributes=Vorname:Anna,Stadt:Ulm
        test-profile 21@? Different attributes=Vorname:Hugo,Punkte:3,Nachname:Muster
        test-profile 22@? All attributes=Vorname:Hugo,Punkte:3
        test-profile 23@? None attributes=Vorname:Hugo,Punkte:3
        """#,
      is: #"""
        update test-profile/All #22 :6
          attributes: {"Punkte":"3","Vorname":"Hugo"} -> null
        update test-profile/Different #21 :4
          attributes: {"Punkte":"3","Vorname":"Hugo"} -> {"Punkte":null,"Stadt":"Ulm","Vorname":"Anna"}
        2 unchanged, 1 unmanaged, 2 read, 2 write
        """#
    ),
    PlanCase(
      "those of the system and of lists; one of a name in each",
      #"""
      testProfiles:
        - description: Anna
          email: new@example.com
      lists:
        - name: News
          testProfiles:
            - description: Anna
              trackingPermission: true
            - description: New
              formerly: Old
              email: null
      """#,
      lists + #"""
        test-profile 20@? Anna email=a@example.com
        test-profile 21@5 Anna trackingPermission=false email=a@example.com
        test-profile 22@5 Old email=old@example.com
        test-profile 23@5 ? attributes=a:b
        """#,
      is: #"""
        update list/News/test-profile/New #22 :9
          description: "Old" -> "New"
          email: "old@example.com" -> null
          because formerly Old
        update list/News/test-profile/Anna #21 :7
          trackingPermission: false -> true
        update test-profile/Anna #20 :2
          email: "a@example.com" -> "new@example.com"
        1 unchanged, 1 unmanaged, 2 read, 3 write
        """#
    ),
    PlanCase(
      "two of one description",
      #"""
      testProfiles:
        - description: Gone
          state: absent
        - description: Was never there
          state: absent
        - description: Two
          email: a@example.com
      """#,
      lists + #"""
        test-profile 20@? Gone email=a@example.com attributes=a:b
        test-profile 21@1 Two
        test-profile 22@? Two
        """#,
      is: #"""
        error :6: test profile "Two" exists 2 times in the tenant (ids 21, 22): rename or delete all but one in Inxmail
        """#
    ),
    PlanCase(
      "nothing deletes one",
      #"""
      testProfiles:
        - description: Gone
          state: absent
        - description: Was never there
          state: absent
      """#,
      lists + #"""
        test-profile 20@? Gone email=a@example.com attributes=a:b
        """#,
      is: #"""
        deferred (delete) test-profile/Gone #20 :2
          description: "Gone" -> -
          email: "a@example.com" -> -
          trackingPermission: null -> -
          attributes: {"a":"b"} -> -
          because the API has no DELETE for test profiles: delete it in Inxmail
        1 unchanged, 1 unmanaged, 2 read, 0 write
        """#
    ),
    PlanCase(
      "attributes are made before, written again after a replacement, and deleted after",
      #"""
      attributes:
        - {name: New, type: TEXT, maxLength: 9}
        - {name: Punkte, type: INTEGER, hidden: false}
        - {name: Old, state: absent}
      testProfiles:
        - description: A
          attributes: {New: x, Old: null, Punkte: "3"}
        - description: B
          attributes: {Stadt: Ulm}
      """#,
      lists + #"""
        attribute 30 Punkte type=TEXT maxLength=9
        attribute 31 Old type=INTEGER
        test-profile 20@? A attributes=Old:1,Punkte:3
        test-profile 21@? B attributes=Stadt:Ulm,Old:2
        """#,
      PlanCase.Options(allowDeletes: 9, allowDataLoss: ["**"]),
      is: #"""
        create attribute/New :2
          name: - -> "New"
          type: - -> "TEXT"
          maxLength: - -> 9
        replace attribute/Punkte #30 :3
          type!: "TEXT" -> "INTEGER"
          maxLength: 9 -> null
          because type cannot be changed: replaced
        update test-profile/A #20 :6
          attributes: {"Old":"1","Punkte":"3"} -> {"New":"x","Old":null,"Punkte":"3"}
          after attribute/New
          after attribute/Punkte
          because attributes: what attribute/Punkte holds is lost with its replacement
        delete attribute/Old #31 :4
          name: "Old" -> -
          type: "INTEGER" -> -
          maxLength: null -> -
          after test-profile/A
          warning test-profile/B names it and is not part of the plan
        1 unchanged, 1 unmanaged, 3 read, 5 write
        allowed data-loss [attribute/Punkte]: replacing attribute/Punkte: the values of every recipient are lost | --allow-data-loss '**'
        allowed data-loss [attribute/Old]: deleting attribute/Old: the values of every recipient are lost | --allow-data-loss '**'
        """#
    ),
    PlanCase(
      "an attribute that there is none of",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
      testProfiles:
        - description: A
          attributes: {vorname: Anna, Punkte: "1"}
        - description: B
          attributes: {vorname: null, Punkte: "1"}
      """#,
      lists + #"""
        attribute 30 Vorname type=TEXT maxLength=9
        test-profile 20@? A attributes=Vorname:Hugo
        test-profile 21@? B attributes=Vorname:Hugo
        """#,
      is: #"""
        create attribute/Punkte :2
          name: - -> "Punkte"
          type: - -> "INTEGER"
        update test-profile/B #21 :7
          attributes: {} -> {"Punkte":"1","vorname":null}
          after attribute/Punkte
        deferred (update) test-profile/A #20 :5
          attributes: {} -> {"Punkte":"1","vorname":"Anna"}
          after attribute/Punkte
          because attributes: attribute "vorname" does not exist (did you mean Vorname?): declare it, or create it in Inxmail
        0 unchanged, 2 unmanaged, 3 read, 2 write
        """#
    ),
  ]
}
