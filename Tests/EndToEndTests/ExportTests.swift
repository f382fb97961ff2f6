import Foundation
import Resources
import Sandbox
import Testing

/// `export`: what is written, what is read for it, and what is said of the rest.
@Suite(.serialized) struct ExportTests {
  private static let lists = """
    {"id": 3, "name": "News/Ä", "type": "STANDARD", "description": "x\\ny", "senderAddress": "a@example.com",
      "senderName": "yes", "replyToAddress": null, "replyToName": ""},
    {"id": 4, "name": "Dynamic", "type": "DYNAMIC", "senderAddress": "a@example.com"}
    """

  private static let settings = """
    {"listId": 3, "subscriptionType": 11, "sendWelcomeMessage": true, "welcomeMailingId": 60, "verificationMailingId": 0,
      "verificationTimeoutMailingId": 61, "sendDoiVerificationTimeoutMessage": false, "doiConfirmationDuration": 14,
      "doiLandingPage": "https://x.example/?a=b#c", "doiTimeoutLandingPage": "", "sendRecentMail": false,
      "overwriteExistingMember": false, "subscriptionCommand": "subscribe", "notifySubscriptionRequest": false,
      "notifySubscriptionVerification": false, "notifyAddress": null}
    """

  private static let groups = """
    {"id": 30, "listId": 3, "name": "Readers", "description": null,
      "filterString": "HasOpened(60) AND HasClickedAnyLink(62) AND HasOpened(99) OR HasClicked(77)"},
    {"id": 31, "listId": 1, "name": "no", "description": " lead", "filterString": "hasClickedAny(60)"},
    {"id": 32, "listId": 2, "name": "Admins", "description": null, "filterString": "x"},
    {"id": 33, "listId": 1, "name": "VIP", "description": null, "filterString": "1"},
    {"id": 34, "listId": 1, "name": "VIP", "description": null, "filterString": "2"}
    """

  private static let mailings = """
    {"id": 60, "listId": 3, "name": "Wel/come", "subject": "s", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "APPROVED"},
    {"id": 61, "listId": 4, "name": "Elsewhere", "subject": "s", "type": "SUBSCRIPTION_TRIGGER_MAILING",
      "mailingState": "APPROVED"},
    {"id": 62, "listId": 4, "name": "R", "subject": "s", "type": "REGULAR_MAILING", "mailingState": "FINISHED"}
    """

  static let seed = State([
    "lists": lists,
    "subscriptionSettings": settings,
    "unsubscriptionSettings": #"{"listId": 3, "unsubscribeJSP": 2, "unsubscriptionCommand": ""}"#,
    "settings": #"{"listId": 3, "name": "TrackingPermissionDetachedFromMembership", "value": "true"}"#,
    "attributes": """
    {"id": 10, "name": "email", "type": "TEXT", "maxLength": 255},
    {"id": 11, "name": "P", "type": "INTEGER"},
    {"id": 12, "name": "a", "type": "TEXT", "maxLength": 20}
    """,
    "textModules": """
    {"id": 20, "listId": 3, "name": "T", "type": "TEXT_HTML", "text": "a \\r\\nb", "html": ""},
    {"id": 21, "listId": 1, "name": "t/T", "type": "HTML", "html": "<b>"},
    {"id": 22, "listId": 1, "name": "T t", "type": "TEXT", "text": "x"}
    """,
    "targetGroups": groups,
    "blacklistEntries": """
    {"id": 40, "pattern": "*@x.example", "description": "null"},
    {"id": 41, "pattern": "a@x.example", "description": "x"}
    """,
    "mailings": mailings,
  ])

  // MARK: - What is written

