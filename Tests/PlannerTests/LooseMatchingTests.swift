import Testing

/// Names that differ in case or Unicode form, and the tenant's own objects.
@Suite("Planner: LooseMatching")
struct LooseMatchingTests {
  @Test(arguments: LooseMatchingTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "only the case differs",
      #"""
      targetGroups:
        - name: VIP
          filterString: a = 1
      attributes:
        - name: points
          type: INTEGER
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 Vip
      attribute 3 Points type=INTEGER
      """#,
      is: #"""
        error :2: target group "VIP" is written "Vip" in the tenant (the case differs): use one spelling
        error :5: attribute "points" is written "Points" in the tenant (the case differs): use one spelling
        """#
    ),
    PlanCase(
      "only the Unicode form differs, also of a list",
      #"""
      attributes:
        - name: "Caf\u00e9"
          type: TEXT
      lists:
        - name: "Caf\u00e9"
          senderAddress: a@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Cafe\#u{301} type=STANDARD
      attribute 3 Cafe\#u{301} type=TEXT
      """#,
      is: #"""
        error :2: attribute "Café" is written "Café" in the tenant (the Unicode form differs: Caf<U+E9> and Cafe<U+301>): use one spelling
        error :5: list "Café" is written "Café" in the tenant (the Unicode form differs: Caf<U+E9> and Cafe<U+301>): use one spelling
        """#
    ),
    PlanCase(
      "an absent object that is there under another spelling",
      #"""
      datasources:
        - name: weather
          state: absent
      """#,
      #"""
      datasource 4 Weather
      """#,
      is: #"""
        error :2: datasource "weather" is written "Weather" in the tenant (the case differs): use one spelling
        """#
    ),
    PlanCase(
      "another spelling beside an exact match is never pruned",
      #"""
      policy:
        prune: [targetGroups]
      targetGroups:
        - name: VIP
          description: same
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP description=same
      target-group 8@1 vip
      target-group 9@1 Old
      """#,
      is: #"""
        delete target-group/Old #9
          name: "Old" -> -
          description: null -> -
          filterString: null -> -
          because not declared, targetGroups is pruned
        1 unchanged, 1 unmanaged, 3 read, 1 write
        warning :4: target group "vip" in the tenant is not "VIP" (the case differs): it is not pruned
        """#
    ),
    PlanCase(
      "the system and the admin list",
      #"""
      lists:
        - name: system
          description: x
        - name: Admins
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      """#,
      is: #"""
        error :2: list "system" is the tenant's SYSTEM list: it cannot be managed
        error :4: list "Admins" is the tenant's ADMIN list: it cannot be managed
        """#
    ),
    PlanCase(
      "a list of the other type",
      #"""
      lists:
        - name: News
          description: x
        - name: Everybody
          type: STANDARD
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=DYNAMIC
      list 6 Everybody type=DYNAMIC
      """#,
      is: #"""
        error :2: list "News" has the type DYNAMIC in the tenant, not STANDARD, which is the default: the type of a list cannot be changed
        error :5: list "Everybody" has the type DYNAMIC in the tenant, not STANDARD: the type of a list cannot be changed
        """#
    ),
    PlanCase(
      "a list of the declared dynamic type",
      #"""
      lists:
        - name: Everybody
          type: DYNAMIC
          description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 6 Everybody type=DYNAMIC description=old
      """#,
      is: #"""
        update list/Everybody #6 :2
          description: "old" -> "new"
        0 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "settings of a list that turns out to be dynamic, also where the list is not targeted",
      #"""
      lists:
        - name: News
          settings:
            TrackingPermissionDetachedFromMembership: true
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=DYNAMIC
      setting @5 TrackingPermissionDetachedFromMembership value=false
      """#,
      PlanCase.Options(targets: ["list/News/setting/*"]),
      is: #"""
        error :2: list "News" has the type DYNAMIC in the tenant, not STANDARD, which is the default: the type of a list cannot be changed
        """#
    ),
    PlanCase(
      "internal attributes are neither matched nor counted",
      #"""
      attributes:
        - name: Vorname
          type: TEXT
      """#,
      #"""
      attribute 1 email type=TEXT
      attribute 2 Subscription_x type=TEXT
      attribute 3 %x type=TEXT
      attribute 4 sequence_1 type=TEXT
      attribute 5 Vorname type=TEXT
      attribute 6 Nachname type=TEXT
      """#,
      is: #"""
        1 unchanged, 1 unmanaged, 1 read, 0 write
        """#
    ),
  ]
}
