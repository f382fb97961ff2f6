import Testing

/// What no override lets through.
@Suite("Planner: Protection")
struct ProtectionTests {
  @Test(arguments: ProtectionTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "protection",
      #"""
      policy:
        protect: ["attribute/V*", "list/*/target-group/VIP", "blacklist-entry/**", "attribute/Nothing"]
      attributes:
        - name: Vorname
          state: absent
      lists:
        - name: News
          description: new
          targetGroups:
            - name: VIP
              description: new
            - name: Other
              description: new
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 News type=STANDARD
      attribute 3 Vorname type=TEXT
      attribute 4 Ort type=TEXT
      target-group 7@5 VIP
      target-group 8@5 Other
      """#,
      PlanCase.Options(allowDataLoss: ["**"]),
      is: #"""
        update list/News #5 :7
          description: null -> "new"
        replace list/News/target-group/Other #8 :12
          description!: null -> "new"
          after list/News
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        replace list/News/target-group/VIP #7 :10
          description!: null -> "new"
          after list/News
          because description cannot be changed: replaced
          warning its id changes: mailings and dynamic lists that hold the old one lose it
        delete attribute/Vorname #3 :4
          name: "Vorname" -> -
          type: "TEXT" -> -
          maxLength: null -> -
        0 unchanged, 1 unmanaged, 4 read, 6 write
        blocked protection [list/News/target-group/VIP]: list/News/target-group/VIP must not be replaced: policy.protect has list/*/target-group/VIP | no override
        blocked protection [attribute/Vorname]: attribute/Vorname must not be deleted: policy.protect has attribute/V* | no override
        allowed data-loss [attribute/Vorname]: deleting attribute/Vorname: the values of every recipient are lost | --allow-data-loss '**'
        warning :2: policy.protect: attribute/Nothing matches nothing
        """#
    ),
    PlanCase(
      "protection holds under the tenant's spelling too",
      #"""
      policy:
        protect: [list/Newsletter, blacklist-entry/Spam@x.de]
      lists:
        - name: NEWSLETTER
          state: absent
      blacklistEntries:
        - pattern: spam@x.de
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Newsletter type=STANDARD
      blacklist-entry 4 Spam@x.de
      """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        delete blacklist-entry/spam@x.de #4 :7
          pattern: "Spam@x.de" -> -
          description: null -> -
        delete list/NEWSLETTER #5 :4
          name: "Newsletter" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 0 unmanaged, 6 read, 2 write
        blocked protection [blacklist-entry/spam@x.de]: blacklist-entry/spam@x.de must not be deleted: policy.protect has blacklist-entry/Spam@x.de | no override
        blocked protection [list/NEWSLETTER]: list/NEWSLETTER must not be deleted: policy.protect has list/Newsletter | no override
        allowed data-loss [list/NEWSLETTER]: deleting list/NEWSLETTER: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
    PlanCase(
      "protection below a list: what was read",
      #"""
      policy:
        protect: [list/*/target-group/VIP]
      lists:
        - name: Old
          state: absent
        - name: Older
          state: absent
        - name: Kept
          targetGroups: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      list 6 Older type=STANDARD
      list 7 Kept type=STANDARD
      target-group 7@5 VIP
      target-group 8@6 Other
      target-group 9@7 VIP
      """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        delete list/Old #5 :4
          name: "Old" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        delete list/Older #6 :6
          name: "Older" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        1 unchanged, 0 unmanaged, 5 read, 2 write
        blocked protection [list/Old]: list/Old must not be deleted: policy.protect has list/*/target-group/VIP, which covers what is below it | no override
        allowed data-loss [list/Old]: deleting list/Old: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        allowed data-loss [list/Older]: deleting list/Older: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
    PlanCase(
      "protection below a list: what was not read could be there",
      #"""
      policy:
        protect: [list/Old/text-module/imprint, list/Other/text-module/imprint]
      lists:
        - name: Old
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      text-module 9@5 imprint type=TEXT
      """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        delete list/Old #5 :4
          name: "Old" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 0 unmanaged, 5 read, 1 write
        blocked protection [list/Old]: list/Old must not be deleted: policy.protect has list/Old/text-module/imprint, which covers what is below it | no override
        allowed data-loss [list/Old]: deleting list/Old: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        warning :2: policy.protect: list/Other/text-module/imprint matches nothing
        """#
    ),
    PlanCase(
      "a prune of what is protected",
      #"""
      policy:
        prune: [textModules]
        protect: ["**/imprint"]
      textModules: []
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 9@1 imprint type=TEXT
      text-module 10@1 old type=TEXT
      text-module 11@5 imprint type=TEXT
      """#,
      PlanCase.Options(allowDeletes: 9),
      is: #"""
        delete text-module/imprint #9
          name: "imprint" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
        delete text-module/old #10
          name: "old" -> -
          type: "TEXT" -> -
          because not declared, textModules is pruned
        0 unchanged, 1 unmanaged, 2 read, 2 write
        blocked protection [text-module/imprint]: text-module/imprint must not be deleted: policy.protect has **/imprint | no override
        allowed deletion-limit [text-module/imprint text-module/old]: 2 of 2 textModules would be deleted: none would be left | --allow-deletes 9
        """#
    ),
    PlanCase(
      "protection below a list under the declared spelling",
      #"""
      policy:
        protect: [list/OLD/subscription-settings]
      lists:
        - name: OLD
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        delete list/OLD #5 :4
          name: "Old" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 0 unmanaged, 5 read, 1 write
        blocked protection [list/OLD]: list/OLD must not be deleted: policy.protect has list/OLD/subscription-settings, which covers what is below it | no override
        allowed data-loss [list/OLD]: deleting list/OLD: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
    PlanCase(
      "protection below a list: its settings",
      #"""
      policy:
        protect: [list/*/subscription-settings, list/*/setting/*]
      lists:
        - name: Old
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 5 Old type=STANDARD
      """#,
      PlanCase.Options(allowDataLoss: ["list/*"]),
      is: #"""
        delete list/Old #5 :4
          name: "Old" -> -
          type: "STANDARD" -> -
          description: null -> -
          senderAddress: "news@example.com" -> -
          senderName: null -> -
          replyToAddress: null -> -
          replyToName: null -> -
        0 unchanged, 0 unmanaged, 5 read, 1 write
        blocked protection [list/Old]: list/Old must not be deleted: policy.protect has list/*/subscription-settings, which covers what is below it | no override
        allowed data-loss [list/Old]: deleting list/Old: its mailings and all other objects of the list are deleted with it | --allow-data-loss 'list/*'
        """#
    ),
  ]
}
