/// A tenant and a manifest whose plan has every kind, every action, and every way of replacement.
enum KillSample {
  /// What the plan needs; nothing that an interrupted run has left is named.
  static let losses = [
    "list/Gone", "attribute/Points", "attribute/Gone", "target-group/VIP", "target-group/Gone",
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
    {"id": 23, "listId": 4, "name": "Below", "description": null, "filterString": "x = 4"}
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
      "mailingState": "USED"}
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

  private static func datasource(_ id: Int, _ name: String) -> String {
    """
    {"id": \(id), "name": "\(name)", "url": "https://old.example", "useType": "TEXT",
      "fetchStrategy": "RECIPIENT_BASED", "attachmentFileName": "not declared", "contentWithInxmailTags": true,
      "encodeUrlPlaceholders": true}
    """
  }

  /// What the plan does, in its order.
  static let outcomes = [
    "applied ~ datasource/New", "applied ~ list/Monthly", "applied ~ text-module/top",
    "applied + attribute/Fresh", "applied -/+ attribute/Points",
    "applied -/+ blacklist-entry/a+b@example.com", "applied + blacklist-entry/fresh@example.com",
    "applied + datasource/Fresh", "applied ~ datasource/Weather", "applied + list/Fresh",
    "applied ~ list/Fresh/setting/TrackingPermissionDetachedFromMembership",
    "applied ~ list/Fresh/subscription-settings", "applied + list/Fresh/target-group/All",
    "applied + list/Fresh/text-module/hello", "applied ~ list/Fresh/unsubscription-settings",
    "applied + list/Monthly/text-module/hello", "applied ~ list/News",
    "applied ~ list/News/setting/TrackingPermissionDetachedFromMembership",
    "applied ~ list/News/subscription-settings", "applied -/+ list/News/text-module/imprint",
    "applied ~ list/News/unsubscription-settings", "applied -/+ target-group/VIP",
    "applied + target-group/Fresh", "applied -/+ list/News/target-group/VIP", "applied ~ text-module/foot",
    "applied + text-module/fresh", "applied -/+ text-module/imprint", "applied - attribute/Gone",
    "applied - blacklist-entry/gone@example.com", "applied - datasource/Gone", "applied - list/Gone",
    "applied - target-group/Gone", "applied - text-module/gone",
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
    mailings {"id":60,"list":"News","mailingState":"USED","name":"Welcome","subject":"m","type":"SUBSCRIPTION_TRIGGER_MAILING"}
    """#
}
