extension Kind {
  /// Regular mailings while they are drafts (reference, "Regular Mailings"). Their content is a resource of its own. What a POST
  /// does not take comes with a PATCH.
  public static let mailing = Kind(
    word: "mailing",
    section: "mailings",
    title: "mailing",
    scopes: .list,
    identity: Identity("name"),
    fields: [
      Field("name", .text(TextRule(min: 1, max: 255, required: true))),
      Field("subject", .text(TextRule(min: 1, max: 1024, required: true)), needed: .always),
      // XML types are made from design collections: the API copies them, and changes nothing of them.
      Field(
        "editorContentType",
        .word(contentTypes),
        uses: [.read, .create, .declare],
        needed: .always,
        onChange: .replace
      ),
      Field(
        "text",
        .content(file: "textFile"),
        wire: .content(member: "text"),
        applies: .isOneOf("editorContentType", ["TEXT", "TEXT_HTML"])
      ),
      Field(
        "html",
        .content(file: "htmlFile"),
        wire: .content(member: "html"),
        applies: .isOneOf("editorContentType", ["HTML", "TEXT_HTML"]),
        isHTML: true
      ),
      Field(
        "targetGroups",
        .combination(
          CombinationRule(
            kind: "target-group",
            words: ["MATCH_ALL", "MATCH_ONE", "MATCH_NONE"],
            none: "FILTER_GROUP_NOT_ASSIGNED",
            wordMember: "combination",
            objectsMember: "targetGroups",
            idMember: "targetGroupId"
          )
        ),
        wire: .member("targetGroupConfiguration"),
        uses: [.read, .change, .declare]
      ),
      Field(
        "mailingState",
        .word(["DRAFT", "APPROVAL_REQUESTED", "APPROVED", "SCHEDULED", "ACTIVE", "INTERRUPTED", "FINISHED"]),
        uses: .read
      ),
    ],
    endpoint: Endpoint(
      collection: "/regular-mailings",
      relation: "inx:regular-mailings",
      listsParameter: "listIds",
      item: "/regular-mailings/{id}",
      content: "/regular-mailings/{id}/editor-content",
      listMember: "listId"
    ),
    change: .patch,
    replacement: .renameLast,
    changeable: [
      Changeability(
        "mailingState",
        ["DRAFT"],
        remedy: "make it a draft again in Inxmail, or declare it no more"
      ),
      Changeability("editorContentType", contentTypes, remedy: "change it in Inxmail, or declare it no more"),
    ],
    rename: Rename(warning: nil),
    deletionLoss: Rule(.always, "the draft and its content are lost"),
    replacementLoss: Rule(.always, "a new draft takes its place: its id and what hangs on it are lost")
  )

  private static let contentTypes = ["TEXT", "HTML", "TEXT_HTML"]
}
