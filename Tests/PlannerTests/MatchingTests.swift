import Testing

/// Which live object a declaration is about.
@Suite("Planner: Matching")
struct MatchingTests {
  @Test(arguments: MatchingTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a list ignoring case; its spelling is managed",
      #"""
      lists:
        - name: NEWSLETTER
          senderAddress: a@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Newsletter type=STANDARD senderAddress=a@b.de
      list 6 Other type=STANDARD
      """#,
      is: #"""
        update list/NEWSLETTER #5 :2
          name: "Newsletter" -> "NEWSLETTER"
        0 unchanged, 1 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "a blacklist entry ignoring case; its spelling is not managed",
      #"""
      blacklistEntries:
        - pattern: SPAM@example.com
          description: same
        - pattern: EVIL@example.com
          description: new
      """#,
      #"""
      blacklist-entry 3 spam@example.com description=same
      blacklist-entry 4 Evil@example.com description=old
      """#,
      is: #"""
        replace blacklist-entry/EVIL@example.com #4 :4
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning creating it again irreversibly deletes the recipients that it matches
        1 unchanged, 0 unmanaged, 1 read, 2 write
        """#
    ),
    PlanCase(
      "two live matches",
      #"""
      lists:
        - name: news
          description: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      list 6 NEWS type=STANDARD
      """#,
      is: #"""
        error :2: list "news" exists 2 times in the tenant (ids 5, 6): rename or delete all but one in Inxmail
        """#
    ),
    PlanCase(
      "two live matches of what is absent",
      #"""
      targetGroups:
        - name: VIP
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP
      target-group 8@1 VIP
      """#,
      is: #"""
        error :2: target group "VIP" exists 2 times in the tenant (ids 7, 8): rename or delete all but one in Inxmail
        """#
    ),
    PlanCase(
      "the same name in another list is another object",
      #"""
      lists:
        - name: News
          targetGroups:
            - name: VIP
              description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      list 6 Other type=STANDARD
      target-group 7@1 VIP
      target-group 8@6 VIP
      target-group 9@5 VIP description=old
      """#,
      is: #"""
        replace list/News/target-group/VIP #9 :4
          description!: "old" -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        1 unchanged, 3 unmanaged, 3 read, 2 write
        """#
    ),
  ]
}
