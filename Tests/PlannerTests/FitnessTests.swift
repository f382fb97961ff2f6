import Testing

/// What the API would refuse, or not keep: told by the plan.
@Suite("Planner: Fitness")
struct FitnessTests {
  @Test(arguments: FitnessTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a reply-to name without an address: new, changed, cleared beside a live one",
      #"""
      lists:
        - name: New
          senderAddress: a@b.de
          replyToName: Service
        - name: Named
          replyToName: Service
        - name: Cleared
          replyToAddress: null
        - name: Fine
          replyToName: Service
        - name: Same
          replyToName: Service
        - name: Both
          replyToName: null
          replyToAddress: null
      """#,
      #"""
      list 1 System type=SYSTEM
      list 5 Named type=STANDARD senderAddress=a@b.de
      list 6 Cleared type=STANDARD senderAddress=a@b.de replyToAddress=r@b.de replyToName=Live
      list 7 Fine type=STANDARD senderAddress=a@b.de replyToAddress=r@b.de
      list 8 Same type=STANDARD senderAddress=a@b.de replyToName=Service
      list 9 Both type=STANDARD senderAddress=a@b.de replyToAddress=r@b.de replyToName=Live
      """#,
      is: #"""
        error :4: list "New": replyToName needs replyToAddress, which it does not have (without it the API keeps neither): declare replyToAddress too
        error :6: list "Named": replyToName needs replyToAddress, which it does not have (without it the API keeps neither): declare replyToAddress too
        error :8: list "Cleared": replyToName ("Live" in the tenant) needs replyToAddress: declare replyToName: null too, or keep replyToAddress
        """#
    ),
    PlanCase(
      "live values that the PUT of the list would be refused for",
      #"""
      lists:
        - name: News
          description: new
        - name: Shop
          description: new
          senderAddress: shop@b.de
        - name: Same
          description: same
      """#,
      #"""
      list 1 System type=SYSTEM
      list 5 News type=STANDARD description=old senderAddress=nobody senderName=" x"
      list 6 Shop type=STANDARD description=old senderAddress=nobody
      list 7 Same type=STANDARD description=same senderAddress=null
      """#,
      is: #"""
        error :2: list/News cannot be written with the senderAddress that it has in the tenant, which must be an email address: declare senderAddress
        error :2: list/News cannot be written with the senderName that it has in the tenant, which must not begin or end with white space: declare senderName
        """#
    ),
    PlanCase(
      "a tenant without a SYSTEM list",
      #"""
      policy:
        prune: [targetGroups]
      targetGroups:
        - name: VIP
          filterString: a = 1
        - name: New
          filterString: a = 2
      """#,
      #"""
      list 5 News type=STANDARD
      target-group 7@1 VIP filterString="a = 1"
      target-group 8@1 Old filterString="a = 3"
      target-group 9@5 Own filterString="a = 3"
      """#,
      is: #"""
        create target-group/New :6
          name: - -> "New"
          filterString: - -> "a = 2"
        delete target-group/Old #8
          name: "Old" -> -
          description: null -> -
          filterString: "a = 3" -> -
          because not declared, targetGroups is pruned
        1 unchanged, 2 unmanaged, 3 read, 2 write
        warning: the tenant shows no SYSTEM list: its id is assumed to be 1
        """#
    ),
    PlanCase(
      "no SYSTEM list, and its id is another list's",
      #"""
      targetGroups:
        - name: VIP
          filterString: a = 1
      """#,
      #"""
      list 1 News type=STANDARD
      target-group 7@1 VIP filterString="a = 1"
      """#,
      is: #"""
        error :2: the tenant shows no SYSTEM list, and 1, which would be assumed for its id, is that of the list "News": what is outside lists cannot be told from what is in that one; work on lists alone, or have the credentials given the right to read the SYSTEM list
        """#
    ),
  ]
}
