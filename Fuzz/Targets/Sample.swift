import Desired
import Platforms
import Resources
import Sandbox
import Support

/// A small tenant and manifests whose plan reads something of every kind.
enum Sample {
  /// What is wanted; nil where the manifest has an error.
  static let configuration: Configuration? = ManifestDecoder.decode(
    [SourceMap.File(name: "m.yaml", bytes: Array(manifest.utf8))],
    registry: .standard,
    variables: Variables(),
    contents: NoContents()
  ).configuration

  /// A tenant as it is before a request; its clock stands still.
  static var tenant: Tenant {
    guard let state = try? JSONReader.read(Array(state.utf8)),
      let tenant = try? Tenant(state, clock: { Instant(seconds: 1_700_000_000) }, uptime: { .zero })
    else { fatalError("the sample's state is none") }
    return tenant
  }

  private struct NoContents: Contents {
    func bytes(of path: String, from manifest: String) throws(ContentsError) -> [UInt8] {
      throw ContentsError("is not there")
    }
  }

  private static let manifest = """
    policy: {prune: [targetGroups, textModules]}
    lists:
      - name: News
        description: new
        settings: {TrackingPermissionDetachedFromMembership: true}
        subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN, welcomeMailing: Welcome}
        unsubscriptionSettings: {deleteMember: true}
        targetGroups: [{name: VIP, filterString: 'BelongsToGroup("Fresh")'}]
        textModules: [{name: imprint, type: HTML, html: <b>new</b>}]
        testProfiles: [{description: Anna, email: anna@example.com, attributes: {Points: "3"}}]
        mailings:
          - {name: May, subject: new, text: new, targetGroups: {combination: MATCH_ALL, groups: [Kept, VIP]}}
      - {name: Gone, state: absent}
    attributes:
      - {name: Points, type: INTEGER, hidden: true}
    targetGroups:
      - {name: Fresh, description: new, filterString: 'HasOpened(${mailing:News/Welcome})'}
      - {name: Kept, filterString: 'Column("Points") >= 100'}
    textModules:
      - {name: imprint, type: TEXT, text: new}
    blacklistEntries:
      - {pattern: 'a+b@example.com', description: new}
    datasources:
      - {name: Weather, url: https://new.example}
    """

  private static let state = """
    {"version": 1, "lists": [
      {"id": 1, "name": "system", "type": "SYSTEM"}, {"id": 2, "name": "admin", "type": "ADMIN"},
      {"id": 3, "name": "News", "type": "STANDARD", "description": "old", "senderAddress": "a@example.com"},
      {"id": 4, "name": "Gone", "type": "STANDARD"}],
    "settings": [{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "false"}],
    "subscriptionSettings": [{"listId": 3, "subscriptionType": 11, "sendWelcomeMessage": true, "welcomeMailingId": 60}],
    "unsubscriptionSettings": [{"listId": 3, "unsubscriptionType": 1}],
    "attributes": [
      {"id": 10, "name": "Points", "type": "TEXT", "maxLength": 9, "hidden": false},
      {"id": 12, "name": "Kept", "type": "BOOLEAN"}],
    "targetGroups": [
      {"id": 21, "listId": 3, "name": "VIP", "description": "old", "filterString": "x = 2"},
      {"id": 22, "listId": 1, "name": "Gone", "description": null, "filterString": "HasOpened(60)"},
      {"id": 24, "listId": 1, "name": "Kept", "description": null, "filterString": "x = 5"}],
    "textModules": [
      {"id": 30, "listId": 1, "name": "imprint", "type": "TEXT", "text": "old"},
      {"id": 31, "listId": 3, "name": "imprint", "type": "TEXT_HTML", "text": "t", "html": "<i>old</i>"}],
    "blacklistEntries": [{"id": 40, "pattern": "a+b@example.com", "description": "old"}],
    "datasources": [
      {"id": 50, "name": "Weather", "url": "https://old.example", "useType": "TEXT", "fetchStrategy": "RECIPIENT_CACHED",
        "contentWithInxmailTags": true, "encodeUrlPlaceholders": false}],
    "mailings": [
      {"id": 60, "listId": 3, "name": "Welcome", "type": "SUBSCRIPTION_TRIGGER_MAILING", "mailingState": "APPROVED"},
      {"id": 61, "listId": 3, "name": "May", "type": "REGULAR_MAILING", "mailingState": "DRAFT", "subject": "old",
        "editorContentType": "TEXT", "text": "old",
        "targetGroupConfiguration": {"combination": "MATCH_ONE", "targetGroups": [{"targetGroupId": 24}]}}],
    "testProfiles": [
      {"id": 65, "listId": 3, "description": "Anna", "email": "old@example.com", "trackingPermission": true,
        "attributes": {"Points": "2"}}]}
    """
}
