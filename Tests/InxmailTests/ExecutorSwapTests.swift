import Testing

/// A text module of a new type takes the place of the old one by its name.
@Suite("Executor: swap")
struct ExecutorSwapTests {
  @Test(arguments: cases)
  func apply(_ run: ExecutorCase) async throws { #expect(try await run.run() == run.log) }

  static let cases: [ExecutorCase] = [
    ExecutorCase(
      "content that no plan has read is carried over or, where that cannot be, nothing is deleted",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      before: { try $0.put(Acme.imprint(content: #"{"text": "t"}"#), in: "/text-modules") },
      writeUnreadable: true,
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        end text-module/imprint: failed (answer): html cannot be read, and writing the rest would lose it
        has not written
        """#
    ),
    ExecutorCase(
      "a part that cannot be read and is to be dropped: the old one could not be put back",
      #"""
      textModules:
        - name: imprint
          type: TEXT
      """#,
      before: { try $0.put(Acme.imprint(content: #"{"text": "t"}"#), in: "/text-modules") },
      writeUnreadable: true,
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        end text-module/imprint: failed (answer): html cannot be read, and writing the rest would lose it
        has not written
        """#
    ),
    ExecutorCase(
      "the old one will not give its place",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      meddle: { $0.answer("PUT /text-modules/9", .success(.problem(400, "about:blank", "no"))) },
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        POST /text-modules {"listId":1,"name":"imprint~inx-apply","type":"HTML","html":"h"}
        PUT /text-modules/9 {"name":"imprint~inx-apply-old","text":"t","html":"h"}
        GET /text-modules/100?embedded=inx:editor-content
        DELETE /text-modules/100
        end text-module/imprint: failed (refused): 400 no
        has written
        """#
    ),
    ExecutorCase(
      "the new one does not get its place: the old one has it again",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      meddle: { $0.answer("PUT /text-modules/100", .success(.problem(400, "about:blank", "no"))) },
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        POST /text-modules {"listId":1,"name":"imprint~inx-apply","type":"HTML","html":"h"}
        PUT /text-modules/9 {"name":"imprint~inx-apply-old","text":"t","html":"h"}
        PUT /text-modules/100 {"name":"imprint","html":"h"}
        PUT /text-modules/9 {"name":"imprint","text":"t","html":"h"}
        GET /text-modules/100?embedded=inx:editor-content
        DELETE /text-modules/100
        end text-module/imprint: failed (refused): 400 no; the old one has its place again
        has written
        """#
    ),
    ExecutorCase(
      "the old one cannot be deleted: it is said how it is called",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      meddle: { $0.answer("DELETE", .success(.problem(400, "about:blank", "no"))) },
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        POST /text-modules {"listId":1,"name":"imprint~inx-apply","type":"HTML","html":"h"}
        PUT /text-modules/9 {"name":"imprint~inx-apply-old","text":"t","html":"h"}
        PUT /text-modules/100 {"name":"imprint","html":"h"}
        GET /text-modules?pageSize=1000
        GET /text-modules/9?embedded=inx:editor-content
        DELETE /text-modules/9
        end text-module/imprint: applied; "imprint~inx-apply-old" could not be deleted: the next apply deletes it
        has written
        """#
    ),
    ExecutorCase(
      "a new type carries over content that applies",
      #"""
      textModules:
        - name: imprint
          type: HTML
      """#,
      is: #"""
        start text-module/imprint
        GET /text-modules/9?embedded=inx:editor-content
        POST /text-modules {"listId":1,"name":"imprint~inx-apply","type":"HTML","html":"h"}
        PUT /text-modules/9 {"name":"imprint~inx-apply-old","text":"t","html":"h"}
        PUT /text-modules/100 {"name":"imprint","html":"h"}
        GET /text-modules?pageSize=1000
        GET /text-modules/9?embedded=inx:editor-content
        DELETE /text-modules/9
        end text-module/imprint: applied
        has written
        """#
    ),
  ]
}
