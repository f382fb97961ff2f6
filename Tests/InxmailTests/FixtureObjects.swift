/// What each sample of one object is read as, with `-` for what cannot be read; of an answer to a write first the id it tells.
enum FixtureObjects {
  static let all: [FixtureDecodingTests.Sample] = [
    FixtureDecodingTests.Sample(
      "attributes-01",
      .attribute,
      .object,
      #"""
      #5
        name: "sample attribute"
        type: "BOOLEAN"
        maxLength: -
        hidden: -
      """#
    ),
    FixtureDecodingTests.Sample(
      "attributes-03",
      .attribute,
      .answer,
      #"""
      id 5
      #5
        name: "surename"
        type: "TEXT"
        maxLength: 30
        hidden: -
      """#
    ),
    FixtureDecodingTests.Sample(
      "attributes-04",
      .attribute,
      .answer,
      #"""
      id -
      """#
    ),
    FixtureDecodingTests.Sample(
      "blacklist-entries-01",
      .blacklistEntry,
      .object,
      #"""
      #5
        pattern: "john.doe@example.com"
        description: "Got a complaint from this recipient"
      """#
    ),
    FixtureDecodingTests.Sample(
      "blacklist-entries-03",
      .blacklistEntry,
      .answer,
      #"""
      id -
      """#
    ),
    FixtureDecodingTests.Sample(
      "blacklist-entries-04",
      .blacklistEntry,
      .answer,
      #"""
      id 5
      #5
        pattern: "john.doe@example.com"
        description: "Got a complaint from this recipient"
      """#
    ),
    FixtureDecodingTests.Sample(
      "datasources-01",
      .datasource,
      .object,
      #"""
      #1
        name: "Sample DataSource"
        url: "www.sample.de"
        useType: "ATTACHMENT_FILE"
        fetchStrategy: "ONCE"
        attachmentFileName: "SampleAttachmentFileName"
        contentWithInxmailTags: false
        encodeUrlPlaceholders: true
      """#
    ),
    FixtureDecodingTests.Sample(
      "datasources-03",
      .datasource,
      .answer,
      #"""
      id -
      """#
    ),
    FixtureDecodingTests.Sample(
      "datasources-04",
      .datasource,
      .answer,
      #"""
      id -
      #0
        name: "datasource name"
        url: "datasource.url"
        useType: "ATTACHMENT_FILE"
        fetchStrategy: "ONCE"
        attachmentFileName: "attachment name"
        contentWithInxmailTags: false
        encodeUrlPlaceholders: false
      """#
    ),
    FixtureDecodingTests.Sample(
      "datasources-05",
      .datasource,
      .answer,
      #"""
      id -
      #0
        name: "thisNameIsNew"
        url: "http://datasource.url"
        useType: "ATTACHMENT_FILE"
        fetchStrategy: "RECIPIENT_BASED"
        attachmentFileName: "thisIsAnotherNewName"
        contentWithInxmailTags: false
        encodeUrlPlaceholders: false
      """#
    ),
    FixtureDecodingTests.Sample(
      "lists-01",
      .list,
      .object,
      #"""
      #5
        name: "sampleList"
        type: "STANDARD"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      """#
    ),
    FixtureDecodingTests.Sample(
      "lists-04",
      .list,
      .answer,
      #"""
      id 5
      #5
        name: "sampleList"
        type: "STANDARD"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      """#
    ),
    FixtureDecodingTests.Sample(
      "lists-05",
      .list,
      .answer,
      #"""
      id 5
      #5
        name: "sampleList"
        type: "STANDARD"
        description: "sample description"
        senderAddress: "john.doe@example.com"
        senderName: "John Doe"
        replyToAddress: "jane.doe@example.com"
        replyToName: "Jane Doe"
      """#
    ),
    FixtureDecodingTests.Sample(
      "lists-06",
      .list,
      .answer,
      #"""
      id -
      """#
    ),
    FixtureDecodingTests.Sample(
      "target-groups-01",
      .targetGroup,
      .object,
      #"""
      #1 @12
        name: "examplename"
        description: null
        filterString: "myAttribute = \"myAttributeValue\""
      """#
    ),
    FixtureDecodingTests.Sample(
      "target-groups-03",
      .targetGroup,
      .answer,
      #"""
      id 7
      #7 @5
        name: "name"
        description: "description"
        filterString: "hasClickedAny(23) AND hasClickedAny(55)"
      """#
    ),
    FixtureDecodingTests.Sample(
      "target-groups-04",
      .targetGroup,
      .answer,
      #"""
      id -
      """#
    ),
    FixtureDecodingTests.Sample(
      "text-modules-01",
      .textModule,
      .object,
      #"""
      #1 @12
        name: "textmodule1"
        type: "TEXT"
        text: -
        html: -
      """#
    ),
    FixtureDecodingTests.Sample(
      "text-modules-03",
      .textModule,
      .answer,
      #"""
      id 1
      #1 @12
        name: "textmoduleTest"
        type: "TEXT"
        text: -
        html: -
      """#
    ),
    FixtureDecodingTests.Sample(
      "text-modules-04",
      .textModule,
      .answer,
      #"""
      id 1
      #1 @12
        name: "New textmodule Name"
        type: "TEXT"
        text: -
        html: -
      """#
    ),
    FixtureDecodingTests.Sample(
      "text-modules-05",
      .textModule,
      .answer,
      #"""
      id -
      """#
    ),
  ]
}
