import Resources
import Testing

@testable import Sandbox

/// What each reading changes, and what it is without it: the same requests, the whole answers.
struct ReadingTests {
  typealias Examples = DocumentedExampleTests

  @Test(arguments: cases + casesOfMailings)
  func answer(_ test: Case) throws {
    let ways: [(readings: Set<Reading>, expected: String)] = [
      ([], test.standard), ([test.reading], test.other),
    ]
    for (readings, expected) in ways {
      var tenant = try TenantHarness(test.sections, readings: readings)
      for (request, body) in test.before { #expect(tenant.send(request, body).status < 300) }
      let response = tenant.send(test.request, test.body)
      let location = response.header("location").map { $0.dropFirst(Examples.host.count) + " " } ?? ""
      let body = String(decoding: response.body, as: UTF8.self)
      let found = "\(location)\(response.status)" + (body.isEmpty ? "" : " " + body)
      #expect(try found == ReadingTests.compacted(expected), "\(readings)")
    }
  }

  /// An expected answer with its body as compact JSON.
  private static func compacted(_ text: String) throws -> String {
    guard let start = text.firstIndex(of: "{") else { return text }
    return try text[..<start] + compact(String(text[start...]))
  }

  @Test func settingsThatCannotBeReadCanBeWritten() throws {
    var tenant = try TenantHarness(readings: [.settingsWriteOnly])
    #expect(tenant.send("GET " + Self.setting).header("allow") == "PUT")
    #expect(tenant("PUT " + Self.setting, #"{"value": "true"}"#) == "200")
    #expect(tenant.tenant.document["settings"]?.elements?.count == 1)
    #expect(tenant.send("GET /lists/5/subscription-settings").status == 200)
  }

  @Test func everyReadingIsTried() {
    let others: Set<Reading> = [.pagesUnordered, .readsLag, .linksElsewhere]
    #expect(others.union((Self.cases + Self.casesOfMailings).map(\.reading)) == Set(Reading.allCases))
  }

  @Test func contradictions() {
    func names(_ readings: Set<Reading>) -> String {
      Reading.contradiction(in: readings).map { "\($0.0.name) \($0.1.name)" } ?? ""
    }
    #expect(names([.contentMissing, .contentCamelCase, .readsLag]) == "content-camel-case content-missing")
    #expect(names([.postIDZero, .postWithoutID]) == "post-without-id post-id-zero")
    #expect(names([.postIDZero, .contentMissing, .putKeeps]) == "")
  }

  // MARK: - Order

  private static func attributes(_ ids: ClosedRange<Int>) -> String {
    let objects = ids.map { #"{"id": \#($0), "name": "\#($0)", "type": "INTEGER"}"# }
    return "\"attributes\": [\(objects.joined(separator: ","))]"
  }

  @Test func pagesInNoOrderLeadThroughAll() throws {
    var tenant = try TenantHarness(Self.attributes(1...7), readings: [.pagesUnordered])
    let (third, sixth) = (5, 2)
    let pages = [
      "[1,7,5] self=/attributes?afterId=0&pageSize=3 next=/attributes?afterId=\(third)&pageSize=3",
      "[6,4,2] self=/attributes?afterId=\(third)&pageSize=3 next=/attributes?afterId=\(sixth)&pageSize=3"
        + " first=/attributes?afterId=0&pageSize=3",
      "[3] self=/attributes?afterId=\(sixth)&pageSize=3 first=/attributes?afterId=0&pageSize=3"
        + " inx:upcoming=/attributes?afterId=3&pageSize=3",
    ]
    for (cursor, page) in zip([0, third, sixth], pages) {
      #expect(try tenant.page("/attributes?afterId=\(cursor)&pageSize=3") == page)
    }
    // The order is a matter of ids alone: what is gone leaves no other behind.
    #expect(tenant("DELETE /attributes/\(third)") == "204")
    #expect(try tenant.page("/attributes?afterId=\(third)&pageSize=3") == pages[1])
  }

  @Test func filtersHoldInNoOrder() throws {
    var tenant = try TenantHarness(PageTests.mailings, readings: [.pagesUnordered])
    var names: [String] = []
    var target = "/mailings?listIds=5&pageSize=1"
    while true {
      let page = try tenant.page(target)
      names.append(String(page.dropFirst().prefix { $0 != "]" }))
      guard let next = page.split(separator: " ").first(where: { $0.hasPrefix("next=") }) else { break }
      target = String(next.dropFirst(5))
    }
    #expect(names.sorted() == ["draft", "finished", "welcome"])
    #expect(names != names.sorted())
  }

  // MARK: - Names

  @Test func sharedNamesAreKept() throws {
    let two = #""targetGroups": [\#(Self.group(20, "g", in: 5)), \#(Self.group(21, "g", in: 5))]"#
    #expect(throws: StateError(message: "targetGroups[1] has the name of the object 20")) {
      try TenantHarness(two)
    }
    var tenant = try TenantHarness(two, readings: [.namesNotUnique])
    #expect(try tenant.page("/target-groups").hasPrefix("[g,g] "))
    #expect(tenant("DELETE /target-groups/21") == "204")
    #expect(try tenant.page("/target-groups").hasPrefix("[g] "))
    let lists =
      #""lists": [\#(TenantHarness.standard), \#(TenantHarness.standard.replacing("5", with: "6"))]"#
    #expect(throws: StateError(message: "lists[1] has the name of the object 5")) {
      try TenantHarness(lists, readings: [.namesNotUnique])
    }
  }
}
