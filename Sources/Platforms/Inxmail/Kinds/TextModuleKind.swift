import Resources

extension Kind {
  /// Text modules (reference, "Text modules"). Their content comes with the single GET alone.
  package static let textModule = Kind(
    .init(
      word: "text-module",
      section: "textModules",
      title: "text module",
      place: .init(scopes: [.system, .list], identity: Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(min: 1, .required))),
      Field(
        "type",
        .word(["TEXT", "HTML", "TEXT_HTML"]),
        uses: [.read, .create, .declare],
        .needed(.always),
        .onChange(.replace)
      ),
      Field(
        "text",
        .content(file: "textFile"),
        wire: editorContent("text"),
        .needed(.isOneOf("type", ["TEXT", "TEXT_HTML"])),
        .applies(.isOneOf("type", ["TEXT", "TEXT_HTML"]))
      ),
      Field(
        "html",
        .content(file: "htmlFile"),
        wire: editorContent("html"),
        .needed(.isOneOf("type", ["HTML", "TEXT_HTML"])),
        .applies(.isOneOf("type", ["HTML", "TEXT_HTML"])),
        .isHTML
      ),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/text-modules", relation: "inx:text-modules"),
        item: .init("/text-modules/{id}", query: "embedded=inx:editor-content"),
        members: .init(list: "listId", facts: ["creationDate", "modificationDate"])
      ),
      change: .put
    ),
    lifecycle: .init(
      replacement: .renameLast,
      canPrune: true,
      rename: Rename(warning: "mailings call text modules by name: those that call the old name lose it")
    )
  )

  private static func editorContent(_ member: String) -> Field.Wire {
    .embedded(relations: ["inx:editor-content", "inx:editorContent"], member: member)
  }
}
