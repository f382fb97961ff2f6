import Resources
import Support

/// Which part of a collection a request wants (reference, "Pagination").
struct Page {
  /// The default page size, which is the largest too (reference, "Limiting result size").
  static let largest = 1000

  let afterID: Int
  let size: Int
  private let query: RequestQuery

  /// What is out of bounds is brought to a legal value (reference, "Limiting result size").
  init(_ query: RequestQuery) throws(Problem) {
    afterID = try query.int("afterId") ?? 0
    let wanted = try query.int("pageSize") ?? Page.largest
    size = wanted < 1 ? Page.largest : min(wanted, Page.largest)
    self.query = query
  }

  /// The objects of the page, and whether there are more.
  func objects(
    of collection: Collection,
    inOrderOfIDs: Bool,
    where predicates: [(JSON) -> Bool]
  ) -> (objects: [JSON], hasMore: Bool) {
    var found: [JSON] = []
    guard afterID < .max else { return ([], false) }
    let rest =
      inOrderOfIDs
      ? collection.objects[collection.position(of: ObjectKey(afterID + 1))...]
      : shuffled(collection)
    for object in rest where predicates.allSatisfy({ $0(object) }) {
      if found.count == size { return (found, true) }
      found.append(object)
    }
    return (found, false)
  }

  /// The objects behind the cursor in an order that is fixed and has nothing to do with ids: the order of a sample is not
  /// ascending (reference, "Retrieve recipient attributes collection"). The cursor is an id all the same; its object may
  /// be gone.
  private func shuffled(_ collection: Collection) -> ArraySlice<JSON> {
    let start = afterID > 0 ? Page.rank(afterID) : nil
    return collection.objects.map { (rank: Page.rank($0["id"]?.int ?? 0), object: $0) }
      .filter { item in start.map { item.rank > $0 } ?? true }
      .sorted { $0.rank < $1.rank }.map(\.object)[...]
  }

  /// The place of an id in that order. No two ids have the same: every step can be undone.
  private static func rank(_ id: Int) -> UInt64 {
    var bits = UInt64(bitPattern: Int64(id)) &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 32
    return bits &* 0xD6E8_FEB8_6659_FD93
  }

  /// The document of the page. Without elements there is no `_embedded`.
  func document(
    _ elements: [JSON],
    lastID: Int?,
    hasMore: Bool,
    relation: String,
    path: String,
    base: String
  ) -> JSON {
    func link(_ name: String, after id: Int) -> JSON.Member {
      Writer.link(name, base + path + "?" + text(after: id))
    }
    var links = [link("self", after: afterID)]
    let next = link(hasMore ? "next" : "inx:upcoming", after: lastID ?? afterID)
    if hasMore { links.append(next) }
    if afterID > 0 { links.append(link("first", after: 0)) }
    if !hasMore { links.append(next) }
    links.append(Writer.curies)
    var members: [JSON.Member] = []
    if !elements.isEmpty {
      members.append(JSON.Member("_embedded", .object([JSON.Member(relation, .array(elements))])))
    }
    return .object(members + [JSON.Member("_links", .object(links))])
  }

  /// The query of a page of the same collection.
  private func text(after id: Int) -> String {
    let others = query.parameters.filter { $0.name != "afterId" && $0.name != "pageSize" }
    return
      (["afterId=\(id)", "pageSize=\(size)"]
      + others.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }).joined(separator: "&")
  }
}
