import API
import Desired
import Planner
import Platforms
import Resources
import Testing

/// A kind is its table: one that is made up here goes all the way, from manifest to tenant and back to "no changes".
@Suite("A kind from a table")
struct KindFromTableTests {
  /// What made-up kinds refer to.
  static let colour = Kind(
    .init(
      word: "colour",
      section: "colours",
      title: "colour",
      place: .init(scopes: .system, identity: Kind.Identity("name"))
    ),
    fields: [Field("name", .text(TextRule(.required))), Field("code", .text(TextRule()))],
    api: .init(
      endpoint: Kind.Endpoint(
        collection: .init("/colours", relation: "inx:colours"),
        item: .init("/colours/{id}")
      ),
      change: .replacement
    )
  )

  /// In lists and outside; a map, a reference, changed only by replacement, and something is lost with it.
  static let banner = Kind(
    .init(
      word: "banner",
      section: "banners",
      title: "banner",
      place: .init(scopes: [.system, .list], identity: Kind.Identity("title"))
    ),
    fields: [
      Field("title", .text(TextRule(min: 1, max: 20, .required))),
      Field("texts", .map, .needed(.always)),
      Field("colour", .reference(.kind("colour")), wire: .member("colourId")),
      Field("size", .integer(1...9)),
    ],
    api: .init(
      endpoint: Kind.Endpoint(
        collection: .init("/banners", relation: "inx:banners"),
        item: .init("/banners/{id}"),
        members: .init(list: "listId", constants: [.init("origin", .string("API"))])
      ),
      change: .replacement
    ),
    lifecycle: .init(canPrune: true),
    guards: .init(
      losses: .init(
        deletion: Rule(.isOneOf("title", ["Counted"]), "its counts are lost"),
        replacement: Rule(.always, "its counts are lost")
      )
    )
  )

  static let registry = Registry(container: .list, others: [colour, banner])

  static let manifest = """
    policy:
      prune: [banners]
    colours:
      - name: red
        code: f00
    banners:
      - title: Top
        texts: {de: Hallo, en: Hello}
        colour: red
    lists:
      - name: News
        banners:
          - title: Side
            texts: {en: Hi}
          - title: Gone
            state: absent
      - name: New
        senderAddress: a@b.de
        banners:
          - title: First
            texts: {}
            colour: red
            size: 3
    """

