import Resources
import Testing

@testable import Planner

@Suite("Planner: Overrides")
struct OverridesTests {
  private func entry(_ name: String, _ address: String, _ override: String?) -> GuardEntry {
    GuardEntry(guardName: name, addresses: [Address(written: address)], message: "m", override: override)
  }

  private func plan(_ blocked: [GuardEntry]) -> Plan {
    Plan(
      changes: [],
      totals: .init(unchanged: 0, unmanaged: 0, reads: 0),
      judgement: .init(blocked: blocked)
    )
  }

  @Test func eachOnceAndTheLargestNumber() {
    let blocked = [
      entry("deletion-limit", "list/A", "--allow-deletes 3"),
      entry("deletion-limit", "list/B", "--allow-deletes 12"),
      entry("data-loss", "target-group/V", GuardEntry.lossOption("target-group/V")),
      entry("in-use", "target-group/V", GuardEntry.lossOption("target-group/V")),
      entry("protection", "list/P", nil),
      entry("data-loss", "list/x", GuardEntry.lossOption("list/it's\u{A0}\u{1B}x")),
    ]
    #expect(
      plan(blocked).overrides
        == "--allow-deletes 12 --allow-data-loss target-group/V --allow-data-loss 'list/it'\\''s%C2%A0%1Bx'"
    )
    #expect(plan([blocked[4]]).overrides == nil)
    #expect(plan([]).overrides == nil)
  }

  @Test(arguments: [
    ("plain/@1.yaml", "plain/@1.yaml"),
    ("", "''"),
    ("a b", "'a b'"),
    ("it's", "'it'\\''s'"),
    ("'\u{301}", "''\\''\u{301}'"),
    ("$HOME `id` \"q\" \\ !", "'$HOME `id` \"q\" \\ !'"),
    ("~", "'~'"),
    ("a\u{A0}'%\\b", "\"$(printf 'a\\302\\240\\047\\045\\134b')\""),
    ("a\n", "$'a\\012'"),
  ])
  func words(word: String, quoted: String) { #expect(ShellWord.quoted(word) == quoted) }

  @Test func noPathIsAnOption() {
    #expect(ShellWord.path("-x y") == "'./-x y'")
    #expect(ShellWord.path("config") == "config")
  }
}
