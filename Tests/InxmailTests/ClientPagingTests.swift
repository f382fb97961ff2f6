import API
import Platforms
import Resources
import Support
import Testing

/// How the client follows pages, and what it refuses to take for one.
@Suite("Client: pages")
struct ClientPagingTests {
  struct Pages: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let answers: [String]
    let outcome: String

    init(_ name: String, _ answers: [String], is outcome: String) {
      testDescription = name
      self.answers = answers
      self.outcome = outcome
    }
  }

  @Test(arguments: cases)
  func collection(_ pages: Pages) async {
    #expect(
      await outcome(pages.answers) { try await $0.collection(.datasource).objects.map { $0.id } }
        == pages.outcome
    )
  }

  /// What is read only in parts is read by the same rules.
  @Test(arguments: cases)
  func items(_ pages: Pages) async {
    let outcome = await outcome(pages.answers) { client in
      try await client.items("/datasources/http", query: "", relation: "inx:datasources").items.map {
        $0["id"]?.int
      }
    }
    // Only a collection of a kind knows what an item must have beside its id.
    if !["an item without a name", "an id that is text"].contains(pages.testDescription) {
      #expect(outcome == pages.outcome)
    }
  }

  private func outcome(_ answers: [String], _ read: (Client) async throws -> [Int?]) async -> String {
    let transport = AnsweringTransport(answers.map(Response.ok))
    var lines: [String] = []
    do {
      lines.append(
        try await read(Client(transport, .inxmail)).map { $0.map(String.init) ?? "-" }.joined(separator: " ")
      )
    } catch Client.Failure.answer(let error) {
      lines.append("\(error.request): \(error.message)")
    } catch { lines.append("\(error)") }
    lines += transport.requests.dropFirst().map { "> \($0.target)" }
    return lines.joined(separator: "\n")
  }

  /// A page of items with these ids, and with that `next`.
  private static func page(_ ids: [Int], next: String? = nil) -> String {
    let items = ids.map { #"{"id": \#($0), "name": "n\#($0)"}"# }.joined(separator: ", ")
    let link = next.map { #""next": {"href": "\#($0)"}"# } ?? #""self": {"href": "x"}"#
    return #"{"_embedded": {"inx:datasources": [\#(items)]}, "_links": {\#(link)}}"#
  }

  private static let first = "GET /datasources/http?pageSize=1000"

  static let cases: [Pages] = [
    Pages("one page", [page([1, 2])], is: "1 2"),
    Pages("no items", [page([])], is: ""),
    Pages("missing _embedded", [#"{"_links": {"self": {"href": "x"}}}"#], is: ""),
    Pages(
      "null _embedded",
      [#"{"_embedded": null, "_links": {}}"#],
      is: "\(first): _embedded has another type than documented"
    ),
    Pages(
      "null _embedded alone",
      [#"{"_embedded": null}"#],
      is: "\(first): _embedded has another type than documented"
    ),
    Pages(
      "a list for _embedded",
      [#"{"_embedded": [], "_links": {}}"#],
      is: "\(first): _embedded has another type than documented"
    ),
    Pages("empty _embedded", [#"{"_embedded": {}}"#], is: "\(first): it embeds no inx:datasources"),
    Pages(
      "null items",
      [#"{"_embedded": {"inx:datasources": null}, "_links": {}}"#],
      is: "\(first): _embedded.inx:datasources has another type than documented"
    ),
    Pages(
      "an object for items",
      [#"{"_embedded": {"inx:datasources": {}}, "_links": {}}"#],
      is: "\(first): _embedded.inx:datasources has another type than documented"
    ),
    Pages(
      "an item that is null",
      [#"{"_embedded": {"inx:datasources": [null]}}"#],
      is: "\(first): _embedded.inx:datasources.Index 0 has another type than documented"
    ),
    Pages(
      "an item that is a text",
      [#"{"_embedded": {"inx:datasources": [{"id": 1, "name": "a"}, "b"]}}"#],
      is: "\(first): _embedded.inx:datasources.Index 1 has another type than documented"
    ),
    Pages(
      "one object",
      [#"{"id": 5, "name": "a", "_links": {"self": {"href": "x"}}}"#],
      is: "\(first): it is no page of a collection"
    ),
    Pages(
      "inx:upcoming is not followed",
      [#"{"_links": {"inx:upcoming": {"href": "https://x.de/y?afterId=9"}}}"#],
      is: ""
    ),
    Pages(
      "of next only the query is taken",
      [page([1], next: "https://evil.example/elsewhere?afterId=1&a=%2B#part"), page([2])],
      is: "1 2\n> /datasources/http?afterId=1&a=%2B"
    ),
    Pages(
      "an id twice counts once",
      [page([1, 2], next: "/x?afterId=2"), page([2, 3])],
      is: "1 2 3\n> /datasources/http?afterId=2"
    ),
    Pages(
      "in the order of ids, however they come",
      [page([7, 3], next: "/x?afterId=3"), page([5, 1])],
      is: "1 3 5 7\n> /datasources/http?afterId=3"
    ),
    Pages(
      "next leads to itself",
      [page([1], next: "/x?pageSize=1000")],
      is: "\(first): the link to the next page leads back to a page that was read"
    ),
    Pages(
      "next leads back",
      [page([1], next: "/x?p=2"), page([2], next: "/x?p=3"), page([3], next: "/x?p=2")],
      is: """
        GET /datasources/http?p=2: the link to the next page leads back to a page that was read
        > /datasources/http?p=2
        > /datasources/http?p=3
        """
    ),
    Pages(
      "next leads on with nothing new",
      [page([1], next: "/x?p=2"), page([1], next: "/x?p=3")],
      is:
        "GET /datasources/http?p=2: the page holds nothing new and names a next one\n> /datasources/http?p=2"
    ),
    Pages(
      "an empty page in between",
      [page([1], next: "/x?p=2"), page([], next: "/x?p=3"), page([3])],
      is: "1 3\n> /datasources/http?p=2\n> /datasources/http?p=3"
    ),
    Pages(
      "next without a query",
      [page([1], next: "https://api.inxmail.com/acme/rest/v1/datasources/http/2")],
      is: "\(first): the link to the next page has no query"
    ),
    Pages(
      "next without an address",
      [#"{"_links": {"next": {}}, "_embedded": {"inx:datasources": []}}"#],
      is: "\(first): the link to the next page has no address that can be read"
    ),
    Pages(
      "next is a number",
      [#"{"_links": {"next": {"href": 7}}}"#],
      is: "\(first): the link to the next page has no address that can be read"
    ),
    Pages(
      "next is a list",
      [#"{"_links": {"next": [{"href": "/x?p=2"}]}}"#],
      is: "\(first): the link to the next page has no address that can be read"
    ),
    Pages(
      "next is null",
      [#"{"_links": {"next": null}, "_embedded": {"inx:datasources": [{"id": 1, "name": "a"}]}}"#],
      is: "1"
    ),
    Pages(
      "next is a template",
      [#"{"_links": {"next": {"href": "/x{?afterId}", "templated": true}}}"#],
      is: "\(first): the query of the link to the next page cannot be read"
    ),
    Pages(
      "next has a query that cannot be sent",
      [#"{"_links": {"next": {"href": "/x?after=%zz"}}}"#],
      is: "\(first): the query of the link to the next page cannot be read"
    ),
    Pages(
      "next has white space",
      [#"{"_links": {"next": {"href": "/x?after=1 2"}}}"#],
      is: "\(first): the query of the link to the next page cannot be read"
    ),
    Pages(
      "next has an empty query",
      [#"{"_links": {"next": {"href": "/x?"}}}"#],
      is: "\(first): the link to the next page has no query"
    ),
    Pages(
      "next is on another host, at another path",
      [page([1], next: "http://other.example:99/else/where?p=2#top"), page([2])],
      is: "1 2\n> /datasources/http?p=2"
    ),
    Pages(
      "a comma too many where nobody reads",
      [#"{"_embedded": {"inx:datasources": [{"id": 1, "name": "a", "x": [1,]}]}}"#],
      is: "\(first): it is not JSON"
    ),
    Pages(
      "a member twice where nobody reads",
      [#"{"_embedded": {"inx:datasources": []}, "x": {"a": 1, "a": 2}}"#],
      is: "\(first): it cannot be read: \"a\" appears twice in one object (line 1, column 57)"
    ),
    Pages(
      "an id beyond all ids",
      [#"{"_embedded": {"inx:datasources": [{"id": 9223372036854775808, "name": "a"}]}}"#],
      is:
        "\(first): _embedded.inx:datasources.Index 0.id is 9223372036854775808, which is beyond the range of ids (below 2^63)"
    ),
    Pages(
      "an id that is no whole number",
      [#"{"_embedded": {"inx:datasources": [{"id": 5.5, "name": "a"}]}}"#],
      is: "\(first): _embedded.inx:datasources.Index 0.id has another type than documented"
    ),
    Pages(
      "a whole id as another program writes it",
      [#"{"_embedded": {"inx:datasources": [{"id": 5.0, "name": "a"}, {"id": 6e0, "name": "b"}]}}"#],
      is: "5 6"
    ),
    Pages("HTML", ["<html>Bad Gateway</html>"], is: "\(first): it is not JSON"),
    Pages("nothing", [""], is: "\(first): it is not JSON"),
    Pages("JSON of another shape", [#"{"status": "UP"}"#], is: "\(first): it is no page of a collection"),
    Pages(
      "another relation",
      [#"{"_embedded": {"inx:lists": [{"id": 1, "name": "a"}]}}"#],
      is: "\(first): it embeds no inx:datasources"
    ),
    Pages(
      "an item without an id",
      [#"{"_embedded": {"inx:datasources": [{"name": "a"}]}}"#],
      is: "\(first): an item has no id"
    ),
    Pages(
      "an item whose id is null",
      [#"{"_embedded": {"inx:datasources": [{"id": null, "name": "a"}]}}"#],
      is: "\(first): an item has no id"
    ),
    Pages(
      "an item without a name",
      [#"{"_embedded": {"inx:datasources": [{"id": 1, "url": "a"}]}}"#],
      is: "\(first): the item with id 1 has no name"
    ),
    Pages(
      "an id that is text",
      [#"{"_embedded": {"inx:datasources": [{"id": "1", "name": "a"}]}}"#],
      is: "\(first): _embedded.inx:datasources.Index 0.id is the text \"1\", and an id is a number"
    ),
    Pages(
      "fields that are not known are ignored, words that are not known are kept",
      [
        #"{"_embedded": {"inx:datasources": [{"id": 1, "name": "a", "new": [1, {}], "useType": "NEW"}], "x": 1}}"#
      ],
      is: "1"
    ),
  ]
}

/// What one object's answer means.
@Suite("Client: one object")
struct ClientObjectTests {
  @Test(arguments: [
    (#"{"value": "true"}"#, Kind.setting, "true -"),
    (#"{"value": true, "inherited": false}"#, Kind.setting, "true false"),
    (#"{"value": "perhaps"}"#, Kind.setting, #""perhaps" -"#),
    ("{}", Kind.setting, "GET /lists/5/settings/S: it is no list setting"),
    (
      #"{"status": 200}"#, Kind.subscriptionSettings,
      "GET /lists/5/subscription-settings: it is no subscription settings"
    ),
    ("[]", Kind.setting, "GET /lists/5/settings/S: it has another type than documented"),
    ("", Kind.setting, "GET /lists/5/settings/S: it is not JSON"),
    (
      #"{"name": "a", "type": "TEXT_HTML", "_embedded": {"inx:editor-content": {"text": "x", "html": ""}}}"#,
      Kind.textModule, #""a" "TEXT_HTML" "x" """#
    ),
    (
      #"{"name": "a", "type": "TEXT_HTML", "_embedded": {"inx:editorContent": {"text": "x", "html": null}}}"#,
      Kind.textModule, #""a" "TEXT_HTML" "x" null"#
    ),
    (
      #"{"name": "a", "type": "TEXT_HTML", "text": "x", "_embedded": {"inx:editor-content": {"html": "y"}}}"#,
      Kind.textModule, #""a" "TEXT_HTML" - "y""#
    ),
    (#"{"name": "a", "type": "TEXT"}"#, Kind.textModule, #""a" "TEXT" - -"#),
    (#"{"name": "a", "type": "VIDEO", "_embedded": []}"#, Kind.textModule, #""a" "VIDEO" - -"#),
  ])
  func object(_ body: String, _ kind: Kind, _ outcome: String) async {
    let client = Client(AnsweringTransport([.ok(body)]), .inxmail)
    let found: String
    do {
      let object = try await client.object(kind, id: 7, list: 5, name: "S")
      found = object.values.slots.map { $0?.json.text() ?? "-" }.joined(separator: " ")
    } catch {
      guard case .answer(let error) = error else {
        Issue.record(error)
        return
      }
      found = "\(error.request): \(error.message)"
    }
    #expect(found == outcome)
  }
}
