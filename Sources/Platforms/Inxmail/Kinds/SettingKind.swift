import Resources

extension Kind {
  /// List settings (reference, "List settings").
  package static let setting = Kind(
    .init(
      word: "setting",
      section: "settings",
      title: "list setting",
      place: .init(
        scopes: .list,
        shape: .settings([trackingPermission]),
        lists: Rule(.isOneOf("type", ["STANDARD"]), "only STANDARD lists have settings")
      )
    ),
    fields: [
      Field("value", .boolean(.string)),
      Field("inherited", .boolean(.literal), uses: .read),
    ],
    api: .init(
      endpoint: Endpoint(item: .init("/lists/{list}/settings/{name}"), members: .init(name: "name")),
      creation: .none,
      change: .put,
      deletion: .none
    ),
    guards: .init(
      losses: .init(
        // Reference, "Tracking Permission events": REMOVED_ORPHANED.
        change: ValueLoss(
          name: trackingPermission,
          field: "value",
          to: .bool(false),
          "the tracking permissions of recipients who are no longer on the list are removed"
        )
      ),
      warnings: .init(
        live: Rule(
          .isTrue("inherited"),
          "its value is inherited from the system list; once it is written there is no way back to inherited"
        )
      ),
      inherits: .isTrue("inherited")
    )
  )

  private static let trackingPermission = "TrackingPermissionDetachedFromMembership"
}
