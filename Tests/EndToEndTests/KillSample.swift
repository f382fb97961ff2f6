import Desired
import Planner
import Platforms
import Resources
import Support
import Testing

@testable import inx_apply

/// A tenant and a manifest whose plan has every kind, every action, and every way of replacement.
enum KillSample {
  /// What the plan needs; nothing that an interrupted run has left is named.
  static let losses = [
    "list/Gone", "attribute/Points", "attribute/Gone", "target-group/VIP", "target-group/Gone",
    "list/News/target-group/VIP", "list/News/mailing/Gone", "list/News/mailing/June",
  ]
  static let options = losses.flatMap { ["--allow-data-loss", $0] }

  /// With a dynamic list, which makes every group of the system one that could be in use.
  static let seed = State([
    "lists": """
    \(list(3, "News")), \(list(4, "Gone")), \(list(5, "Weekly")),
    {"id": 6, "name": "Moving", "type": "DYNAMIC", "senderAddress": "a@example.com"}
    """,
    "settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "false"}"#,
    "attributes": """
    {"id": 10, "name": "Points", "type": "TEXT", "maxLength": 9, "hidden": false},
    {"id": 11, "name": "Gone", "type": "TEXT", "maxLength": 9}, {"id": 12, "name": "Kept", "type": "BOOLEAN"}
    """,
    "targetGroups": """
    {"id": 20, "listId": 1, "name": "VIP", "description": "not declared", "filterString": "x = 1"},
    {"id": 21, "listId": 3, "name": "VIP", "description": "old", "filterString": "x = 2"},
    {"id": 22, "listId": 1, "name": "Gone", "description": null, "filterString": "x = 3"},
    {"id": 23, "listId": 4, "name": "Below", "description": null, "filterString": "x = 4"},
    {"id": 24, "listId": 1, "name": "Kept", "description": null, "filterString": "x = 5"}
    """,
    "textModules": """
    {"id": 30, "listId": 1, "name": "imprint", "type": "TEXT", "text": "not declared"},
    {"id": 31, "listId": 3, "name": "imprint", "type": "TEXT_HTML", "text": "t", "html": "not declared"},
    {"id": 32, "listId": 1, "name": "foot", "type": "TEXT_HTML", "text": "Bye", "html": "not declared"},
    {"id": 33, "listId": 1, "name": "head", "type": "TEXT", "text": "Hello"},
    {"id": 34, "listId": 1, "name": "gone", "type": "TEXT", "text": "gone"}
    """,
    "blacklistEntries": """
    {"id": 40, "pattern": "a+b@example.com", "description": "old"},
    {"id": 41, "pattern": "gone@example.com", "description": "gone"}
    """,
    "datasources": "\(datasource(50, "Weather")), \(datasource(51, "Gone")), \(datasource(52, "Old"))",
    "mailings": """
    {"id": 60, "listId": 3, "name": "Welcome", "subject": "m", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "USED"},
    \(draft(61, "May", #""MATCH_ALL", "targetGroups": [{"targetGroupId": 24}, {"targetGroupId": 21}]"#)),
    \(draft(62, "June", #""MATCH_ONE", "targetGroups": [{"targetGroupId": 24}]"#)),
    \(draft(63, "Spring", #""FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []"#)),
    \(draft(64, "Gone", #""MATCH_NONE", "targetGroups": [{"targetGroupId": 24}]"#))
    """,
    "testProfiles": """
    {"id": 65, "listId": 1, "description": "Anna", "email": "old@example.com", "trackingPermission": true,
      "attributes": {"Kept": "not declared", "Points": "3"}},
    {"id": 66, "listId": 3, "description": "Max", "email": "not declared", "trackingPermission": null,
      "attributes": {"Kept": "taken away"}}
    """,
  ])

