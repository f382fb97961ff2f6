import Resources
import Support

extension PageForm {
  /// Pages of HAL: the items are embedded under the kind's relation, and a link leads to the next page.
  package static let inxmail = PageForm(size: 1000, sizeParameter: "pageSize") {
    body,
    relation,
    _ throws(UnreadableBody) in
    guard body.members != nil else { throw .otherType("it") }
    let place = "_embedded.\(relation)"
    let links = body["_links"].flatMap { $0 == .null ? nil : $0 }
    // An empty page embeds nothing, or an empty list. Whatever else there is in its place says nothing of the collection, and
    // least of all that it is empty.
    guard let embedded = body["_embedded"] else {
      guard links != nil, body["id"] ?? .null == .null else {
        throw UnreadableBody("it is no page of a collection")
      }
      return PageBody(items: [], place: place, next: try nextQuery(links))
    }
    let next = try nextQuery(links)
    guard embedded.members != nil else { throw .otherType("_embedded") }
    guard let found = embedded[relation] else { throw UnreadableBody("it embeds no \(relation)") }
    guard let all = found.elements else { throw .otherType(place) }
    return PageBody(items: all, place: place, next: next)
  }

  /// The query of `next`, never its host or path: the answer's links may name another host. A link that is there but leads
  /// to no address is no last page: the rest of the collection would be taken for deleted.
  private static func nextQuery(_ links: JSON?) throws(UnreadableBody) -> String? {
    guard let links else { return nil }
    guard links.members != nil else { throw .otherType("_links") }
    guard let next = links["next"], next != .null else { return nil }
    guard let href = next["href"]?.text else {
      throw UnreadableBody("the link to the next page has no address that can be read")
    }
    guard let mark = href.firstIndex(of: "?") else {
      throw UnreadableBody("the link to the next page has no query")
    }
    let query = href[href.index(after: mark)...].prefix { $0 != "#" }
    guard !query.isEmpty else { throw UnreadableBody("the link to the next page has no query") }
    guard PageBody.isSendable(query) else {
      throw UnreadableBody("the query of the link to the next page cannot be read")
    }
    return String(query)
  }
}
