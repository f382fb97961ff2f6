import Testing

/// Values of test profiles by the types of their attributes.
@Suite("Planner: Value forms")
struct ValueFormPlanTests {
  @Test(arguments: ValueFormPlanTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let tenant = #"""
    list 1 System type=SYSTEM
    attribute 2 Rate type=FLOATING_POINT_NUMBER
    attribute 3 Member type=BOOLEAN
    attribute 4 Start type=TIME_ONLY
    attribute 5 City type=TEXT maxLength=5
    attribute 6 Points type=INTEGER
    """# + "\n"

  static let cases: [PlanCase] = [
    PlanCase(
      "other texts that mean the same are no change",
      #"""
      attributes:
        - name: Rate
      testProfiles:
        - description: Same
          attributes: {Rate: "2.50", Member: "false", City: Ulm}
        - description: Mixed
          attributes: {Rate: "2.50", Member: "false", City: Bonn}
        - description: Nothing
          attributes: {Member: null}
      """#,
      tenant + #"""
        test-profile 20@? Same attributes=Rate:2.5,City:Ulm
        test-profile 21@? Mixed attributes=Rate:2.5,City:Ulm
        test-profile 22@? Nothing attributes=Member:false
        """#,
      is: #"""
        update test-profile/Mixed #21 :6
          attributes: {"City":"Ulm","Rate":"2.5"} -> {"City":"Bonn","Member":null,"Rate":"2.5"}
        3 unchanged, 4 unmanaged, 3 read, 1 write
        """#
    ),
    PlanCase(
      "values that cannot be of the type, where they would be written",
      #"""
      attributes:
        - name: Points
        - name: New
          type: DATE_ONLY
          hidden: false
      testProfiles:
        - description: There
          attributes: {Points: many, City: Ulm}
        - description: Changed
          attributes: {Points: many, City: Hannover}
        - description: Made
          attributes: {New: tomorrow}
      """#,
      tenant + #"""
        test-profile 20@? There attributes=Points:many,City:Ulm
        test-profile 21@? Changed attributes=Points:3
        """#,
      is: #"""
        create attribute/New :3
          name: - -> "New"
          type: - -> "DATE_ONLY"
          hidden: - -> false
        update test-profile/Changed #21 :9
          attributes: {"Points":"3"} -> {"City":"Hannover","Points":"many"}
        create test-profile/Made :11
          description: - -> "Made"
          attributes: - -> {"New":"tomorrow"}
          after attribute/New
        2 unchanged, 4 unmanaged, 3 read, 3 write
        warning :10: attributes: City must have at most 5 characters, not 8
        warning :10: attributes: Points must be a whole number between -2147483648 and 2147483647, not "many"
        warning :12: attributes: New must be a date such as 2024-03-01, not "tomorrow"
        """#
    ),
    PlanCase(
      "where the type is not known texts compare",
      #"""
      testProfiles:
        - description: Same
          attributes: {Rate: "2.50"}
      """#,
      tenant + #"""
        test-profile 20@? Same attributes=Rate:2.5
        """#,
      is: #"""
        update test-profile/Same #20 :2
          attributes: {"Rate":"2.5"} -> {"Rate":"2.50"}
        0 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
  ]
}
