import Resources
import Support

extension Behaviour {
  /// Reference, "Blacklist entries". A new entry deletes the recipients that it matches (vendor's manual).
  static let blacklistEntry = Behaviour(
    representation: Representation(
      members: ["id", "pattern", "description", "modificationDate", "blockedAddressCount"],
      defaults: [JSON.Member("blockedAddressCount", .int(0))]
    ),
    created: [.init("modificationDate", .now), .init("blockedAddressCount", .json(.int(0)))],
    refusal: "must not contain the asterisk character",
    afterCreate: { tenant, entry in
      if let pattern = entry["pattern"]?.text { tenant.deleteRecipients(matching: pattern) }
    }
  )
}
