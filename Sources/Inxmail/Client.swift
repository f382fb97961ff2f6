import FoundationEssentials
import Resources

/// What the API's answers mean; how they come is the transport's matter.
public struct Client: Sendable {
  /// How many items a page asks for.
  public static let pageSize = 1000

  /// So many empty pages in a row may lead on to another one.
  private static let patience = 3

  private let transport: any Transport

  /// A client over a transport that already repeats what can be repeated.
  public init(_ transport: any Transport) { self.transport = transport }

  /// Why a call failed.
  public enum Failure: Error, Sendable {
    /// There is no answer.
    case transport(Request, TransportError)
    /// The tenant refused; 401 and 403 are refused credentials.
    case problem(Request, Problem)
    /// The answer makes no sense.
    case answer(AnswerError)
  }

  /// One request whose answer has a status below 300; anything else is thrown.
  public func send(_ request: Request) async throws(Failure) -> Response {
    let response = try await sendAny(request)
    guard (200..<300).contains(response.status) else { throw .problem(request, Problem(response)) }
    return response
  }

  /// One request, whatever its answer.
  public func sendAny(_ request: Request) async throws(Failure) -> Response {
    do throws(TransportError) { return try await transport.send(request) } catch {
      throw .transport(request, error)
    }
  }

  /// A whole collection, page by page, sorted by id and without repeats; with the number of pages.
  public func collection(_ kind: Kind, query: String? = nil) async throws(Failure) -> (
    objects: [LiveObject], requests: Int
  ) {
    let decoder = HALDecoder(kind)
    var objects: [LiveObject] = []
    var seen = SeenIDs()
    let query = query ?? kind.endpoint.collectionQuery
    let requests = try await pages(kind.endpoint.collection ?? "", query: query) {
      request,
      body throws(Failure) in
      let count = objects.count
      let page: HALPage
      do { page = try decoder.page(body) } catch {
        throw Failure.answer(AnswerError(request, describe(error)))
      }
      for item in page.items {
        guard let id = item.id else { throw Failure.answer(AnswerError(request, "an item has no id")) }
        if let identity = kind.identity, !identity.canBeMissing, item.name == nil {
          throw Failure.answer(AnswerError(request, "the item with id \(id) has no \(identity.field)"))
        }
        if seen.insert(id) { objects.append(item) }
      }
      try refuseStandstill(request, isNew: objects.count > count || page.items.isEmpty, next: page.next)
      return (page.next, page.items.isEmpty)
    }
    if !seen.isAscending { objects.sort { $0.id ?? 0 < $1.id ?? 0 } }
    return (objects, requests)
  }

  /// A collection of which only a few members are read.
  public func items(_ path: String, query: String, relation: String) async throws(Failure) -> (
    items: [JSON], requests: Int
  ) {
    var items: [JSON] = []
    var seen = SeenIDs()
    let requests = try await pages(path, query: query) { request, body throws(Failure) in
      let count = items.count
      let page: JSON
      do { page = try JSONDecoder().decode(JSON.self, from: Data(body)) } catch {
        throw Failure.answer(AnswerError(request, describe(error)))
      }
      let embedded = page["_embedded"]
      guard embedded != nil || page["_links"] != nil else {
        throw Failure.answer(AnswerError(request, "it is no page of a collection"))
      }
      if let embedded, embedded != .null, embedded.members?.isEmpty != true,
        embedded[relation]?.elements == nil
      {
        throw Failure.answer(AnswerError(request, "it embeds no \(relation)"))
      }
      let found = embedded?[relation]?.elements ?? []
      for item in found {
        guard let id = item["id"]?.int else {
          throw Failure.answer(AnswerError(request, "an item has no id"))
        }
        if seen.insert(id) { items.append(item) }
      }
      let next: String?
      do {
        next = try LinksBody(next: .init(href: page["_links"]?["next"]?["href"]?.text)).nextQuery()
      } catch { throw Failure.answer(AnswerError(request, describe(error))) }
      try refuseStandstill(request, isNew: items.count > count || found.isEmpty, next: next)
      return (next, found.isEmpty)
    }
    return (items.sorted { $0["id"]?.int ?? 0 < $1["id"]?.int ?? 0 }, requests)
  }

  /// Follows `next` until there is none. A `next` that was followed before leads nowhere.
  private func pages(
    _ path: String,
    query: String,
    each: (Request, [UInt8]) throws(Failure) -> (next: String?, isEmpty: Bool)
  ) async throws(Failure) -> Int {
    var next: String? = [query, "pageSize=\(Client.pageSize)"].filter { !$0.isEmpty }.joined(separator: "&")
    var followed: Set<String> = []
    var emptyPages = 0
    while let query = next {
      let request = Request(.get, path, query: query)
      guard followed.insert(query).inserted else {
        throw .answer(AnswerError(request, "the link to the next page leads back to a page that was read"))
      }
      let page = try each(request, try await send(request).body)
      next = page.next
      emptyPages = page.isEmpty ? emptyPages + 1 : 0
      if emptyPages > Client.patience, next != nil {
        throw .answer(AnswerError(request, "one page after the other is empty and leads on"))
      }
    }
    return followed.count
  }

  /// Pages that hold only what was seen lead on for ever.
  private func refuseStandstill(_ request: Request, isNew: Bool, next: String?) throws(Failure) {
    if !isNew, next != nil {
      throw .answer(AnswerError(request, "the page holds nothing new and names a next one"))
    }
  }

  /// What a decoding error says, without the library's decorations.
  func describe(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it cannot be read" }
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(path(context)) has another type than documented"
    case .keyNotFound(let key, _): return "\(key.stringValue) is missing"
    case .dataCorrupted(let context):
      return context.underlyingError == nil && !context.debugDescription.contains("JSON")
        ? context.debugDescription : "it is not JSON"
    @unknown default: return "it cannot be read"
    }
  }

  private func path(_ context: DecodingError.Context) -> String {
    context.codingPath.isEmpty ? "it" : context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}

/// The ids of a collection so far. Nearly always they only rise, and then nothing but the last one need be known.
struct SeenIDs {
  private var highest = Int.min
  private var inOrder: [Int] = []
  private var all: Set<Int>?
  /// Whether each was higher than the one before.
  var isAscending: Bool { all == nil }

  /// Notes an id; false where it was there before.
  mutating func insert(_ id: Int) -> Bool {
    guard id <= highest else {
      highest = id
      if all == nil { inOrder.append(id) } else { all?.insert(id) }
      return true
    }
    if all == nil { all = Set(inOrder) }
    return all?.insert(id).inserted ?? false
  }
}
