import Resources

extension Kind {
  /// List settings (reference, "List settings").
  package static let setting = Kind(
    word: "setting",
    section: "settings",
    title: "list setting",
    scopes: .list,
    shape: .settings([trackingPermission]),
    fields: [
      Field("value", .boolean(.string)),
      Field("inherited", .boolean(.literal), uses: .read),
    ],
    endpoint: Endpoint(item: "/lists/{list}/settings/{name}", nameMember: "name"),
    canCreate: false,
    change: .put,
    deletion: .none,
    // Reference, "Tracking Permission events": REMOVED_ORPHANED.
    changeLoss: ValueLoss(
      name: trackingPermission,
      field: "value",
      to: .bool(false),
      "the tracking permissions of recipients who are no longer on the list are removed"
    ),
    inherits: .isTrue("inherited"),
    liveWarning: Rule(
      .isTrue("inherited"),
      "its value is inherited from the system list; once it is written there is no way back to inherited"
    ),
    lists: Rule(.isOneOf("type", ["STANDARD"]), "only STANDARD lists have settings")
  )

  private static let trackingPermission = "TrackingPermissionDetachedFromMembership"
}
