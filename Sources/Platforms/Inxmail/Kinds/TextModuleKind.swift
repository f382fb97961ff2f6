import Resources

extension Kind {
  /// Text modules (reference, "Text modules"). Their content comes with the single GET alone.
  package static let textModule = Kind(
    word: "text-module",
    section: "textModules",
    title: "text module",
    scopes: [.system, .list],
    identity: Identity("name"),
    fields: [
      Field("name", .text(TextRule(min: 1, required: true))),
      Field(
        "type",
        .word(["TEXT", "HTML", "TEXT_HTML"]),
        uses: [.read, .create, .declare],
        needed: .always,
        onChange: .replace
      ),
      Field(
        "text",
        .content(file: "textFile"),
        wire: editorContent("text"),
        needed: .isOneOf("type", ["TEXT", "TEXT_HTML"]),
        applies: .isOneOf("type", ["TEXT", "TEXT_HTML"])
      ),
      Field(
        "html",
        .content(file: "htmlFile"),
        wire: editorContent("html"),
        needed: .isOneOf("type", ["HTML", "TEXT_HTML"]),
        applies: .isOneOf("type", ["HTML", "TEXT_HTML"]),
        isHTML: true
      ),
    ],
    endpoint: Endpoint(
      collection: "/text-modules",
      relation: "inx:text-modules",
      item: "/text-modules/{id}",
      itemQuery: "embedded=inx:editor-content",
      listMember: "listId",
      facts: ["creationDate", "modificationDate"]
    ),
    change: .put,
    replacement: .renameLast,
    canPrune: true,
    rename: Rename(warning: "mailings call text modules by name: those that call the old name lose it")
  )

  private static func editorContent(_ member: String) -> Field.Wire {
    .embedded(relations: ["inx:editor-content", "inx:editorContent"], member: member)
  }
}
