import Testing

/// What a new type carries over and what it drops; deletes.
@Suite("Planner: Replacement")
struct ReplacementTests {
  @Test(arguments: ReplacementTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "a new type replaces a text module; its other content is carried over",
      #"""
      textModules:
        - name: a
          type: TEXT_HTML
          html: <b>x</b>
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 a type=TEXT text=x
      """#,
      is: #"""
        replace text-module/a #5 :2
          type!: "TEXT" -> "TEXT_HTML"
          html: - -> "<b>x</b>"
          because type cannot be changed: replaced
        0 unchanged, 0 unmanaged, 3 read, 2 write
        """#
    ),
    PlanCase(
      "content that goes with the old type is shown once, also where it is declared as none",
      #"""
      lists: [{name: NL, mailings: [{name: T, editorContentType: HTML, html: q, text: null}, {name: U, editorContentType: TEXT, html: null}]}]
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      list 3 NL type=STANDARD
      mailing 6@3 T subject=s editorContentType=TEXT mailingState=DRAFT text=hi
      mailing 7@3 U subject=s editorContentType=TEXT_HTML mailingState=DRAFT text=hi html=q
      """#,
      is: #"""
        replace list/NL/mailing/T #6 :1
          editorContentType!: "TEXT" -> "HTML"
          text: "hi" -> null
          html: - -> "q"
          because editorContentType cannot be changed: replaced
        replace list/NL/mailing/U #7 :1
          editorContentType!: "TEXT_HTML" -> "TEXT"
          html: "q" -> null
          because editorContentType cannot be changed: replaced
        1 unchanged, 0 unmanaged, 4 read, 4 write
        blocked data-loss [list/NL/mailing/T]: replacing list/NL/mailing/T: a new draft takes its place: its id and what belongs to it are lost | --allow-data-loss list/NL/mailing/T
        blocked data-loss [list/NL/mailing/U]: replacing list/NL/mailing/U: a new draft takes its place: its id and what belongs to it are lost | --allow-data-loss list/NL/mailing/U
        """#
    ),
    PlanCase(
      "a new type that needs content",
      #"""
      textModules:
        - name: a
          type: TEXT_HTML
          text: x
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 a type=TEXT text=x
      """#,
      is: #"""
        error :2: text module "a" must be replaced, and creating it again needs html
        """#
    ),
    PlanCase(
      "a new type drops content, read or not",
      #"""
      textModules:
        - name: a
          type: TEXT
          text: x
        - name: b
          type: TEXT
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 a type=TEXT_HTML text=x html=y
      text-module 6@1 b type=TEXT_HTML text=x html=y
      """#,
      is: #"""
        replace text-module/a #5 :2
          type!: "TEXT_HTML" -> "TEXT"
          html: "y" -> null
          because type cannot be changed: replaced
        replace text-module/b #6 :5
          type!: "TEXT_HTML" -> "TEXT"
          because type cannot be changed: replaced
          warning its html, which was not read, is lost: it does not apply any more
        0 unchanged, 0 unmanaged, 3 read, 4 write
        """#
    ),
    PlanCase(
      "what is absent: deleted with all that could be read, or unchanged",
      #"""
      targetGroups:
        - name: gone
          state: absent
        - name: VIP
          state: absent
      textModules:
        - name: a
          state: absent
      attributes:
        - name: Vorname
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      target-group 7@1 VIP filterString="a = 1"
      text-module 5@1 a type=TEXT text=x
      attribute 3 Vorname type=TEXT maxLength=80
      attribute 4 Other type=TEXT
      """#,
      PlanCase.Options(allowDataLoss: ["attribute/*"]),
      is: #"""
        delete attribute/Vorname #3 :10
          name: "Vorname" -> -
          type: "TEXT" -> -
          maxLength: 80 -> -
        delete target-group/VIP #7 :4
          name: "VIP" -> -
          description: null -> -
          filterString: "a = 1" -> -
        delete text-module/a #5 :7
          name: "a" -> -
          type: "TEXT" -> -
        1 unchanged, 1 unmanaged, 5 read, 3 write
        allowed data-loss [attribute/Vorname]: deleting attribute/Vorname: the values of every recipient are lost | --allow-data-loss 'attribute/*'
        """#
    ),
    PlanCase(
      "unread content that is not declared is left to the executor",
      #"""
      textModules:
        - name: b
          formerly: a
      """#,
      #"""
      list 1 System type=SYSTEM
      list 2 Admins type=ADMIN
      text-module 5@1 a type=TEXT text=x
      """#,
      is: #"""
        update text-module/b #5 :2
          name: "a" -> "b"
          because formerly a
          warning mailings call text modules by name: those that call the old name lose it
        0 unchanged, 0 unmanaged, 2 read, 1 write
        """#
    ),
  ]
}
