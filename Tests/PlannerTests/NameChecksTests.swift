import Testing

/// What wanted filters name, and the plan deletes or nobody has.
@Suite("Planner: NameChecks")
struct NameChecksTests {
  @Test(arguments: NameChecksTests.cases)
  func plan(_ plan: PlanCase) throws {
    let dump = try plan.dump()
    #expect(dump == plan.plan)
  }

  private static let lists = """
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN
    list 5 News type=STANDARD

    """

  static let cases: [PlanCase] = [
    PlanCase(
      "filters that are changed, made or stay, in any spelling, and a filter that a replacement carries over",
      #"""
      attributes: [{name: P, state: absent}, {name: Q, state: absent}]
      targetGroups:
        - {name: Gone, state: absent}
        - {name: New, filterString: cOLUMN(P) > 1}
        - {name: Changed, filterString: Q > 1}
        - {name: Stays, filterString: belongstogroup("Gone")}
        - {name: Carries, description: new}
        - {name: Loses, filterString: x = 1}
      """#,
      lists + #"""
        attribute 3 P type=INTEGER
        attribute 4 Q type=INTEGER
        attribute 6 x type=INTEGER
        target-group 7@1 Gone
        target-group 8@1 Changed filterString="a"
        target-group 9@1 Stays filterString="belongstogroup(\"Gone\")"
        target-group 10@1 Carries filterString="Column(\"Q\") = 1"
        target-group 11@1 Loses filterString="Column(\"Q\") = 1"
        target-group 12@1 Other
        """#,
      is: #"""
        error :4: filterString names attribute/P, which this plan deletes: declare attribute/P, or change the filter
        error :5: filterString names attribute/Q, which this plan deletes: declare attribute/Q, or change the filter
        error :6: filterString names target-group/Gone, which this plan deletes: declare target-group/Gone, or change the filter
        error :7: filterString names attribute/Q, which this plan deletes: declare attribute/Q, or change the filter
        """#
    ),
    PlanCase(
      "single quotes stand around names as double ones do",
      #"""
      attributes: [{name: solo, state: absent}, {name: kept}]
      targetGroups:
        - {name: Solo, state: absent}
        - {name: A, filterString: "Column('solo') = 1"}
        - {name: B, filterString: "BelongsToGroup('Solo')"}
        - {name: C, filterString: "Column('kept') = 1"}
        - {name: D, filterString: "Column('kept') = 1"}
      """#,
      lists + #"""
        attribute 3 solo type=INTEGER
        attribute 4 kept type=INTEGER
        target-group 7@1 Solo
        target-group 8@1 A filterString="Column('solo') = 1"
        target-group 9@1 D filterString="x"
        """#,
      is: #"""
        error :4: filterString names attribute/solo, which this plan deletes: declare attribute/solo, or change the filter
        error :5: filterString names target-group/Solo, which this plan deletes: declare target-group/Solo, or change the filter
        """#
    ),
    PlanCase(
      "what would be pruned",
      #"""
      policy: {prune: [targetGroups]}
      targetGroups:
        - {name: User, filterString: BelongsNotToGroup(VIP)}
        - {name: Other}
        - {name: Third}
      """#,
      lists + #"""
        target-group 7@1 VIP
        target-group 8@1 User filterString="BelongsNotToGroup(VIP)"
        target-group 9@1 Other
        target-group 10@1 Third
        """#,
      is: #"""
        error :3: filterString names target-group/VIP, which this plan deletes: declare target-group/VIP, or change the filter
        """#
    ),
    PlanCase(
      "no alarm: the list's own group, a name in a string or a date, a replacement, what is absent already",
      #"""
      attributes:
        - {name: P, state: absent}
        - {name: Never, state: absent}
      targetGroups:
        - {name: VIP, state: absent}
        - {name: Text, filterString: 'Q = "Column(P)" AND Q <> #P# AND Q = "P"'}
        - {name: Replaced, description: new}
        - {name: User, filterString: BelongsToGroup("Replaced")}
      lists:
        - name: News
          targetGroups:
            - {name: VIP}
            - {name: Own, filterString: BelongsToGroup("VIP")}
      """#,
      lists + #"""
        attribute 3 P type=INTEGER
        attribute 4 Q type=TEXT
        target-group 7@1 VIP
        target-group 8@1 Replaced
        target-group 9@1 User filterString="BelongsToGroup(\"Replaced\")"
        target-group 10@5 VIP
        target-group 11@5 Own filterString="BelongsToGroup(\"VIP\")"
        target-group 12@1 Text filterString="Q = \"Column(P)\" AND Q <> #P# AND Q = \"P\""
        """#,
      PlanCase.Options(allowDataLoss: ["attribute/P"]),
      is: #"""
        replace target-group/Replaced #8 :7
          description!: null -> "new"
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
          warning target-group/User names it and is not part of the plan
        delete attribute/P #3 :2
          name: "P" -> -
          type: "INTEGER" -> -
          maxLength: null -> -
        delete target-group/VIP #7 :5
          name: "VIP" -> -
          description: null -> -
          filterString: null -> -
        6 unchanged, 1 unmanaged, 4 read, 4 write
        allowed data-loss [attribute/P]: deleting attribute/P: the values of every recipient are lost | --allow-data-loss attribute/P
        warning :6: filterString: #P# is no date or time: they are written #31.12.2024#, #13:37:42# and #31.12.2024 13:37:42#
        """#
    ),
    PlanCase(
      "names of nowhere, once each, where the kind was read",
      #"""
      attributes: [{name: Points}]
      targetGroups:
        - {name: A, filterString: 'Column("Pionts") > 1 AND pionts = 2 OR Column("Pionts") = 3'}
        - {name: B, filterString: 'BelongsToGroup("A") AND BelongsNotToGroup(Nobody) AND Column("email") = "x"'}
        - {name: C, filterString: 'Column("Points") > Points AND Foo(Bar) = Baz'}
      """#,
      lists + "attribute 3 Points type=INTEGER\n",
      is: #"""
        create target-group/A :3
          name: - -> "A"
          filterString: - -> "Column(\"Pionts\") > 1 AND pionts = 2 OR Column(\"Pionts\") = 3"
        create target-group/B :4
          name: - -> "B"
          filterString: - -> "BelongsToGroup(\"A\") AND BelongsNotToGroup(Nobody) AND Column(\"email\") = \"x\""
          after target-group/A
        create target-group/C :5
          name: - -> "C"
          filterString: - -> "Column(\"Points\") > Points AND Foo(Bar) = Baz"
        1 unchanged, 1 unmanaged, 3 read, 3 write
        warning :3: filterString names the attribute "Pionts", which is neither declared nor in the tenant (did you mean Points?)
        warning :3: filterString names the attribute "pionts", which is neither declared nor in the tenant (did you mean Points?)
        warning :4: filterString names the target group "Nobody", which is neither declared nor in the tenant
        """#
    ),
    PlanCase(
      "a group of a list never means itself",
      #"""
      targetGroups: [{name: VIP, filterString: x = 1}]
      lists:
        - name: News
          targetGroups:
            - {name: VIP, filterString: BelongsToGroup("VIP") AND x = 2}
            - {name: Alone, filterString: BelongsToGroup("Alone")}
      """#,
      lists,
      is: #"""
        create list/News/target-group/Alone :6
          name: - -> "Alone"
          filterString: - -> "BelongsToGroup(\"Alone\")"
        create target-group/VIP :1
          name: - -> "VIP"
          filterString: - -> "x = 1"
        create list/News/target-group/VIP :5
          name: - -> "VIP"
          filterString: - -> "BelongsToGroup(\"VIP\") AND x = 2"
          after target-group/VIP
        1 unchanged, 0 unmanaged, 2 read, 3 write
        warning :6: filterString names the target group "Alone", which is neither declared nor in the tenant
        """#
    ),
    PlanCase(
      "a ring of the tenant can be deleted, by declaring it absent and by pruning",
      #"""
      policy: {prune: [targetGroups]}
      targetGroups:
        - {name: A, state: absent}
        - {name: Keep1}
        - {name: Keep2}
        - {name: Keep3}
        - {name: Keep4}
        - {name: Keep5}
      """#,
      lists + #"""
        target-group 7@1 A filterString="BelongsToGroup(\"B\")"
        target-group 8@1 B filterString="BelongsToGroup(\"A\")"
        target-group 9@1 Keep1
        target-group 10@1 Keep2
        target-group 11@1 Keep3
        target-group 12@1 Keep4
        target-group 13@1 Keep5
        """#,
      is: #"""
        delete target-group/A #7 :3
          name: "A" -> -
          description: null -> -
          filterString: "BelongsToGroup(\"B\")" -> -
        delete target-group/B #8
          name: "B" -> -
          description: null -> -
          filterString: "BelongsToGroup(\"A\")" -> -
          because not declared, targetGroups is pruned
        5 unchanged, 1 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "a ring that is wanted is an error, also through what nobody declares",
      #"""
      targetGroups:
        - {name: A, filterString: belongstogroup(B)}
      """#,
      lists + #"""
        target-group 7@1 A filterString="belongstogroup(B)"
        target-group 8@1 B filterString="BelongsToGroup(\"C\")"
        target-group 9@1 C filterString="BelongsToGroup(\"A\")"
        """#,
      is: #"""
        error :2: a cycle, of which nothing could be created first: target-group/A, target-group/B, target-group/C name each other
        """#
    ),
  ]
}
