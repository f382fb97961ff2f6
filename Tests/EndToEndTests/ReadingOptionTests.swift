import Testing

/// `sandbox serve --reading`: what is no reading is told before anything is served.
@Suite struct ReadingOptionTests {
  private static let all = """
    put-keeps, content-camel-case, content-missing, post-without-id, post-id-zero, settings-write-only, \
    filters-normalised, pages-unordered, reads-lag, delete-refused-in-use, names-not-unique, target-group-ids-plain, \
    deleted-groups-kept, attributes-with-null, nested-patch-replaces, links-elsewhere
    """

  @Test(arguments: [
    (
      ["--reading", "put-keep"],
      "unknown reading \"put-keep\" (did you mean put-keeps?): --reading takes \(all)"
    ),
    (["--reading", "put-keeps", "--reading=x"], "unknown reading \"x\": --reading takes \(all)"),
    (
      ["--reading", "post-id-zero", "--reading", "post-without-id"],
      "--reading post-without-id and --reading post-id-zero exclude each other"
    ),
    (["--reading"], "--reading needs a value: --reading NAME"),
  ])
  func refused(arguments: [String], message: String) async throws {
    let folder = try Folder()
    let run = try await Program.run(
      ["sandbox", "serve", "--state", "t.json"] + arguments,
      environment: TestTenant.credentials,
      in: folder
    )
    #expect(run.code == 64)
    #expect(run.stdout == "")
    #expect(run.stderr == "inx-apply: error: \(message)\n")
    #expect(folder.names == [])
  }
}