  static let manifest = """
    lists:
      - name: News
        description: new
        settings: {TrackingPermissionDetachedFromMembership: true}
        subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN, welcomeMailing: Welcome}
        unsubscriptionSettings: {deleteMember: true}
        targetGroups: [{name: VIP, filterString: 'BelongsToGroup("Fresh")'}]
        textModules: [{name: imprint, type: HTML}]
        testProfiles:
          - {description: Moritz, formerly: Max, attributes: {Kept: null}}
          - {description: Anna, email: anna@example.com}
        mailings:
          - {name: May, subject: new, text: new, targetGroups: {combination: MATCH_ALL, groups: [Kept, VIP]}}
          - {name: June, editorContentType: HTML}
          - {name: July, formerly: Spring, targetGroups: {combination: MATCH_ONE, groups: [Fresh]}}
          - {name: Gone, state: absent}
          - name: Fresh
            subject: new
            editorContentType: TEXT
            text: new
            targetGroups: {combination: MATCH_NONE, groups: [VIP, Fresh]}
      - {name: Gone, state: absent}
      - name: Monthly
        formerly: Weekly
        description: new
        textModules: [{name: hello, type: TEXT, text: Hello}]
      - name: Fresh
        senderAddress: fresh@example.com
        settings: {TrackingPermissionDetachedFromMembership: true}
        subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN}
        unsubscriptionSettings: {unsubscriptionType: DOUBLE_OPT_OUT}
        targetGroups: [{name: All, filterString: 'Column("Fresh") = 1'}]
        textModules: [{name: hello, type: TEXT_HTML, text: Hello, html: <b>Hello</b>}]
        testProfiles: [{description: Anna, attributes: {Fresh: x}}]
        mailings:
          - {name: hello, subject: Hello, editorContentType: TEXT_HTML, text: Hello, html: <b>Hello</b>,
              targetGroups: {combination: MATCH_ALL, groups: [All]}}
    testProfiles:
      - {description: Anna, email: new@example.com, attributes: {Points: "3", Fresh: x}}
    attributes:
      - {name: Points, type: INTEGER, hidden: true}
      - {name: Fresh, type: TEXT, maxLength: 5, hidden: false}
      - {name: Gone, state: absent}
    targetGroups:
      - {name: VIP, filterString: 'Column("Points") >= 100'}
      - {name: Fresh, description: new, filterString: 'BelongsToGroup("VIP")'}
      - {name: Gone, state: absent}
    textModules:
      - {name: imprint, type: TEXT_HTML, html: <i>new</i>}
      - {name: foot, text: Good bye}
      - {name: top, formerly: head}
      - {name: fresh, type: HTML, html: <b>new</b>}
      - {name: gone, state: absent}
    blacklistEntries:
      - {pattern: 'a+b@example.com', description: new}
      - {pattern: fresh@example.com, description: new}
      - {pattern: gone@example.com, state: absent}
    datasources:
      - {name: Weather, url: https://new.example}
      - {name: New, formerly: Old, useType: ATTACHMENT_FILE}
      - {name: Fresh, url: https://fresh.example}
      - {name: Gone, state: absent}
    """

  private static func list(_ id: Int, _ name: String) -> String {
    """
    {"id": \(id), "name": "\(name)", "type": "STANDARD", "description": "old", "senderAddress": "a@example.com",
      "senderName": "not declared", "replyToAddress": null, "replyToName": null}
    """
  }

