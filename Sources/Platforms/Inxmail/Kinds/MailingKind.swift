import Resources

extension Kind {
  /// Regular mailings while they are drafts (reference, "Regular Mailings"). Their content is a resource of its own. What a POST
  /// does not take comes with a PATCH.
  package static let mailing = Kind(
    .init(
      word: "mailing",
      section: "mailings",
      title: "mailing",
      place: .init(scopes: .list, identity: Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(min: 1, max: 255, .required))),
      Field("subject", .text(TextRule(min: 1, max: 1024, .required)), .needed(.always)),
      // XML types are made from design collections. Of those drafts the API changes all but the content.
      Field(
        "editorContentType",
        .word(contentTypes + designTypes),
        uses: [.read, .create, .declare],
        .needed(.always),
        .onChange(.replace)
      ),
      Field(
        "text",
        .content(file: "textFile"),
        wire: .content(member: "text"),
        .applies(.isOneOf("editorContentType", ["TEXT", "TEXT_HTML"]))
      ),
      Field(
        "html",
        .content(file: "htmlFile"),
        wire: .content(member: "html"),
        .applies(.isOneOf("editorContentType", ["HTML", "TEXT_HTML"])),
        .isHTML
      ),
      Field(
        "targetGroups",
        .combination(
          CombinationRule(
            kind: "target-group",
            words: ["MATCH_ALL", "MATCH_ONE", "MATCH_NONE"],
            none: "FILTER_GROUP_NOT_ASSIGNED",
            members: .init(word: "combination", objects: "targetGroups", id: "targetGroupId")
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
    api: .init(
      endpoint: Endpoint(
        collection: .init("/regular-mailings", relation: "inx:regular-mailings", listsParameter: "listIds"),
        item: .init("/regular-mailings/{id}", content: "/regular-mailings/{id}/editor-content"),
        members: .init(
          list: "listId",
          facts: [
            "type", "creationDate", "modificationDate", "scheduleDate", "designCollectionId", "styleName",
            "templateName",
          ]
        )
      ),
      change: .patch
    ),
    lifecycle: .init(
      replacement: .renameLast,
      changeable: [
        Changeability(
          "mailingState",
          ["DRAFT"],
          for: [.change, .replacement],
          remedy: "make it a draft again in Inxmail, or remove it from the manifests"
        ),
        Changeability(
          "mailingState",
          except: ["SCHEDULED", "ACTIVE"],
          for: .deletion,
          remedy: "cancel the sending in Inxmail, or remove it from the manifests"
        ),
        Changeability(
          "editorContentType",
          contentTypes + designTypes,
          for: .change,
          remedy: "change it in Inxmail, or remove it from the manifests"
        ),
        Changeability(
          "editorContentType",
          contentTypes,
          for: .replacement,
          remedy: "change it in Inxmail, or remove it from the manifests"
        ),
      ],
      rename: Rename(warning: nil),
      unmakeable: Rule(
        .isOneOf("editorContentType", designTypes),
        "the API makes XML drafts of design collections only: create it in Inxmail first"
      )
    ),
    guards: .init(
      losses: .init(
        deletion: Rule(.always, "the mailing and its content are lost"),
        replacement: Rule(.always, "a new draft takes its place: its id and what belongs to it are lost")
      )
    )
  )

  private static let contentTypes = ["TEXT", "HTML", "TEXT_HTML"]
  private static let designTypes = ["XML_TEXT", "XML_HTML", "XML_TEXT_HTML"]
}
