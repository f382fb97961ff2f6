@testable import Report
import Testing

@testable import inx_apply

@Suite struct DifferenceTextTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    var style = Style.plain
    var width: Int?
    let lines: String
  }

  private static let filter =
    #"Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> """#
  private static let page = words(1...400)
  private static let e = "\u{1B}["

  private static func words(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "word\($0)" }.joined(separator: " ")
  }

  @Test(arguments: [
    Row(
      testDescription: "a long text of one line: the difference stands below",
      old: filter,
      new: filter.replacing("100", with: "120"),
      lines: """
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +Column("Punkte") >= 120 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
                              ^
        """
    ),
    Row(
      testDescription: "two differences are two",
      old: filter,
      new: filter.replacing("100", with: "120").replacing("Berlin", with: "Hamburg"),
      lines: """
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
                              ^^                      ^^^^^^
        +Column("Punkte") >= 120 and Column("Ort") = "Hamburg" and Column("Vorname") <> ""
                              ^^                      ^^^^^^^
        """
    ),
    Row(
      testDescription: "more: below the new one",
      old: filter,
      new: filter.replacing("100", with: "2100"),
      lines: """
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +Column("Punkte") >= 2100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
                             ^
        """
    ),
    Row(
      testDescription: "less: below the old one",
      old: filter,
      new: filter.replacing(#" and Column("Ort") = "Berlin""#, with: ""),
      lines: """
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        +Column("Punkte") >= 100 and Column("Vorname") <> ""
        """
    ),
    Row(
      testDescription: "unlike texts are not compared",
      old: filter,
      new: String(repeating: "x", count: 70),
      lines: """
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        """
    ),
    Row(
      testDescription: "wide characters and tabs before the difference",
      old: "日本\t" + filter,
      new: "日本\t" + filter.replacing("100", with: "120"),
      lines: """
        -日本\tColumn("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +日本\tColumn("Punkte") >= 120 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
             \t                     ^
        """
    ),
    Row(
      testDescription: "in colour it is reversed",
      old: filter,
      new: filter.replacing("100", with: "120"),
      style: .colour,
      lines: """
        \(e)31m-Column("Punkte") >= 1\(e)0m\(e)31;7m0\(e)0m\(e)31m0 and Column("Ort") = "Berlin" and Column("Vorname") <> ""\(e)0m
        \(e)32m+Column("Punkte") >= 1\(e)0m\(e)32;7m2\(e)0m\(e)32m0 and Column("Ort") = "Berlin" and Column("Vorname") <> ""\(e)0m
        """
    ),
    Row(
      testDescription: "far from the difference what is alike is left out",
      old: page,
      new: page.replacing("word200", with: "other"),
      lines: """
        -…80 \(words(181...199)) word200 \(words(201...219)) wo…
        \(String(repeating: " ", count: 157))^^^^^^^
        +…80 \(words(181...199)) other \(words(201...219)) wo…
        """
    ),
    Row(
      testDescription: "on a terminal as much as there is room for",
      old: filter,
      new: filter.replacing("100", with: "120"),
      width: 60,
      lines: """
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and …
        +Column("Punkte") >= 120 and Column("Ort") = "Berlin" and …
                              ^
        """
    ),
    Row(
      testDescription: "on a terminal at the end of a text",
      old: page,
      new: page + ".",
      width: 60,
      lines: """
        -… word394 word395 word396 word397 word398 word399 word400
        +… word394 word395 word396 word397 word398 word399 word400.
                                                                  ^
        """
    ),
    Row(
      testDescription: "nothing that changes is left out",
      old: page,
      new: page.replacing("word200", with: String(repeating: "日", count: 40)),
      width: 50,
      lines: """
        -…197 word198 word199 word200 word201 word202 wor…
        +…197 word198 word199 日日日日日日日日日日日日日日
         日日日日日日日日日日日日日日日日日日日日日日日日
         日日 word201 word202 wor…
        """
    ),
    Row(
      testDescription: "long lines among others: the difference stands beside the place",
      old: "a\n\(filter)\nb\n",
      new: "a\n\(filter.replacing("100", with: "120"))\nb\n",
      lines: """
        @@ -1,3 +1,3 @@ "100" -> "120"
         a
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +Column("Punkte") >= 120 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
         b
        """
    ),
    Row(
      testDescription: "short lines need no telling",
      old: "a\nat 100 points\nb\n",
      new: "a\nat 120 points\nb\n",
      lines: """
        @@ -1,3 +1,3 @@
         a
        -at 100 points
        +at 120 points
         b
        """
    ),
    Row(
      testDescription: "lines in colour",
      old: "a\nat 100 points\nb\n",
      new: "a\nat 120 points\nnew\nb\n",
      style: .colour,
      lines: """
        \(e)36m@@ -1,3 +1,4 @@\(e)0m
         a
        \(e)31m-at 1\(e)0m\(e)31;7m0\(e)0m\(e)31m0 points\(e)0m
        \(e)32m+at 1\(e)0m\(e)32;7m2\(e)0m\(e)32m0 points\(e)0m
        \(e)32m+new\(e)0m
         b
        """
    ),
    Row(
      testDescription: "many differences beside the place",
      old: (1...4).map { "\($0) \(filter)\n" }.joined(),
      new: (1...4).map { "\($0)! \(filter)\n" }.joined(),
      lines: """
        @@ -1,4 +1,4 @@ "1" -> "1!"; "2" -> "2!"; "3" -> "3!"; …
        -1 Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        -2 Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        -3 Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        -4 Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +1! Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +2! Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +3! Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        +4! Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        """
    ),
    Row(
      testDescription: "a difference that forges nothing",
      old: "a\n\(filter)\u{1B}[2K\r\n",
      new: "a\n\(filter)\u{202E}\"\n",
      lines: """
        @@ -1,2 +1,2 @@ "\\u001b[2K\\r" -> "\\u202e\\""
         a
        -Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""\\u001b[2K\\r
        +Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""\\u202e"
        """
    ),
    Row(
      testDescription: "context is cut, changes are not",
      old: "\(filter)\nold line\n",
      new: "\(filter)\n\(String(repeating: "new ", count: 20))\n",
      width: 50,
      lines: """
        @@ -1,2 +1,2 @@
         Column("Punkte") >= 100 and Column("Ort") = "Ber…
        -old line
        +new new new new new new new new new new new new\u{20}
         new new new new new new new new\u{20}
        """
    ),
    Row(
      testDescription: "texts that look alike",
      old: "Gr\u{FC}n\n" + filter,
      new: "Gru\u{308}n\n" + filter,
      lines: """
        @@ -1,2 +1,2 @@
        -Gr\\u00fcn
        +Gru\\u0308n
         Column("Punkte") >= 100 and Column("Ort") = "Berlin" and Column("Vorname") <> ""
        """
    ),
    Row(
      testDescription: "a page in one line",
      old: "a\n" + page,
      new: "a\n" + String(repeating: "x", count: 3000),
      lines: """
        @@ -1,2 +1,2 @@
         a
        -\(String(page.prefix(2000)))… (1091 more characters)
        +\(String(repeating: "x", count: 2000))… (1000 more characters)
        """
    ),
  ])
  func lines(row: Row) {
    let text = DifferenceText(style: row.style, width: row.width).lines(row.old, row.new)
      .joined(separator: "\n")
    // As bytes: as strings, different code points may be equal.
    #expect(Array(text.utf8) == Array(row.lines.utf8), "\(text)")
  }
}