  @Test func whatIsWritten() async throws {
    let tenant = try TestTenant(.http, ExportTests.seed, under: [.namesNotUnique])
    let run = try await tenant.run("export", ["--out", "deep/o/"])
    #expect(run.code == 0)
    #expect(run.stdout == "")
    #expect(
      run.stderr == """
        warning: written as a comment only: target group "VIP" (id 33): there are 2 of that name
        warning: written as a comment only: target group "VIP" (id 34): there are 2 of that name
        warning: written as a comment only: blacklist entry "a@x.example" (id 41): description must have between 2 and 254 characters, not 1
        warning: list/News%2FÄ/subscription-settings: verificationTimeoutMailing names the subscription mailing with the id 61, which another tenant does not have under that number
        warning: list/News%2FÄ/target-group/Readers: filterString names the link HasClicked(77), which another tenant does not have under that number
        warning: list/News%2FÄ/target-group/Readers: filterString names the mailing HasOpened(99), which another tenant does not have under that number
        warning: list/News%2FÄ/unsubscription-settings: unsubscribeJSP is 2, which another tenant does not have under that number
        note: the API cannot bring it to another tenant: blacklist-entry/%2A@x.example: the API cannot create wildcard entries: create or change it in Inxmail
        note: the API cannot bring it to another tenant: list/Dynamic: the API cannot create dynamic lists: create it in Inxmail first
        note: the API cannot bring it to another tenant: list/News%2FÄ/subscription-settings: welcomeMailing names the subscription mailing "Wel/come", which has to be made and approved in Inxmail
        note: the API cannot bring it to another tenant: list/News%2FÄ/target-group/Readers: filterString names the mailing "R", which has to be made in Inxmail
        note: the API cannot bring it to another tenant: list/News%2FÄ/target-group/Readers: filterString names the mailing "Wel/come", which has to be made in Inxmail
        note: the API cannot bring it to another tenant: target-group/no: filterString names the mailing "Wel/come", which has to be made in Inxmail
        note: 1 target group of lists that no manifest can declare: left out
        note: 1 mailing whose mailingState is FINISHED: left out
        note: 16 objects written to deep/o/ (9 files, 16 requests)

        """
    )
    let files = try tenant.folder.files("deep/o")
    let manifests = files.filter { $0.key.hasSuffix(".yaml") }.sorted { $0.key < $1.key }
    #expect(
      manifests.map { "--- \($0.key)\n" + String(decoding: $0.value, as: UTF8.self) }.joined() == """
        --- attributes.yaml
        attributes:
        - name: P
          type: INTEGER
        - name: a
          type: TEXT
          maxLength: 20
        --- blacklist.yaml
        blacklistEntries:
        - pattern: '*@x.example'
          description: 'null'
        # left out: blacklist entry "a@x.example" (id 41): description must have between 2 and 254 characters, not 1
        # - pattern: a@x.example
        #   description: x
        --- lists/dynamic.yaml
        lists:
        - name: Dynamic
          type: DYNAMIC
          senderAddress: a@example.com
        --- lists/news-ae.yaml
        lists:
        - name: News/Ä
          type: STANDARD
          description: |-
            x
            y
          senderAddress: a@example.com
          senderName: 'yes'
          settings:
            TrackingPermissionDetachedFromMembership: true
          subscriptionSettings:
            subscriptionType: DOUBLE_OPT_IN
            sendWelcomeMessage: true
            welcomeMailing: Wel/come
            verificationTimeoutMailing: {id: 61}
            sendDoiVerificationTimeoutMessage: false
            doiConfirmationDuration: 14
            doiLandingPage: https://x.example/?a=b#c
            sendRecentMail: false
            overwriteExistingMember: false
            subscriptionCommand: subscribe
            notifySubscriptionRequest: false
            notifySubscriptionVerification: false
          unsubscriptionSettings:
            unsubscriptionType: CONFIRMED_OPT_OUT
            preUnsubscriptionType: WITHOUT
            sendGoodByeMessage: false
            sendDooVerificationTimeoutMessage: false
            dooConfirmationDuration: 30
            deleteMember: false
            unsubscribeJSP: 2
            verificationNotifyMailSendUnsubscription: false
            sendNotifyMail: false
            unsubscriptionCommand: ''
          targetGroups:
          - name: Readers
            filterString: HasOpened(${mailing:Wel%2Fcome}) AND HasClickedAnyLink(${mailing:Dynamic/R}) AND HasOpened(99) OR HasClicked(77)
          textModules:
          - name: T
            type: TEXT_HTML
            textFile: ../content/news-ae/t.txt
            html: ''
        --- target-groups.yaml
        targetGroups:
        - name: 'no'
          description: ' lead'
          filterString: hasClickedAny(${mailing:News%2FÄ/Wel%2Fcome})
        # left out: target group "VIP" (id 33): there are 2 of that name
        # - name: VIP
        #   filterString: '1'
        # left out: target group "VIP" (id 34): there are 2 of that name
        # - name: VIP
        #   filterString: '2'
        --- text-modules.yaml
        textModules:
        - name: T t
          type: TEXT
          textFile: content/t-t-9ab16ab7.txt
        - name: t/T
          type: HTML
          htmlFile: content/t-t-6e5d9dca.html

        """
    )
    #expect(files["content/news-ae/t.txt"] == Array("a \r\nb".utf8))
    let plan = try await tenant.run("plan", ["deep"])
    #expect(plan.stdout.contains("No changes."), "\(plan)")
  }

  /// What there is nothing of is said, so that a plan has something to compare.
  @Test func emptyTenant() async throws {
    let tenant = try TestTenant(.file)
    let run = try await tenant.run("export", ["--out", "o"])
    #expect(run.stderr == "note: 0 objects written to o (7 files, 7 requests)\n")
    let files = try tenant.folder.files("o").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files["lists.yaml"] == "lists: []\n")
    #expect(files["blacklist.yaml"] == "blacklistEntries: []\n")
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes."), "\(plan)")
  }

  @Test func unreadableParts() async throws {
    let tenant = try TestTenant(
      .http,
      ExportTests.seed,
      under: [.settingsWriteOnly, .contentMissing, .namesNotUnique],
      intercept: { request in
        request.path == "/datasources/http" ? SandboxResponse(status: 404) : nil
      }
    )
    let run = try await tenant.run("export", ["--out", "o", "--quiet"])
    #expect(run.code == 0)
    let warnings = run.stderr.split(separator: "\n").filter { $0.contains("cannot be read") }
    #expect(
      warnings == [
        "warning: datasources cannot be read: the API answers 404 Not Found",
        "warning: list/News%2FÄ: TrackingPermissionDetachedFromMembership cannot be read: the API answers 405 Method Not Allowed",
        "warning: list/News%2FÄ/text-module/T: html cannot be read",
        "warning: list/News%2FÄ/text-module/T: text cannot be read",
        "warning: text-module/T t: text cannot be read", "warning: text-module/t%2FT: html cannot be read",
      ],
      "\(run)"
    )
    let files = try tenant.folder.files("o").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files["datasources.yaml"] == "# datasources cannot be read: the API answers 404 Not Found\n")
    #expect(
      files["text-modules.yaml"] == """
        textModules:
        - name: T t
          type: TEXT
          # text cannot be read
        - name: t/T
          type: HTML
          # html cannot be read

        """
    )
    #expect(files["lists/news-ae.yaml"]?.contains("settings:\n    Tracking") == false)
    #expect(
      files["lists/news-ae.yaml"]?.hasSuffix(
        "  # TrackingPermissionDetachedFromMembership cannot be read: the API answers 405 Method Not Allowed\n"
      ) == true
    )
    #expect(files.keys.filter { $0.hasPrefix("content/") } == [])
  }

  @Test func variables() async throws {
    let tenant = try TestTenant(.http, ExportTests.seed, under: [.namesNotUnique])
    let fields = ["--parameterize", "description", "--parameterize=senderAddress"]
    let run = try await tenant.run("export", ["--out", "o", "--kinds", "lists,targetGroups"] + fields)
    #expect(run.code == 0, "\(run)")
    let files = try tenant.folder.files("o").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(
      files["variables.yaml"] == """
        variables:
          description: |-
            x
            y
          description_2: ' lead'
          senderAddress: a@example.com

        """
    )
    #expect(files["lists/dynamic.yaml"]?.hasSuffix("  senderAddress: ${senderAddress}\n") == true)
    #expect(files["target-groups.yaml"]?.contains("  description: ${description_2}\n") == true)
    let plan = try await tenant.run("plan", ["o"])
    #expect(plan.stdout.contains("No changes."), "\(plan)")
  }

  // MARK: - What cannot be

  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let options: [String]
    let message: String

    init(_ options: [String], _ message: String) {
      testDescription = options.joined(separator: " ")
      self.options = options
      self.message = message
    }
  }

  @Test(arguments: [
    Wrong([], "export needs --out DIR"),
    Wrong(["--out", ""], "export needs --out DIR"),
    Wrong(["--out", "o", "x"], "export takes no path: x; --out names the directory"),
    Wrong(
      ["--out", "o", "--kinds", "lists,targetGroup"],
      "--kinds: there is no section targetGroup (did you mean targetGroups?): there are lists, settings, subscriptionSettings, unsubscriptionSettings, attributes, targetGroups, textModules, blacklistEntries, datasources, testProfiles, mailings"
    ),
    Wrong(["--out", "o", "--kinds", "lists,"], "--kinds needs sections, such as lists,targetGroups"),
    Wrong(["--out", "o", "--target", ""], "--target needs an address"),
    Wrong(["--out", "o", "--target", "list/Nope"], "--target list/Nope matches nothing that the tenant has"),
    Wrong(
      ["--out", "o", "--kinds", "textModules", "--target", "attribute/P"],
      "--target attribute/P matches nothing that the tenant has"
    ),
    Wrong(
      ["--out", "o", "--exclude", "attribute/email"],
      "--exclude attribute/email matches nothing that the tenant has"
    ),
    Wrong(
      ["--out", "o", "--parameterize", "senderAdress"],
      "--parameterize: there is no field senderAdress (did you mean senderAddress?)"
    ),
    Wrong(
      ["--out", "o", "--parameterize", "pattern"],
      "--parameterize: pattern cannot be a variable: only texts and numbers can be that name no object"
    ),
  ])
  func wrongCommandLine(_ wrong: Wrong) async throws {
    let tenant = try TestTenant(.http, ExportTests.seed, under: [.namesNotUnique])
    let run = try await tenant.run("export", wrong.options)
    #expect(run.code == 64)
    #expect(run.stderr == "inx-apply: error: \(wrong.message)\n")
    #expect(tenant.folder.names.filter { $0.hasPrefix("o") } == [])
  }

  @Test func unreachableTenant() async throws {
    let tenant = try TestTenant(.http)
    let wrong = ["INX_CLIENT_ID": "nobody", "INX_CLIENT_SECRET": "nothing"]
    let run = try await tenant.run("export", ["--out", "o"], environment: wrong)
    #expect(run.code == 6)
    #expect(tenant.folder.names.filter { $0.hasPrefix("o") } == [])
  }

  /// Where nothing at all is found, the address is wrong, and nothing is written.
  @Test func wrongAddress() async throws {
    let tenant = try TestTenant(.http, intercept: { _ in SandboxResponse(status: 404) })
    let options = ["--out", "o", "--kinds", "attributes,datasources"]
    let run = try await tenant.run("export", options)
    #expect(run.code == 1)
    #expect(
      run.stderr
        == "inx-apply: error: GET /attributes?pageSize=1000: 404 Not Found: is the base URL right? (see docs/troubleshooting.md#tenants)\n"
    )
    #expect(tenant.folder.names.filter { $0.hasPrefix("o") } == [])
  }
}
