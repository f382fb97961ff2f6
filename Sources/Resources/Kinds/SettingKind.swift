extension Kind {
  /// List settings (reference, "List settings").
  public static let setting = Kind(
    word: "setting",
    section: "settings",
    title: "list setting",
    scopes: .list,
    shape: .settings(["TrackingPermissionDetachedFromMembership"]),
    fields: [
      Field("value", .boolean(.string)),
      Field("inherited", .boolean(.literal), uses: .read),
    ],
    endpoint: Endpoint(item: "/lists/{list}/settings/{name}"),
    canCreate: false,
    change: .put,
    deletion: .none,
    inherits: .isTrue("inherited"),
    liveWarning: Rule(
      .isTrue("inherited"),
      "its value is inherited from the system list; once it is written there is no way back to inherited"
    ),
    lists: Rule(.isOneOf("type", ["STANDARD"]), "only STANDARD lists have settings")
  )
}
