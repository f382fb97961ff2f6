import Testing

@testable import Desired

@Suite struct ManifestTextRulesTests {
  @Test(arguments: [
    ManifestCase(
      "white space at the ends",
      #"""
      lists:
        - name: " A"
          senderName: "A "
          replyToName: "\tA"
      attributes: [{name: "A\u00A0"}]
      datasources: [{name: "A\n"}]
      blacklistEntries: [{pattern: " ab"}]

      """#,
      #"""
      m.yaml:2:11: error: name must not begin or end with white space
        - name: " A"
                ^
      m.yaml:3:17: error: senderName must not begin or end with white space
          senderName: "A "
                      ^
      m.yaml:4:18: error: replyToName must not begin or end with white space
          replyToName: "\tA"
                       ^
      m.yaml:5:21: error: name must not begin or end with white space
      attributes: [{name: "A\u00A0"}]
                          ^
      m.yaml:6:22: error: name must not begin or end with white space
      datasources: [{name: "A\n"}]
                           ^
      m.yaml:7:30: error: pattern must not begin or end with white space
      blacklistEntries: [{pattern: " ab"}]
                                   ^

      """#
    ),
    ManifestCase(
      "white space at the ends that may be",
      #"""
      lists: [{name: A B, description: " A "}]
      targetGroups: [{name: " A "}]
      textModules: [{name: " A "}]

      """#,
      #"""
      (decoded)

      """#
    ),
    ManifestCase(
      "email addresses",
      #"""
      lists:
        - {name: A, senderAddress: nobody}
        - {name: B, senderAddress: a@b@c}
        - {name: C, senderAddress: "a b@example.com"}
        - {name: D, replyToAddress: "@example.com"}
        - {name: E, replyToAddress: a@}
        - {name: F, replyToAddress: a@example..com}
        - {name: G, replyToAddress: a@.com}
        - {name: H, replyToAddress: a@com.}
        - {name: I, senderAddress: ä+b@localhost, replyToAddress: ""}
        - {name: J, senderAddress: ""}

      """#,
      #"""
      m.yaml:2:30: error: senderAddress must be an email address
        - {name: A, senderAddress: nobody}
                                   ^
      m.yaml:3:30: error: senderAddress must be an email address
        - {name: B, senderAddress: a@b@c}
                                   ^
      m.yaml:4:30: error: senderAddress must be an email address
        - {name: C, senderAddress: "a b@example.com"}
                                   ^
      m.yaml:5:31: error: replyToAddress must be an email address
        - {name: D, replyToAddress: "@example.com"}
                                    ^
      m.yaml:6:31: error: replyToAddress must be an email address
        - {name: E, replyToAddress: a@}
                                    ^
      m.yaml:7:31: error: replyToAddress must be an email address
        - {name: F, replyToAddress: a@example..com}
                                    ^
      m.yaml:8:31: error: replyToAddress must be an email address
        - {name: G, replyToAddress: a@.com}
                                    ^
      m.yaml:9:31: error: replyToAddress must be an email address
        - {name: H, replyToAddress: a@com.}
                                    ^
      m.yaml:11:30: error: senderAddress must not be empty
        - {name: J, senderAddress: ""}
                                   ^

      """#
    ),
    ManifestCase(
      "attributes that the API keeps for itself",
      #"""
      attributes:
        - name: email
        - name: subscription_1
        - name: SEQUENCE_1
        - name: "%x"
        - name: email2

      """#,
      #"""
      m.yaml:2:11: error: name must not be "email"
        - name: email
                ^
      m.yaml:3:11: error: name must not begin with "subscription_"
        - name: subscription_1
                ^
      m.yaml:4:11: error: name must not begin with "sequence_"
        - name: SEQUENCE_1
                ^
      m.yaml:5:11: error: name must not begin with "%"
        - name: "%x"
                ^

      """#
    ),
  ])
  func textsKeepTheRulesOfTheirField(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
