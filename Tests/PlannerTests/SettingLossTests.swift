import Testing

/// Tracking permissions that go with a setting.
@Suite("Planner: what a setting loses")
struct SettingLossTests {
  @Test(arguments: SettingLossTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  private static let name = "TrackingPermissionDetachedFromMembership"
  private static let address = "list/A/setting/\(name)"
  private static let off = "lists: [{name: A, settings: {\(name): false}}]"
  private static let loss =
    "changing \(address): the tracking permissions of recipients who are no longer on the list are removed"

  private static func tenant(_ setting: String) -> String {
    """
    list 1 System type=SYSTEM
    list 2 Admins type=ADMIN
    list 5 A type=STANDARD
    setting @5 \(name) \(setting)
    """
  }

  static let cases: [PlanCase] = [
    PlanCase(
      "from true to false",
      off,
      tenant("value=true inherited=false"),
      is: """
        update \(address) #5 :1
          value: true -> false
        1 unchanged, 0 unmanaged, 2 read, 1 write
        blocked data-loss [\(address)]: \(loss) | --allow-data-loss \(address)
        """
    ),
    PlanCase(
      "from true to false, allowed",
      off,
      tenant("value=true inherited=false"),
      PlanCase.Options(allowDataLoss: ["list/A/setting/*"]),
      is: """
        update \(address) #5 :1
          value: true -> false
        1 unchanged, 0 unmanaged, 2 read, 1 write
        allowed data-loss [\(address)]: \(loss) | --allow-data-loss 'list/A/setting/*'
        """
    ),
    PlanCase(
      "from an inherited true to false",
      off,
      tenant("value=true inherited=true"),
      is: """
        update \(address) #5 :1
          value: true -> false
          warning its value is inherited from the system list; once it is written there is no way back to inherited
        1 unchanged, 0 unmanaged, 2 read, 1 write
        blocked data-loss [\(address)]: \(loss) | --allow-data-loss \(address)
        """
    ),
    PlanCase(
      "from false to true nothing is lost",
      "lists: [{name: A, settings: {\(name): true}}]",
      tenant("value=false inherited=false"),
      is: """
        update \(address) #5 :1
          value: false -> true
        1 unchanged, 0 unmanaged, 2 read, 1 write
        """
    ),
    PlanCase(
      "a value that cannot be read may be true",
      off,
      tenant(#"unreadable="the API answers 404""#),
      PlanCase.Options(writeUnreadable: true),
      is: """
        update \(address) #5 :1
          value: - -> false
          because it cannot be read (the API answers 404): written all the same
        1 unchanged, 0 unmanaged, 2 read, 1 write
        blocked data-loss [\(address)]: \(loss) (its current value cannot be read) | --allow-data-loss \(address)
        """
    ),
    PlanCase(
      "a list that is made has no recipients",
      "lists: [{name: N, senderAddress: n@example.com, settings: {\(name): false}}]",
      tenant("value=true inherited=false"),
      is: """
        create list/N :1
          name: - -> "N"
          senderAddress: - -> "n@example.com"
        update list/N/setting/\(name) :1
          value: - -> false
          after list/N
          because list/N is created first: what differs is written then
        0 unchanged, 1 unmanaged, 1 read, 2 write
        """
    ),
  ]
}
