import Resources
import Testing

/// What is written of each kind.
extension WriteRequestTests {
  static let cases = [
    Case(
      "attribute created",
      "attributes: [{name: N, type: TEXT, maxLength: 5, hidden: false}]",
      sends: #"POST /attributes?hidden=false {"name":"N","type":"TEXT","maxLength":5}"#
    ),
    Case(
      "attribute replaced by another type",
      "attributes: [{name: P, type: BOOLEAN, hidden: true}]",
      ["--allow-data-loss", "attribute/P"],
      sends: "GET /attributes/10",
      "DELETE /attributes/10",
      #"POST /attributes?hidden=true {"name":"P","type":"BOOLEAN"}"#
    ),
    Case(
      "attribute deleted",
      "attributes: [{name: P, state: absent}]",
      ["--allow-data-loss", "attribute/P"],
      sends: "GET /attributes/10",
      "DELETE /attributes/10"
    ),
    Case(
      "blacklist entry created",
      "blacklistEntries: [{pattern: n@example.com, description: No}]",
      sends: #"POST /blacklist-entries {"pattern":"n@example.com","description":"No"}"#
    ),
    Case(
      "blacklist entry replaced without a description",
      "blacklistEntries: [{pattern: 'x+y@example.com', description: null}]",
      sends: "GET /blacklist-entries/40",
      "DELETE /blacklist-entries?pattern=x%2By%40example.com",
      #"POST /blacklist-entries {"pattern":"x+y@example.com"}"#
    ),
    Case(
      "blacklist entry deleted",
      "blacklistEntries: [{pattern: 'X+Y@example.com', state: absent}]",
      sends: "GET /blacklist-entries/40",
      "DELETE /blacklist-entries?pattern=x%2By%40example.com"
    ),
    Case(
      "datasource created",
      "datasources: [{name: N, url: 'https://n.example', attachmentFileName: null, encodeUrlPlaceholders: false}]",
      sends: #"POST /datasources/http {"name":"N","url":"https://n.example","encodeUrlPlaceholders":false}"#
    ),
    Case(
      "datasource changed",
      "datasources: [{name: D, fetchStrategy: RECIPIENT_BASED}]",
      sends: "GET /datasources/http/50",
      """
      PUT /datasources/http/50 {"name":"D","url":"https://x.example","useType":"TEXT",\
      "fetchStrategy":"RECIPIENT_BASED","attachmentFileName":null,"contentWithInxmailTags":true,\
      "encodeUrlPlaceholders":true}
      """
    ),
    Case(
      "datasource deleted",
      "datasources: [{name: D, state: absent}]",
      sends: "GET /datasources/http/50",
      "DELETE /datasources/http/50"
    ),
    Case(
      "list created",
      "lists: [{name: N, senderAddress: n@example.com, senderName: null, description: ''}]",
      sends: #"POST /lists {"name":"N","type":"STANDARD","senderAddress":"n@example.com"}"#
    ),
    Case(
      "list changed: all of it is sent",
      "lists: [{name: A, senderName: Anne}]",
      sends: "GET /lists/3",
      """
      PUT /lists/3 {"name":"A","description":"d","senderAddress":"a@example.com","senderName":"Anne",\
      "replyToAddress":null,"replyToName":null}
      """
    ),
    Case(
      "list renamed",
      "lists: [{name: Z, formerly: a}]",
      sends: "GET /lists/3",
      """
      PUT /lists/3 {"name":"Z","description":"d","senderAddress":"a@example.com","senderName":null,\
      "replyToAddress":null,"replyToName":null}
      """
    ),
    Case(
      "list deleted",
      "lists: [{name: A, state: absent}]",
      ["--allow-data-loss", "list/A", "--allow-deletes", "9"],
      sends: "GET /lists/3",
      "DELETE /lists/3"
    ),
    Case(
      "setting",
      "lists: [{name: A, settings: {TrackingPermissionDetachedFromMembership: true}}]",
      sends: "GET /lists/3/settings/TrackingPermissionDetachedFromMembership",
      #"PUT /lists/3/settings/TrackingPermissionDetachedFromMembership {"value":"true"}"#
    ),
    Case(
      "subscription settings: all of them are sent",
      "lists: [{name: A, subscriptionSettings: {subscriptionType: DOUBLE_OPT_IN, verificationMailing: M}}]",
      sends: "GET /lists/3/subscription-settings",
      """
      PUT /lists/3/subscription-settings {"subscriptionType":11,"sendWelcomeMessage":false,"welcomeMailingId":0,\
      "verificationMailingId":60,"verificationTimeoutMailingId":0,"sendDoiVerificationTimeoutMessage":false,\
      "doiConfirmationDuration":30,"doiLandingPage":null,"doiTimeoutLandingPage":null,"sendRecentMail":false,\
      "overwriteExistingMember":false,"subscriptionCommand":"subscribe","notifySubscriptionRequest":false,\
      "notifySubscriptionVerification":false,"notifyAddress":null}
      """
    ),
    Case(
      "unsubscription settings: all of them are sent",
      "lists: [{name: A, unsubscriptionSettings: {preUnsubscriptionType: JSP, unsubscribeJSP: 7}}]",
      sends: "GET /lists/3/unsubscription-settings",
      """
      PUT /lists/3/unsubscription-settings {"unsubscriptionType":1,"preUnsubscriptionType":2,"goodByeMailingId":0,\
      "verificationMailingId":0,"verificationTimeoutMailingId":0,"sendGoodByeMessage":false,\
      "sendDooVerificationTimeoutMessage":false,"dooConfirmationDuration":30,"dooLandingPage":null,\
      "dooTimeoutLandingPage":null,"deleteMember":false,"unsubscriptionLandingPage":null,\
      "externalUnsubscriptionLandingPage":null,"unsubscribeJSP":7,\
      "verificationNotifyMailSendUnsubscription":false,"sendNotifyMail":false,\
      "unsubscriptionCommand":"unsubscribe","notifyAddress":null}
      """
    ),
    Case(
      "target group created in the system scope",
      "targetGroups: [{name: N, filterString: 'Column(\"P\") = 1'}]",
      sends: #"POST /target-groups {"listId":1,"name":"N","filterString":"Column(\"P\") = 1"}"#
    ),
    Case(
      "target group replaced",
      "lists: [{name: A, targetGroups: [{name: G, description: new}]}]",
      sends: "GET /target-groups/20",
      #"POST /target-groups {"listId":3,"name":"G~inx-apply","description":"new","filterString":"x  = 1"}"#,
      "GET /target-groups/61",
      "GET /target-groups/20",
      "DELETE /target-groups/20",
      #"POST /target-groups {"listId":3,"name":"G","description":"new","filterString":"x  = 1"}"#,
      "GET /target-groups?pageSize=1000",
      "GET /target-groups/61",
      "DELETE /target-groups/61"
    ),
    Case(
      "target group deleted",
      "lists: [{name: A, targetGroups: [{name: G, state: absent}]}]",
      sends: "GET /target-groups/20",
      "DELETE /target-groups/20"
    ),
    Case(
      "text module created in a list",
      "lists: [{name: A, textModules: [{name: N, type: TEXT, text: é}]}]",
      sends: #"POST /text-modules {"listId":3,"name":"N","type":"TEXT","text":"é"}"#
    ),
    Case(
      "text module changed: what means the same is sent as it is",
      "textModules: [{name: T, text: \"a\\nb\", html: new}]",
      sends: "GET /text-modules/30?embedded=inx:editor-content",
      #"PUT /text-modules/30 {"name":"T","text":"a\r\nb","html":"new"}"#
    ),
    Case(
      "text module replaced by another type",
      "textModules: [{name: T, type: HTML}]",
      sends: "GET /text-modules/30?embedded=inx:editor-content",
      #"POST /text-modules {"listId":1,"name":"T~inx-apply","type":"HTML","html":"h"}"#,
      #"PUT /text-modules/30 {"name":"T~inx-apply-old","text":"a\r\nb","html":"h"}"#,
      #"PUT /text-modules/61 {"name":"T","html":"h"}"#,
      "GET /text-modules?pageSize=1000",
      "GET /text-modules/30?embedded=inx:editor-content",
      "DELETE /text-modules/30"
    ),
    Case(
      "text module deleted",
      "textModules: [{name: T, state: absent}]",
      sends: "GET /text-modules/30?embedded=inx:editor-content",
      "DELETE /text-modules/30"
    ),
    Case(
      "test profile created in the system scope",
      "testProfiles: [{description: N, email: n@example.com, trackingPermission: true, attributes: {P: é, Q: null}}]",
      sends: """
        POST /test-profiles {"listId":1,"description":"N","email":"n@example.com","trackingPermission":true,\
        "attributes":{"P":"é"}}
        """
    ),
    Case(
      "test profile created by its description alone",
      "lists: [{name: A, testProfiles: [{description: N}]}]",
      sends: #"POST /test-profiles {"listId":3,"description":"N"}"#
    ),
    Case(
      "test profile changed: what differs is sent, the attributes as a whole",
      """
      testProfiles:
        - {description: Q, email: q@example.com, trackingPermission: true, attributes: {P: "1", Vorname: null, Nachname: M}}
      """,
      sends: "GET /test-profiles/59?allAttributes=true",
      #"PATCH /test-profiles/59 {"trackingPermission":true,"attributes":{"Nachname":"M","P":"1","Vorname":null}}"#
    ),
    Case(
      "test profile renamed, its email taken away",
      "testProfiles: [{description: R, formerly: Q, email: null}]",
      sends: "GET /test-profiles/59?allAttributes=true",
      #"PATCH /test-profiles/59 {"description":"R","email":null}"#
    ),
    Case(
      "test profile as it is",
      "testProfiles: [{description: Q, email: q@example.com, attributes: {P: '1', Nachname: null}}]"
    ),
    Case(
      "mailing created: what a POST does not take comes with a PATCH",
      """
      lists:
        - name: A
          mailings:
            - {name: N, subject: é, editorContentType: TEXT_HTML, text: t, html: <b>,
                targetGroups: {combination: MATCH_NONE, groups: [H]}}
      """,
      sends:
        #"POST /regular-mailings {"listId":3,"name":"N","subject":"é","editorContentType":"TEXT_HTML","text":"t","html":"<b>"}"#,
      """
      PATCH /regular-mailings/61 {"targetGroupConfiguration":{"combination":"MATCH_NONE",\
      "targetGroups":[{"targetGroupId":21}]}}
      """
    ),
    Case(
      "mailing created for everybody: no PATCH",
      """
      lists:
        - name: A
          mailings: [{name: N, subject: n, editorContentType: TEXT, text: t, targetGroups: null}]
      """,
      sends:
        #"POST /regular-mailings {"listId":3,"name":"N","subject":"n","editorContentType":"TEXT","text":"t"}"#
    ),
    Case(
      "mailing changed: what differs is sent",
      "lists: [{name: A, mailings: [{name: D, subject: new, text: \"a\\nb\", html: new}]}]",
      sends: "GET /regular-mailings/58",
      "GET /regular-mailings/58/editor-content",
      #"PATCH /regular-mailings/58 {"subject":"new","html":"new"}"#
    ),
    Case(
      "mailing renamed: its content is not looked at",
      "lists: [{name: A, mailings: [{name: E, formerly: D}]}]",
      sends: "GET /regular-mailings/58",
      #"PATCH /regular-mailings/58 {"name":"E"}"#
    ),
    Case(
      "mailing of other target groups",
      "lists: [{name: A, mailings: [{name: D, targetGroups: {combination: MATCH_ALL, groups: [H, G]}}]}]",
      sends: "GET /regular-mailings/58",
      """
      PATCH /regular-mailings/58 {"targetGroupConfiguration":{"combination":"MATCH_ALL",\
      "targetGroups":[{"targetGroupId":21},{"targetGroupId":20}]}}
      """
    ),
    Case(
      "mailing of the same target groups, combined otherwise",
      "lists: [{name: A, mailings: [{name: D, targetGroups: {combination: MATCH_ONE, groups: [H]}}]}]",
      sends: "GET /regular-mailings/58",
      #"PATCH /regular-mailings/58 {"targetGroupConfiguration":{"combination":"MATCH_ONE","targetGroups":[{"targetGroupId":21}]}}"#
    ),
    Case(
      "mailing for everybody from now on",
      "lists: [{name: A, mailings: [{name: D, targetGroups: null}]}]",
      sends: "GET /regular-mailings/58",
      """
      PATCH /regular-mailings/58 {"targetGroupConfiguration":{"combination":"FILTER_GROUP_NOT_ASSIGNED",\
      "targetGroups":[]}}
      """
    ),
    Case(
      "mailing as it is",
      """
      lists:
        - name: A
          mailings:
            - {name: D, subject: d, editorContentType: TEXT_HTML, html: h,
                targetGroups: {combination: MATCH_ALL, groups: [H]}}
      """
    ),
    Case(
      "mailing replaced by another type",
      "lists: [{name: A, mailings: [{name: D, editorContentType: HTML}]}]",
      ["--allow-data-loss", "list/A/mailing/D"],
      sends: "GET /regular-mailings/58",
      "GET /regular-mailings/58/editor-content",
      #"POST /regular-mailings {"listId":3,"name":"D~inx-apply","subject":"d","editorContentType":"HTML","html":"h"}"#,
      """
      PATCH /regular-mailings/61 {"targetGroupConfiguration":{"combination":"MATCH_ALL",\
      "targetGroups":[{"targetGroupId":21}]}}
      """,
      #"PATCH /regular-mailings/58 {"name":"D~inx-apply-old"}"#,
      #"PATCH /regular-mailings/61 {"name":"D"}"#,
      "GET /regular-mailings?pageSize=1000",
      "GET /regular-mailings/58",
      "DELETE /regular-mailings/58"
    ),
    Case(
      "mailing deleted",
      "lists: [{name: A, mailings: [{name: D, state: absent}]}]",
      ["--allow-data-loss", "list/A/mailing/D"],
      sends: "GET /regular-mailings/58",
      "GET /regular-mailings/58/editor-content",
      "DELETE /regular-mailings/58"
    ),
    Case(
      "target group replaced, and what names it follows",
      """
      lists:
        - name: A
          targetGroups: [{name: H, description: new}]
          mailings: [{name: D, targetGroups: {combination: MATCH_ALL, groups: [H]}}]
      """,
      ["--allow-data-loss", "list/A/target-group/H"],
      sends: "GET /target-groups/21",
      #"POST /target-groups {"listId":3,"name":"H~inx-apply","description":"new","filterString":"h"}"#,
      "GET /target-groups/61",
      "GET /target-groups/21",
      "DELETE /target-groups/21",
      #"POST /target-groups {"listId":3,"name":"H","description":"new","filterString":"h"}"#,
      "GET /target-groups?pageSize=1000",
      "GET /target-groups/61",
      "DELETE /target-groups/61",
      "GET /regular-mailings/58",
      """
      PATCH /regular-mailings/58 {"targetGroupConfiguration":{"combination":"MATCH_ALL",\
      "targetGroups":[{"targetGroupId":62}]}}
      """
    ),
    Case(
      "attribute replaced, and the declared value comes back",
      "{attributes: [{name: P, type: INTEGER, hidden: true}], testProfiles: [{description: Q, attributes: {P: '1'}}]}",
      ["--allow-data-loss", "attribute/P"],
      sends: "GET /attributes/10",
      "DELETE /attributes/10",
      #"POST /attributes?hidden=true {"name":"P","type":"INTEGER"}"#,
      "GET /test-profiles/59?allAttributes=true",
      #"PATCH /test-profiles/59 {"attributes":{"P":"1","Vorname":"Max"}}"#
    ),
    Case(
      "a list with its settings in one run: what is as wanted is not written",
      """
      lists:
        - name: N
          senderAddress: n@example.com
          settings: {TrackingPermissionDetachedFromMembership: false}
          unsubscriptionSettings: {unsubscriptionType: CONFIRMED_OPT_OUT}
          targetGroups: [{name: G, filterString: x}]
      """,
      sends: #"POST /lists {"name":"N","type":"STANDARD","senderAddress":"n@example.com"}"#,
      "GET /lists/61/settings/TrackingPermissionDetachedFromMembership",
      #"POST /target-groups {"listId":61,"name":"G","filterString":"x"}"#,
      "GET /lists/61/unsubscription-settings"
    ),
  ]
}
