/// What each sample page is read as: its items, with `-` for what cannot be read, and the requests that the client made.
enum FixturePages {
  static let all: [FixtureDecodingTests.Sample] = [
    FixtureDecodingTests.Sample(
      "attributes-02",
      .attribute,
      .page,
      #"""
      #2
        name: "Text"
        type: "TEXT"
        maxLength: 80
        hidden: -
      #3
        name: "Boolean"
        type: "BOOLEAN"
        maxLength: -
        hidden: -
      #5
        name: "Integer"
        type: "INTEGER"
        maxLength: -
        hidden: -
      /attributes?pageSize=1000
      /attributes?afterId=5&pageSize=3
      """#
    ),
    FixtureDecodingTests.Sample(
      "blacklist-entries-02",
      .blacklistEntry,
      .page,
      #"""
      #1
        pattern: "john.doe@example.com"
        description: "block john doe"
      #2
        pattern: "*@invalid.com"
        description: "block all email addresses ending with @invalid"
      /blacklist-entries?pageSize=1000
      /blacklist-entries?afterId=2&pageSize=2&lastModifiedSince=2018-01-16T11%3A42%3A32Z
      """#
    ),
    FixtureDecodingTests.Sample(
      "datasources-02",
      .datasource,
      .page,
      #"""
      #201
        name: "Sample Datasource_201"
        url: "www.one.de"
        useType: "ATTACHMENT_FILE"
        fetchStrategy: "ONCE"
        attachmentFileName: "File-One-Name"
        contentWithInxmailTags: false
        encodeUrlPlaceholders: true
      #202
        name: "Sample Datasource_202"
        url: null
        useType: "TRANSFORMED_TEXT"
        fetchStrategy: "RECIPIENT_CACHED"
        attachmentFileName: null
        contentWithInxmailTags: true
        encodeUrlPlaceholders: false
      #203
        name: "Sample Datasource_203"
        url: null
        useType: "TEXT"
        fetchStrategy: "RECIPIENT_BASED"
        attachmentFileName: null
        contentWithInxmailTags: true
        encodeUrlPlaceholders: true
      /datasources/http?pageSize=1000
      """#
    ),
    FixtureDecodingTests.Sample(
      "lists-02",
      .list,
      .page,
      #"""
      #1
        name: "system"
        type: "SYSTEM"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      #2
        name: "admin"
        type: "ADMIN"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      #3
        name: "sample standard list"
        type: "STANDARD"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      #4
        name: "sample dynamic list"
        type: "DYNAMIC"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      /lists?pageSize=1000
      """#
    ),
    FixtureDecodingTests.Sample(
      "lists-03",
      .list,
      .page,
      #"""
      #1
        name: "system"
        type: "SYSTEM"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      #2
        name: "admin"
        type: "ADMIN"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      #3
        name: "sample standard list"
        type: "STANDARD"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      #4
        name: "sample dynamic list"
        type: "DYNAMIC"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      /lists?pageSize=1000
      """#
    ),
    FixtureDecodingTests.Sample(
      "target-groups-02",
      .targetGroup,
      .page,
      #"""
      #1 @1
        name: "1"
        description: null
        filterString: "myAttribute = \"myAttributeValue\""
      #2 @1
        name: "2"
        description: null
        filterString: null
      #3 @2
        name: "3"
        description: null
        filterString: null
      #4 @3
        name: "4"
        description: null
        filterString: null
      /target-groups?pageSize=1000
      /target-groups?afterId=4&pageSize=4
      """#
    ),
    FixtureDecodingTests.Sample(
      "text-modules-02",
      .textModule,
      .page,
      #"""
      #1 @15
        name: "Name of the mailing"
        type: "TEXT_HTML"
        text: -
        html: -
      #2 @15
        name: "Name of the mailing"
        type: "TEXT_HTML"
        text: -
        html: -
      /text-modules?pageSize=1000
      """#
    ),
  ]
}
