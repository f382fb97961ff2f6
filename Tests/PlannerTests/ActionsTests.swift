import Testing

/// Create, update, replace.
@Suite("Planner: Actions")
struct ActionsTests {
  @Test(arguments: ActionsTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a create shows all declared fields",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
      blacklistEntries:
        - pattern: spam@example.com
          description: Complaint
      datasources:
        - name: W
          url: null
      lists:
        - name: News
          senderAddress: a@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        create attribute/Punkte :2
          name: - -> "Punkte"
          type: - -> "INTEGER"
        create blacklist-entry/spam@example.com :5
          pattern: - -> "spam@example.com"
          description: - -> "Complaint"
          warning creating it irreversibly deletes the recipients that it matches
        create datasource/W :8
          name: - -> "W"
          url: - -> null
        create list/News :11
          name: - -> "News"
          senderAddress: - -> "a@b.de"
        0 unchanged, 0 unmanaged, 4 read, 4 write
        """#
    ),
    PlanCase(
      "creating needs what it needs",
      #"""
      attributes:
        - name: A
        - name: B
          type: TEXT
      lists:
        - name: News
          description: x
      textModules:
        - name: a
          type: TEXT_HTML
          text: x
        - name: b
          html: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        error :2: attribute "A" does not exist yet, and creating it needs type
        error :3: attribute "B" does not exist yet, and creating it needs maxLength
        error :6: list "News" does not exist yet, and creating it needs senderAddress
        error :9: text module "a" does not exist yet, and creating it needs html
        error :12: text module "b" does not exist yet, and creating it needs type
        """#
    ),
    PlanCase(
      "a field that does not apply to the live type",
      #"""
      textModules:
        - name: a
          html: x
      attributes:
        - name: Punkte
          maxLength: 3
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 a type=TEXT text=x
      attribute 3 Punkte type=INTEGER
      """#,
      is: #"""
        error :3: html does not apply to type TEXT, only to HTML, TEXT_HTML
        error :6: maxLength does not apply to type INTEGER, only to TEXT
        """#
    ),
    PlanCase(
      "a target group is replaced, and its id changes",
      #"""
      targetGroups:
        - name: VIP
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP description=old filterString="a = 1"
      """#,
      is: #"""
        replace target-group/VIP #7 :2
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        0 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "a blacklist entry is replaced",
      #"""
      blacklistEntries:
        - pattern: spam@example.com
          description: new
      """#,
      #"""
      blacklist-entry 3 spam@example.com description=old
      """#,
      is: #"""
        replace blacklist-entry/spam@example.com #3 :2
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning creating it again irreversibly deletes the recipients that it matches
        0 unchanged, 0 unmanaged, 1 read, 2 write
        """#
    ),
    PlanCase(
      "a replaced attribute demands hidden, which cannot be read",
      #"""
      attributes:
        - name: Vorname
          maxLength: 90
      """#,
      #"""
      attribute 3 Vorname type=TEXT maxLength=80
      """#,
      is: #"""
        error :2: attribute "Vorname" must be replaced, and hidden cannot be read: declare it
        """#
    ),
    PlanCase(
      "a replaced attribute carries over what is not declared",
      #"""
      attributes:
        - name: Vorname
          maxLength: 90
          hidden: false
      """#,
      #"""
      attribute 3 Vorname type=TEXT maxLength=80
      """#,
      is: #"""
        replace attribute/Vorname #3 :2
          maxLength!: 80 -> 90
          because maxLength cannot be changed: replaced
        0 unchanged, 0 unmanaged, 1 read, 2 write
        blocked data-loss [attribute/Vorname]: replacing attribute/Vorname: the values of every recipient are lost | --allow-data-loss attribute/Vorname
        """#
    ),
    PlanCase(
      "hidden alone is no change",
      #"""
      attributes:
        - name: Vorname
          hidden: true
      """#,
      #"""
      attribute 3 Vorname type=TEXT maxLength=80
      """#,
      is: #"""
        1 unchanged, 0 unmanaged, 1 read, 0 write
        """#
    ),
    PlanCase(
      "a replaced attribute; what the new type drops is shown",
      #"""
      attributes:
        - name: Punkte
          type: INTEGER
          hidden: false
      """#,
      #"""
      attribute 3 Punkte type=TEXT maxLength=80
      """#,
      PlanCase.Options(allowDataLoss: ["attribute/Punkte"]),
      is: #"""
        replace attribute/Punkte #3 :2
          type!: "TEXT" -> "INTEGER"
          maxLength: 80 -> null
          because type cannot be changed: replaced
        0 unchanged, 0 unmanaged, 1 read, 2 write
        allowed data-loss [attribute/Punkte]: replacing attribute/Punkte: the values of every recipient are lost | --allow-data-loss attribute/Punkte
        """#
    ),
  ]
}
