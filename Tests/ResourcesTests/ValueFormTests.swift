import Resources
import Testing

/// Values of test profiles: which mean the same, and which cannot be of a type.
@Suite("Resources: ValueForm")
struct ValueFormTests {
  @Test(
    arguments: [
      (.number, "2.50", "2.5", true), (.number, "2", "2.0", true), (.number, "1e3", "1000", true),
      (.number, "-0.0", "0", true), (.number, "2.5", "2.51", false), (.number, "", nil, true),
      (.integer, "007", "7", true), (.integer, "+3", "3", true), (.integer, "3", "3.0", true),
      (.integer, "3", nil, false), (.integer, "x", "x", true), (.integer, "x", "y", false),
      (.boolean, "false", nil, true), (.boolean, "FALSE", "false", true), (.boolean, "", "false", true),
      (.boolean, "true", nil, false), (.boolean, "no", "false", false),
      (.time, "08:05:00", "08:05:00Z", true), (.time, "08:05", "08:05:00.000Z", true),
      (.time, "08:05:00+01:00", "07:05:00Z", true), (.time, "08:05:00", "08:05:01", false),
      (.date, "2024-03-01", "2024-03-01Z", true), (.date, "2024-03-01", "2024-03-01T00:00:00Z", true),
      (.date, "2024-03-01", "2024-03-02", false), (.date, "2024-02-30", "2024-03-01", false),
      (.dateAndTime, "2024-03-01T08:05:00", "2024-03-01T08:05:00Z", true),
      (.dateAndTime, "2024-03-01 08:05", "2024-03-01T08:05:00.0Z", true),
      (.dateAndTime, "2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00Z", true),
      (.dateAndTime, "2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00Z", true),
      (.text, "2.50", "2.5", false), (.text, "", nil, true), (.text, " ", nil, false),
      (.integer, "9007199254740993", "9007199254740992", false),
      (.integer, "9223372036854775808", "9223372036854775809", false),
      (.integer, "-9223372036854775808", "-9223372036854775809", false),
      (.integer, "9223372036854775809", "+009223372036854775809.0", true),
      (.integer, "9007199254740993.0", "9007199254740993", true), (.integer, "-0", "0", true),
      (.integer, "12e18", "12000000000000000000", true), (.integer, "1e400", "1e401", false),
      (.integer, "1e9999999999", "1e9999999998", false), (.integer, ".", "", false),
      (.number, "0.10000000000000001", "0.1", true), (.number, "9007199254740993", "9007199254740992", true),
      (.text, "a", "a", true),
    ] as [(ValueForm, String?, String?, Bool)]
  )
  func same(form: ValueForm, one: String?, other: String?, isSame: Bool) {
    #expect(form.isSame(one, other) == isSame)
    #expect(form.isSame(other, one) == isSame)
  }

  @Test(
    arguments: [
      (.integer, "many", "must be a whole number between -2147483648 and 2147483647, not \"many\""),
      (
        .integer, "2147483648",
        "must be a whole number between -2147483648 and 2147483647, not \"2147483648\""
      ),
      (.integer, "2.5", "must be a whole number between -2147483648 and 2147483647, not \"2.5\""),
      (.integer, "-2147483648", nil), (.integer, "", nil), (.number, "2,5", "must be a number, not \"2,5\""),
      (.number, "1e999", "must be a number, not \"1e999\""), (.number, ".5", nil), (.number, "5.", nil),
      (.boolean, "yes", "must be true or false, not \"yes\""), (.boolean, "true", nil),
      (.date, "01.03.2024", "must be a date such as 2024-03-01, not \"01.03.2024\""),
      (.date, "2023-02-29", "must be a date such as 2024-03-01, not \"2023-02-29\""),
      (.date, "2024-02-29", nil), (.time, "25:00:00", "must be a time such as 08:05:00Z, not \"25:00:00\""),
      (
        .dateAndTime, "2024-03-01",
        "must be a date and time such as 2024-03-01T08:05:00Z, not \"2024-03-01\""
      ),
      (.text, "anything", nil),
    ] as [(ValueForm, String, String?)]
  )
  func problem(form: ValueForm, text: String, problem: String?) {
    #expect(form.problem(with: text) == problem)
  }
}
