import API
import Planner
import Platforms
import Resources
import Testing

/// What test profiles and mailings brought to the tables serves any kind: these are made up, under other names.
@Suite("A kind from a table, changed by patches")
struct PatchedKindFromTableTests {
  /// Held by posters in two ways; no request deletes one.
  static let pigment = Kind(
    .init(
      word: "pigment",
      section: "pigments",
      title: "pigment",
      place: .init(scopes: .system, identity: Kind.Identity("name"))
    ),
    fields: [Field("name", .text(TextRule(.required))), Field("code", .text(TextRule()))],
    api: .init(
      endpoint: Kind.Endpoint(
        collection: .init("/pigments", relation: "inx:pigments", query: "all=1"),
        item: .init("/pigments/{id}")
      ),
      change: .replacement,
      deletion: .byHand("wash it out")
    )
  )

  /// With content of its own, changed as long as it is wet.
  static let poster = Kind(
    .init(
      word: "poster",
      section: "posters",
      title: "poster",
      place: .init(scopes: [.system, .list], identity: Kind.Identity("title", canBeMissing: true))
    ),
    fields: [
      Field("title", .text(TextRule(.required))),
      Field("shares", .map, .keys("pigment")),
      Field(
        "mixture",
        .combination(
          CombinationRule(
            kind: "pigment",
            words: ["MIXED", "LAYERED"],
            none: "BLANK",
            members: .init(word: "how", objects: "of", id: "pigmentId")
          )
        ),
        wire: .member("paint"),
        uses: [.read, .change, .declare]
      ),
      Field("body", .content(file: "bodyFile"), wire: .content(member: "inside")),
      Field("paper", .word(["THIN", "THICK"]), uses: [.read, .create, .declare], .onChange(.replace)),
      Field("surface", .word(["WET", "DRY"]), uses: .read),
    ],
    api: .init(
      endpoint: Kind.Endpoint(
        collection: .init("/posters", relation: "inx:posters"),
        item: .init("/posters/{id}", content: "/posters/{id}/inside"),
        members: .init(list: "listId")
      ),
      change: .patch
    ),
    lifecycle: .init(
      replacement: .deleteFirst,
      changeable: [
        Kind.Changeability(
          "surface",
          ["WET"],
          for: [.change, .replacement, .deletion],
          remedy: "pour water over it"
        )
      ]
    )
  )

  static let registry = Registry(container: .list, others: [pigment, poster])

  private static func tenant() throws -> HALTenant {
    try HALTenant(
      registry: registry,
      collections: [
        "/lists": [#"{"id": 1, "name": "System", "type": "SYSTEM"}"#, Acme.news()],
        "/pigments": [
          #"{"id": 31, "name": "red", "code": "f00"}"#, #"{"id": 32, "name": "blue", "code": "00f"}"#,
        ],
        "/posters": [
          poster(41, "Wet"), poster(42, "Dry", surface: "DRY"), poster(43, "Thin"),
          #"{"id": 44, "title": null, "surface": "WET"}"#,
        ],
      ],
      created: ["/posters": #"{"surface": "WET", "paint": {"how": "BLANK", "of": []}}"#]
    )
  }

  private static func poster(_ id: Int, _ title: String, surface: String = "WET") -> String {
    #"""
    {"id": \#(id), "title": "\#(title)", "listId": 5, "shares": {"red": "1", "blue": "2"}, "inside": "old", "paper": "THIN",
     "surface": "\#(surface)", "paint": {"how": "MIXED", "of": [{"pigmentId": 31}]}}
    """#
  }

  private static let manifest = """
    pigments:
      - name: green
      - name: blue
        state: absent
    posters:
      - title: Global
        shares: {green: "1", red: null}
        mixture: {combination: LAYERED, groups: [red, green]}
        body: new
    lists:
      - name: News
        posters:
          - title: Wet
            shares: {red: "3", blue: null}
            mixture: {combination: MIXED, groups: [red]}
            body: new
          - title: Dry
            body: new
          - title: Thin
            paper: THICK
    """

  @Test("is planned, with what waits for a person")
  func planned() async throws {
    let plan = try await Applying(tenant: Self.tenant(), registry: Self.registry).plan(Self.manifest)
    #expect(
      plan.inShort == #"""
        replace list/News/poster/Thin #43: paper "THIN"->"THICK"
        update list/News/poster/Wet #41: shares {"blue":"2","red":"1"}->{"blue":null,"red":"3"}, body "old"->"new"
        create pigment/green: name null->"green"
        create poster/Global: title null->"Global", shares null->{"green":"1","red":null}, mixture null->{"combination":"LAYERED","groups":["red","green"]}, body null->"new" after pigment/green
        deferred list/News/poster/Dry #42: body "old"->"new"
        deferred pigment/blue #32: name "blue"->null, code "00f"->null
        """#
    )
    #expect(
      plan.changes.compactMap(\.reason) == [
        "paper cannot be changed: replaced",
        "its surface is DRY, and only WET can be changed or replaced or deleted: pour water over it",
        "wash it out",
      ]
    )
  }

  @Test("is applied; planned again there is nothing new")
  func applied() async throws {
    let tenant = try Self.tenant()
    let applying = Applying(tenant: tenant, registry: Self.registry)
    let plan = try await applying.plan(Self.manifest)
    #expect(
      await applying.apply(plan) == #"""
        start list/News/poster/Thin
        GET /posters/43
        GET /posters/43/inside
        DELETE /posters/43
        POST /posters {"listId":5,"title":"Thin","shares":{"blue":"2","red":"1"},"inside":"old","paper":"THICK"}
        PATCH /posters/100 {"paint":{"how":"MIXED","of":[{"pigmentId":31}]}}
        end list/News/poster/Thin: applied
        start list/News/poster/Wet
        GET /posters/41
        GET /posters/41/inside
        PATCH /posters/41 {"shares":{"red":"3","blue":null},"inside":"new"}
        end list/News/poster/Wet: applied
        start pigment/green
        POST /pigments {"name":"green"}
        end pigment/green: applied
        start poster/Global
        POST /posters {"listId":1,"title":"Global","shares":{"green":"1"},"inside":"new"}
        PATCH /posters/102 {"paint":{"how":"LAYERED","of":[{"pigmentId":31},{"pigmentId":101}]}}
        end poster/Global: applied
        has written
        """#
    )
    let again = try await applying.plan(Self.manifest)
    #expect(
      again.inShort == #"""
        deferred list/News/poster/Dry #42: body "old"->"new"
        deferred pigment/blue #32: name "blue"->null, code "00f"->null
        """#
    )
  }
}