  /// Mailings that an interrupted run has left: two of one name are no matter, for names may be shared.
  static let leftDrafts = [(93, "June~inx-apply"), (95, "May~inx-apply-old")].map {
    "," + draft($0.0, $0.1, #""FILTER_GROUP_NOT_ASSIGNED", "targetGroups": []"#)
  }.joined()

  private static func draft(_ id: Int, _ name: String, _ groups: String) -> String {
    """
    {"id": \(id), "listId": 3, "name": "\(name)", "subject": "not declared", "type": "REGULAR_MAILING",
      "mailingState": "DRAFT", "editorContentType": "TEXT_HTML", "text": "old", "html": "not declared",
      "targetGroupConfiguration": {"combination": \(groups)}}
    """
  }

  private static func datasource(_ id: Int, _ name: String) -> String {
    """
    {"id": \(id), "name": "\(name)", "url": "https://old.example", "useType": "TEXT",
      "fetchStrategy": "RECIPIENT_BASED", "attachmentFileName": "not declared", "contentWithInxmailTags": true,
      "encodeUrlPlaceholders": true}
    """
  }

  /// How many times a sweep's step it is from one request to the next at which the program itself is killed; odd, for some
  /// sweeps tell odd numbers from even ones.
  static let stride = 9

  /// Makes plans of the manifest, with what it needs let through.
  static func making(_ parallelism: Int, losses: [String] = losses, isKept: Bool = false) throws -> PlanMaking
  {
    var options = PlanOptions()
    options.allowDataLoss = losses.map { Glob($0) }
    return PlanMaking(
      configuration: try MemoryTenant.configuration(manifest),
      options: options,
      parallelism: parallelism,
      isWhole: isKept,
      isKept: isKept
    )
  }

  /// What the plan does, in its order.
  static let outcomes = [
    "applied ~ datasource/New", "applied ~ list/Monthly", "applied ~ text-module/top",
    "applied + attribute/Fresh", "applied -/+ attribute/Points",
    "applied -/+ blacklist-entry/a+b@example.com", "applied + blacklist-entry/fresh@example.com",
    "applied + datasource/Fresh", "applied ~ datasource/Weather", "applied + list/Fresh",
    "applied ~ list/Fresh/setting/TrackingPermissionDetachedFromMembership",
    "applied ~ list/Fresh/subscription-settings", "applied + list/Fresh/target-group/All",
    "applied + list/Fresh/mailing/hello", "applied + list/Fresh/test-profile/Anna",
    "applied + list/Fresh/text-module/hello", "applied ~ list/Fresh/unsubscription-settings",
    "applied + list/Monthly/text-module/hello", "applied ~ list/News",
    "applied ~ list/News/test-profile/Moritz", "applied -/+ list/News/mailing/June",
    "applied ~ list/News/setting/TrackingPermissionDetachedFromMembership",
    "applied ~ list/News/subscription-settings", "applied + list/News/test-profile/Anna",
    "applied -/+ list/News/text-module/imprint", "applied ~ list/News/unsubscription-settings",
    "applied -/+ target-group/VIP", "applied + target-group/Fresh", "applied ~ list/News/mailing/July",
    "applied -/+ list/News/target-group/VIP", "applied + list/News/mailing/Fresh",
    "applied ~ list/News/mailing/May", "applied ~ test-profile/Anna", "applied ~ text-module/foot",
    "applied + text-module/fresh", "applied -/+ text-module/imprint", "applied - attribute/Gone",
    "applied - blacklist-entry/gone@example.com", "applied - datasource/Gone", "applied - list/Gone",
    "applied - list/News/mailing/Gone", "applied - target-group/Gone", "applied - text-module/gone",
  ]

  /// What is there afterwards, but for the settings documents: nothing that was not declared is lost.
  static let objects = #"""
    lists {"description":"new","name":"Monthly","replyToAddress":null,"replyToName":null,"senderAddress":"a@example.com","senderName":"not declared","type":"STANDARD","modificationDate":"DATE"}
    lists {"description":"new","name":"News","replyToAddress":null,"replyToName":null,"senderAddress":"a@example.com","senderName":"not declared","type":"STANDARD","modificationDate":"DATE"}
    lists {"name":"Fresh","type":"STANDARD","description":null,"senderAddress":"fresh@example.com","senderName":null,"replyToAddress":null,"replyToName":null,"creationDate":"DATE","modificationDate":null}
    lists {"name":"Moving","senderAddress":"a@example.com","type":"DYNAMIC"}
    lists {"name":"admin","type":"ADMIN"}
    lists {"name":"system","type":"SYSTEM"}
    settings {"list":"Fresh","name":"TrackingPermissionDetachedFromMembership","value":"true"}
    settings {"list":"News","name":"TrackingPermissionDetachedFromMembership","value":"true"}
    attributes {"name":"Fresh","type":"TEXT","maxLength":5,"hidden":false}
    attributes {"name":"Kept","type":"BOOLEAN"}
    attributes {"name":"Points","type":"INTEGER","hidden":true}
    targetGroups {"description":null,"filterString":"x = 5","list":"system","name":"Kept"}
    targetGroups {"list":"Fresh","name":"All","description":null,"filterString":"Column(\"Fresh\") = 1"}
    targetGroups {"list":"News","name":"VIP","description":"old","filterString":"BelongsToGroup(\"Fresh\")"}
    targetGroups {"list":"system","name":"Fresh","description":"new","filterString":"BelongsToGroup(\"VIP\")"}
    targetGroups {"list":"system","name":"VIP","description":"not declared","filterString":"Column(\"Points\") >= 100"}
    textModules {"html":"not declared","list":"system","name":"foot","text":"Good bye","type":"TEXT_HTML"}
    textModules {"list":"Fresh","name":"hello","type":"TEXT_HTML","text":"Hello","html":"<b>Hello</b>"}
    textModules {"list":"Monthly","name":"hello","type":"TEXT","text":"Hello"}
    textModules {"list":"News","name":"imprint","type":"HTML","html":"not declared"}
    textModules {"list":"system","name":"fresh","type":"HTML","html":"<b>new</b>"}
    textModules {"list":"system","name":"imprint","type":"TEXT_HTML","text":"not declared","html":"<i>new</i>"}
    textModules {"list":"system","name":"top","text":"Hello","type":"TEXT"}
    blacklistEntries {"pattern":"a+b@example.com","description":"new","modificationDate":"DATE","blockedAddressCount":0}
    blacklistEntries {"pattern":"fresh@example.com","description":"new","modificationDate":"DATE","blockedAddressCount":0}
    datasources {"attachmentFileName":"not declared","contentWithInxmailTags":true,"encodeUrlPlaceholders":true,"fetchStrategy":"RECIPIENT_BASED","name":"New","url":"https://old.example","useType":"ATTACHMENT_FILE","lastSaveDate":"DATE"}
    datasources {"attachmentFileName":"not declared","contentWithInxmailTags":true,"encodeUrlPlaceholders":true,"fetchStrategy":"RECIPIENT_BASED","name":"Weather","url":"https://new.example","useType":"TEXT","lastSaveDate":"DATE"}
    datasources {"name":"Fresh","url":"https://fresh.example","useType":"TEXT","fetchStrategy":"ONCE","attachmentFileName":null,"contentWithInxmailTags":false,"encodeUrlPlaceholders":false,"lastSaveDate":"DATE"}
    testProfiles {"attributes":{"Fresh":"x","Kept":"not declared","Points":"3"},"description":"Anna","email":"new@example.com","list":"system","trackingPermission":true,"modificationDate":"DATE"}
    testProfiles {"attributes":{},"description":"Moritz","email":"not declared","list":"News","trackingPermission":null,"modificationDate":"DATE"}
    testProfiles {"list":"Fresh","description":"Anna","email":null,"trackingPermission":null,"attributes":{"Fresh":"x"},"modificationDate":"DATE"}
    testProfiles {"list":"News","description":"Anna","email":"anna@example.com","trackingPermission":null,"attributes":{},"modificationDate":"DATE"}
    mailings {"editorContentType":"TEXT_HTML","html":"not declared","list":"News","mailingState":"DRAFT","name":"July","subject":"not declared","targetGroupConfiguration":"MATCH_ONE of Fresh","text":"old","type":"REGULAR_MAILING","modificationDate":"DATE"}
    mailings {"editorContentType":"TEXT_HTML","html":"not declared","list":"News","mailingState":"DRAFT","name":"May","subject":"new","targetGroupConfiguration":"MATCH_ALL of Kept, VIP","text":"new","type":"REGULAR_MAILING","modificationDate":"DATE"}
    mailings {"id":60,"list":"News","mailingState":"USED","name":"Welcome","subject":"m","type":"SUBSCRIPTION_TRIGGER_MAILING"}
    mailings {"list":"Fresh","name":"hello","subject":"Hello","editorContentType":"TEXT_HTML","text":"Hello","html":"<b>Hello</b>","type":"REGULAR_MAILING","creationDate":"DATE","scheduleDate":null,"modificationDate":"DATE","mailingState":"DRAFT","targetGroupConfiguration":"MATCH_ALL of All"}
    mailings {"list":"News","name":"Fresh","subject":"new","editorContentType":"TEXT","text":"new","type":"REGULAR_MAILING","creationDate":"DATE","scheduleDate":null,"modificationDate":"DATE","mailingState":"DRAFT","targetGroupConfiguration":"MATCH_NONE of VIP, Fresh"}
    mailings {"list":"News","name":"June","subject":"not declared","editorContentType":"HTML","html":"not declared","type":"REGULAR_MAILING","creationDate":"DATE","scheduleDate":null,"modificationDate":"DATE","mailingState":"DRAFT","targetGroupConfiguration":"MATCH_ONE of Kept"}
    """#
}
