import Resources
import Testing

/// What looks damaged in a filter, and what does not.
@Suite struct FilterProblemsTests {
  private static let functions = ["Column", "BelongsToGroup", "BelongsNotToGroup"]

  /// Everything that the reference shows, and what people write beside it.
  @Test(arguments: [
    "", " ", #"Column("Points") >= 100"#, #"myAttribute = "myAttributeValue""#,
    "hasClickedAny(23) AND hasClickedAny(55)", #"Column("a") <> "say \"x\"""#, #"Column("a") = "C:\\""#,
    "Column(\"Born\") < #01.01.1970#", "Column(\"At\") = #01.01.1970 13:37:42#", "Column(\"At\")>#13:37:42#",
    "Column(\"Born\") = #29.02.2024# OR Column(\"Born\") = #29.02.2000#", "x = #1.2.2024#", "x = 47.11",
    "x = -5",
    "Column(\"a\") = TRUE AND Column(\"b\") = FALSE",
    "Column(\"a\") IS_EMPTY or NOT Column(\"b\") not_is_empty",
    ##"Column("a") NOT_LIKE "%x(%" AND (Column("b") STARTS_WITH "#")"##, #"BelongsToGroup("VIP (")"#,
    "BelongsToGroup(true)", "BelongsToGroup(Kunde #1)", "BelongsNotToGroup(Die „Besten“)",
    "BelongsToGroup(#2024)", "BelongsToGroup(a <= b ⇐ c)", "BelongsToGroup(VIP (DE))",
    "BelongsToGroup(is empty)",
    "BelongsToGroup(Mütter & Väter)", "x = \"true\" AND y = \"⇐\"", "Upper(x) = \"A\"", "true(1)",
    "Unknown(a, (b))",
    "NOT (a = 1)", "a = 'x'", "O'Neil = 1",
  ])
  func soundFiltersAreSilent(text: String) {
    #expect(FilterText(text).problems(besides: FilterProblemsTests.functions) == [])
  }

  private static let date =
    " is no date or time: they are written #31.12.2024#, #13:37:42# and #31.12.2024 13:37:42#"

  @Test(arguments: [
    (#"Column("a) = 1"#, ["7 this quotation mark is not closed", "6 this parenthesis is not closed"]),
    (#"a = "x" AND b = "y"#, ["16 this quotation mark is not closed"]),
    (#"Column("a"#, ["6 this parenthesis is not closed", "7 this quotation mark is not closed"]),
    (#"(Column("a") = 1"#, ["0 this parenthesis is not closed"]),
    (#"Column("a")) = 1"#, ["11 this parenthesis closes nothing"]),
    (#")("#, ["0 this parenthesis closes nothing", "1 this parenthesis is not closed"]),
    ("a = #01.01.2024", ["4 this # is not closed: a date or time stands between two of them"]),
    (
      ##"a = #01.01.2024 AND b = "#""##,
      ["4 this # is not closed: a date or time stands between two of them"]
    ),
    ("a = true", ["4 write TRUE instead of true: the language distinguishes upper and lower case here"]),
    (
      "(a = False) AND NOT b=tRUE",
      [
        "5 write FALSE instead of False: the language distinguishes upper and lower case here",
        "22 write TRUE instead of tRUE: the language distinguishes upper and lower case here",
      ]
    ),
    (#"Column("a") ⇐ 5"#, ["12 ⇐ is no operator: write <="]),
    ("a ≥ 5 and b≠6", ["2 ≥ is no operator: write >=", "13 ≠ is no operator: write <>"]),
    (
      "a == 1 && b != 2 || c =< 3",
      [
        "2 == is no operator: write =", "7 && is no operator: write AND", "12 != is no operator: write <>",
        "17 || is no operator: write OR", "22 =< is no operator: write <=",
      ]
    ),
    ("a &lt;= 5 and b &gt; 6", ["2 &lt;= is no operator: write <=", "16 &gt; is no operator: write >"]),
    ("a < = 5", ["2 < = is no operator: write <="]),
    ("a <<< 5", ["2 <<< is no operator"]),
    ("a IS EMPTY", ["2 IS EMPTY is no operator: write IS_EMPTY"]),
    ("a not is empty", ["2 not is empty is no operator: write NOT_IS_EMPTY"]),
    (#"a STARTS  WITH "x""#, ["2 STARTS  WITH is no operator: write STARTS_WITH"]),
    (#"a NOT CONTAINS "x""#, ["2 NOT CONTAINS is no operator: write NOT_CONTAINS"]),
    ("Column(“a”) = 1", ["7 “ is no quotation mark of the filter language: write \""]),
    (
      "a = “x”",
      [
        "4 “ is no quotation mark of the filter language: write \"",
        "8 ” is no quotation mark of the filter language: write \"",
      ]
    ),
    ("a = #31.02.2024#", ["4 #31.02.2024#" + date]),
    ("a = #29.02.1900#", ["4 #29.02.1900#" + date]),
    ("a = #2024-01-31#", ["4 #2024-01-31#" + date]),
    ("a = #01.01.24#", ["4 #01.01.24#" + date]),
    ("a = #01.13.2024#", ["4 #01.13.2024#" + date]),
    ("a = #01.01.1970  13:37:42#", ["4 #01.01.1970  13:37:42#" + date]),
    ("a = #13:37:42 01.01.1970#", ["4 #13:37:42 01.01.1970#" + date]),
    ("a = #24:00:00#", ["4 #24:00:00#" + date]),
    ("a = #13:37#", ["4 #13:37#" + date]),
    ("a = ##", ["4 ##" + date]),
    ("a = # 01.01.2024#", ["4 # 01.01.2024#" + date]),
    ("a = #today#", ["4 #today#" + date]),
  ])
  func damageIsTold(text: String, problems: [String]) {
    let found = FilterText(text).problems(besides: FilterProblemsTests.functions)
    #expect(Set(found.map { "\($0.offset) \($0.message)" }) == Set(problems))
  }
}