  private static func tenant(colours: [String] = []) throws -> HALTenant {
    try HALTenant(
      registry: registry,
      collections: [
        "/lists": [#"{"id": 1, "name": "System", "type": "SYSTEM"}"#, Acme.news()],
        "/colours": colours,
        "/banners": [
          #"{"id": 21, "title": "Side", "listId": 5, "texts": {"en": "Hello"}, "colourId": null, "size": 4}"#,
          #"{"id": 22, "title": "Gone", "listId": 5, "texts": {}, "colourId": null, "size": null}"#,
          #"{"id": 23, "title": "Old", "listId": 5, "texts": {"x": "y"}, "colourId": null, "size": null}"#,
          #"{"id": 24, "title": "Counted", "listId": 1, "texts": {}, "colourId": null, "size": null}"#,
        ],
      ],
      pageSize: 2
    )
  }

  @Test("is planned, with its guards")
  func planned() async throws {
    let plan = try await Applying(tenant: Self.tenant(), registry: Self.registry).plan(Self.manifest)
    #expect(
      plan.inShort == #"""
        create colour/red: name null->"red", code null->"f00"
        create banner/Top: title null->"Top", texts null->{"de":"Hallo","en":"Hello"}, colour null->"red" after colour/red
        create list/New: name null->"New", senderAddress null->"a@b.de"
        create list/New/banner/First: title null->"First", texts null->{}, colour null->"red", size null->3 after colour/red, list/New
        replace list/News/banner/Side #21: texts {"en":"Hello"}->{"en":"Hi"}
        delete banner/Counted #24: title "Counted"->null, texts {}->null, colour null->null, size null->null
        delete list/News/banner/Gone #22: title "Gone"->null, texts {}->null, colour null->null, size null->null
        delete list/News/banner/Old #23: title "Old"->null, texts {"x":"y"}->null, colour null->null, size null->null
        blocked data-loss list/News/banner/Side: replacing list/News/banner/Side: its counts are lost
        blocked data-loss banner/Counted: deleting banner/Counted: its counts are lost
        """#
    )
  }

  @Test("is applied; planned again there is nothing to do")
  func applied() async throws {
    let tenant = try Self.tenant()
    var applying = Applying(tenant: tenant, registry: Self.registry)
    applying.options.allowDataLoss = [Glob("**")]
    applying.options.allowDeletes = 9
    let plan = try await applying.plan(Self.manifest)
    #expect(plan.blocked.isEmpty)
    #expect(
      await applying.apply(plan) == #"""
        start colour/red
        POST /colours {"name":"red","code":"f00"}
        end colour/red: applied
        start banner/Top
        POST /banners {"origin":"API","listId":1,"title":"Top","texts":{"de":"Hallo","en":"Hello"},"colourId":100}
        end banner/Top: applied
        start list/New
        POST /lists {"name":"New","type":"STANDARD","senderAddress":"a@b.de"}
        end list/New: applied
        start list/New/banner/First
        POST /banners {"origin":"API","listId":102,"title":"First","texts":{},"colourId":100,"size":3}
        end list/New/banner/First: applied
        start list/News/banner/Side
        GET /banners/21
        DELETE /banners/21
        POST /banners {"origin":"API","listId":5,"title":"Side","texts":{"en":"Hi"},"size":4}
        end list/News/banner/Side: applied
        start banner/Counted
        GET /banners/24
        DELETE /banners/24
        end banner/Counted: applied
        start list/News/banner/Gone
        GET /banners/22
        DELETE /banners/22
        end list/News/banner/Gone: applied
        start list/News/banner/Old
        GET /banners/23
        DELETE /banners/23
        end list/News/banner/Old: applied
        has written
        """#
    )
    let again = try await applying.plan(Self.manifest)
    #expect(again.inShort == "")
    #expect(again.unchanged == 7)
  }

  @Test("refers to what is made anew by its new id")
  func remade() async throws {
    let tenant = try Self.tenant(colours: [#"{"id": 31, "name": "red", "code": "old"}"#])
    try tenant.put(
      #"{"id": 25, "title": "Top", "listId": 1, "texts": {"en": "x"}, "colourId": 31, "size": 2}"#,
      in: "/banners"
    )
    let applying = Applying(tenant: tenant, registry: Self.registry)
    let manifest = """
      colours:
        - name: red
          code: f00
      banners:
        - title: Top
          colour: red
      """
    let plan = try await applying.plan(manifest)
    #expect(
      plan.inShort == #"""
        replace colour/red #31: code "old"->"f00"
        replace banner/Top #25: colour {"id":31}->"red" after colour/red
        blocked data-loss banner/Top: replacing banner/Top: its counts are lost
        """#
    )
    #expect(
      plan.changes.map(\.reason) == [
        "code cannot be changed: replaced",
        "colour: the id of colour/red changes; colour cannot be changed: replaced",
      ]
    )
    #expect(
      await applying.apply(plan) == #"""
        start colour/red
        GET /colours/31
        DELETE /colours/31
        POST /colours {"name":"red","code":"f00"}
        end colour/red: applied
        start banner/Top
        GET /banners/25
        DELETE /banners/25
        POST /banners {"origin":"API","listId":1,"title":"Top","texts":{"en":"x"},"colourId":100,"size":2}
        end banner/Top: applied
        has written
        """#
    )
  }

  @Test("is refused where the manifest is not as its table says")
  func refused() {
    let manifest = """
      banners:
        - title: Far too long for a banner
        - title: A
          texts: text
          size: 10
        - title: B
          formerly: C
      """
    let decoded = ManifestDecoder.decode(
      [SourceMap.File(name: "m.yaml", bytes: Array(manifest.utf8))],
      registry: Self.registry,
      variables: Variables(),
      contents: NoContents()
    )
    #expect(
      decoded.diagnostics.map(\.message) == [
        "title must have between 1 and 20 characters, not 25",
        "texts must be a mapping of texts, not text",
        "size must be between 1 and 9, not 10",
        "formerly does not apply to banners: the API cannot rename them",
      ]
    )
  }
}

extension Plan {
  /// What is done and what stops it, one line each.
  var inShort: String {
    let changes = changes.map { change in
      let fields = change.fields.map { field in
        "\(field.name) \((field.before ?? .null).json.text())->\((field.after ?? .null).json.text())"
      }
      let after =
        change.dependsOn.isEmpty ? "" : " after " + change.dependsOn.map(\.text).joined(separator: ", ")
      let id = change.id.map { " #\($0)" } ?? ""
      return "\(change.action.word) \(change.address)\(id): \(fields.joined(separator: ", "))\(after)"
    }
    let blocked = blocked.map {
      "blocked \($0.guardName) \($0.addresses.map(\.text).joined(separator: " ")): \($0.message)"
    }
    return (changes + blocked).joined(separator: "\n")
  }
}
