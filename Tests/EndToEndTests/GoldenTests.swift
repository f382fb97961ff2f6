import Testing

/// Every format over one shared set of plans, byte for byte; see `Golden`.
@Suite struct GoldenTests {
  @Test(arguments: try Golden.all)
  func isAsKept(_ golden: Golden) async throws {
    try golden.check(await GoldenRuns(golden).files)
  }

  @Test func namesTheFirstDifference() {
    #expect(Golden.difference(kept: Array("a\n".utf8), found: Array("a\n".utf8)) == nil)
    #expect(
      Golden.difference(kept: Array("a\nb\n".utf8), found: Array("a\nc\n".utf8))
        == "line 2 that is not empty: kept b found c"
    )
    #expect(Golden.difference(kept: Array("a\n".utf8), found: Array("a".utf8))?.contains("(end)") == true)
  }
}
