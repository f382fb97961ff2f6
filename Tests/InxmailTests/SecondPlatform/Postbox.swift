import Resources
import Support

/// A platform that is made up here, and unlike Inxmail in all that a dialect says: no links and no lists, objects within
/// `data`, ids called `key`, pages by a cursor, a token, and headers of its own.
extension Platform {
  static let postbox = Platform(
    name: "postbox",
    registry: Registry([.audience, .snippet]),
    dialect: .postbox,
    baseURL: BaseURLForm(example: "https://CUSTOMER.postbox.example")
  )
}

extension Kind {
  /// Changed by PATCH, and its names are unique.
  fileprivate static let audience = Kind(
    .init(
      word: "audience",
      section: "audiences",
      title: "audience",
      place: .init(scopes: .system, identity: Kind.Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(.required)), wire: .member("label")),
      Field("note", .text(TextRule())),
    ],
    api: .init(
      endpoint: Kind.Endpoint(
        collection: .init("/v9/audiences"),
        item: .init("/v9/audiences/{id}"),
        members: .init(facts: ["made"])
      ),
      creation: .refusingDuplicates,
      change: .patch
    ),
    lifecycle: .init(canPrune: true)
  )

  /// Changed by PUT, and refers to an audience by its key.
  fileprivate static let snippet = Kind(
    .init(
      word: "snippet",
      section: "snippets",
      title: "snippet",
      place: .init(scopes: .system, identity: Kind.Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(.required)), wire: .member("label")),
      Field("text", .text(TextRule()), wire: .member("body")),
      Field("audience", .reference(.kind("audience")), wire: .member("audience_key")),
    ],
    api: .init(
      endpoint: Kind.Endpoint(
        collection: .init("/v9/snippets"),
        item: .init("/v9/snippets/{id}"),
        members: .init(constants: [.init("source", .string("code"))])
      ),
      change: .put
    )
  )
}

extension Dialect {
  static let postbox = Dialect(
    requests: RequestForm(
      media: MediaTypes(
        accepted: "application/vnd.postbox+json",
        body: "application/json",
        isAlwaysNamed: true
      ),
      authentication: .bearer,
      limits: RateLimitForm(
        headers: RateLimitForm.Headers(
          remaining: "quota-left",
          reset: "quota-renewed-at",
          moment: .since1970
        ),
        wait: "come-back-in"
      )
    ),
    objects: ObjectForm(
      idMember: "key",
      formatPrefix: "@",
      envelope: ObjectForm.Envelope(
        answer: { $0["data"] ?? .null },
        request: { object, kind, _ in .members(["kind": .string(kind.word), "data": object]) }
      )
    ),
    pages: PageForm(size: 2, sizeParameter: "limit") { body, _, query throws(UnreadableBody) in
      guard let items = body["data"]?.elements else { throw UnreadableBody("it has no data") }
      let rest = query.split(separator: "&").filter { !$0.hasPrefix("cursor=") }
      let next = body["cursor"]?.text.map { (rest + ["cursor=" + $0]).joined(separator: "&") }
      return PageBody(items: items, place: "data", next: next)
    },
    problems: ProblemForm(
      read: { body in
        let error = body["error"]
        return ProblemDocument(type: error?["code"]?.text, title: error?["message"]?.text)
      },
      isProblem: { $0["error"]?.members != nil },
      meaning: { _, type in
        switch type {
        case "label_taken": .duplicate
        case "checked_out": .locked
        default: nil
        }
      }
    ),
    writes: WriteForm(
      evidence: ["key"],
      hasLocation: false,
      mayBeEmpty: { _, method, status in method == .delete && status == 202 },
      looks: [.seconds(2)]
    )
  )
}
