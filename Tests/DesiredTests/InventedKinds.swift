import Platforms
import Resources

extension Registry {
  /// Lists and a kind of our own, with the field types that the API's kinds do not use.
  static let invented = Registry(container: .list, others: [.invented])
}

extension Kind {
  fileprivate static let invented = Kind(
    .init(
      word: "gadget",
      section: "gadgets",
      title: "gadget",
      place: .init(scopes: .system, identity: Identity("name"))
    ),
    fields: [
      Field("name", .text(TextRule(min: 3, .required))),
      Field("headers", .map),
      Field("parent", .reference(.kind("gadget"))),
    ],
    api: .init(
      endpoint: Endpoint(
        collection: .init("/gadgets", relation: "inx:gadgets"),
        item: .init("/gadgets/{id}")
      ),
      change: .put
    )
  )
}
