import Resources
import Support

/// What the API's answers mean; how they come is the transport's matter.
package struct Client: Sendable {
  /// So many empty pages in a row may lead on to another one.
  private static let patience = 3

  private let transport: any Transport
  /// Which kinds there are, and how they are spoken of.
  package let platform: Platform

  /// A client over a transport that already repeats what can be repeated.
  package init(_ transport: any Transport, _ platform: Platform) {
    self.transport = transport
    self.platform = platform
  }

  var dialect: Dialect { platform.dialect }

  /// Reads an answer that is not a success.
  package func problem(_ response: Response) -> Problem { Problem(response, dialect.problems) }

  /// Why a call failed.
  package enum Failure: Error, Sendable {
    /// There is no answer.
    case transport(Request, TransportError)
    /// The tenant refused; 401 and 403 are refused credentials.
    case problem(Request, Problem)
    /// The answer makes no sense.
    case answer(AnswerError)
    /// The list of that name has disappeared since its collection was read.
    case listGone(String)

    /// What is said of a list that has disappeared.
    package static func gone(_ name: String) -> String {
      "the list \"\(name)\" was deleted in the tenant while it was read: run the command again"
    }
  }

  /// One request that the tenant has carried out; anything else is thrown. A problem document is a refusal under any status.
  package func send(_ request: Request) async throws(Failure) -> Response {
    let response = try await sendAny(request)
    guard (200..<300).contains(response.status) else { throw .problem(request, problem(response)) }
    if let json = try? JSONReader.read(response.body), dialect.problems.isProblem(json) {
      throw .problem(request, problem(response))
    }
    return response
  }

  /// One request, whatever its answer.
  package func sendAny(_ request: Request) async throws(Failure) -> Response {
    do throws(TransportError) { return try await transport.send(request) } catch {
      throw .transport(request, error)
    }
  }

  /// Reads the JSON that a request is answered with.
  func json(_ request: Request) async throws(Failure) -> JSON {
    try json(of: try await sendAny(request), to: request)
  }

  /// The JSON of an answer that says that the request was carried out.
  func json(of response: Response, to request: Request) throws(Failure) -> JSON {
    guard (200..<300).contains(response.status) else { throw .problem(request, problem(response)) }
    let json: JSON
    do throws(JSONError) { json = try JSONReader.read(response.body, keepsSpelling: true) } catch {
      switch error.reason {
      case .syntax: throw .answer(AnswerError(request, "it is not JSON"))
      case .refused:
        let place = "line \(error.line), column \(error.column)"
        throw .answer(AnswerError(request, "it cannot be read: \(error.message) (\(place))"))
      }
    }
    if dialect.problems.isProblem(json) { throw .problem(request, problem(response)) }
    return json
  }

  /// Reads a body's JSON; what is wrong with it is told with the request.
  func read<Read>(_ request: Request, _ read: () throws(UnreadableBody) -> Read) throws(Failure) -> Read {
    do throws(UnreadableBody) { return try read() } catch {
      throw .answer(AnswerError(request, error.message))
    }
  }

  /// A whole collection, page by page, sorted by id and without repeats; with the number of pages.
  package func collection(_ kind: Kind, query: String? = nil) async throws(Failure) -> (
    objects: [LiveObject], requests: Int
  ) {
    let decoder = ObjectDecoder(kind, dialect.objects)
    var objects: [LiveObject] = []
    var seen = SeenIDs()
    let query = query ?? kind.endpoint.collectionQuery
    let requests = try await pages(
      kind.endpoint.collection ?? "",
      query: query,
      relation: kind.endpoint.relation
    ) {
      request,
      body throws(Failure) in
      let count = objects.count
      let page = try read(request) { () throws(UnreadableBody) in try decoder.page(body) }
      for item in page.items {
        guard let id = item.id else { throw Failure.answer(AnswerError(request, "an item has no id")) }
        if let identity = kind.identity, !identity.canBeMissing, item.name == nil {
          throw Failure.answer(AnswerError(request, "the item with id \(id) has no \(identity.field)"))
        }
        if seen.insert(id) { objects.append(item) }
      }
      try refuseStandstill(request, isNew: objects.count > count || page.items.isEmpty, next: page.next)
    }
    if !seen.isAscending { objects.sort { $0.id ?? 0 < $1.id ?? 0 } }
    return (objects, requests)
  }

  /// A collection of which only a few members are read.
  package func items(_ path: String, query: String, relation: String) async throws(Failure) -> (
    items: [JSON], requests: Int
  ) {
    var items: [JSON] = []
    var seen = SeenIDs()
    let form = dialect.objects
    let requests = try await pages(path, query: query, relation: relation) { request, page throws(Failure) in
      let count = items.count
      for (index, item) in page.items.enumerated() {
        let item = form.object(inItem: item)
        let place = ItemPlace(page: page, index: index)
        guard item.members != nil else {
          throw Failure.answer(AnswerError(request, UnreadableBody.otherType(place.text).message))
        }
        let id = try read(request) { () throws(UnreadableBody) in
          try item.id(form.idMember) { "\(place.text).\(form.idMember)" }
        }
        guard let id else { throw Failure.answer(AnswerError(request, "an item has no id")) }
        if seen.insert(id) { items.append(item) }
      }
      try refuseStandstill(request, isNew: items.count > count || page.items.isEmpty, next: page.next)
    }
    return (items.sorted { $0[form.idMember]?.int ?? 0 < $1[form.idMember]?.int ?? 0 }, requests)
  }

  /// Follows `next` until there is none. A `next` that was followed before leads nowhere.
  private func pages(
    _ path: String,
    query: String,
    relation: String,
    each: (Request, PageBody) throws(Failure) -> Void
  ) async throws(Failure) -> Int {
    let form = dialect.pages
    var next: String? = [query, form.sizeQuery].filter { !$0.isEmpty }.joined(separator: "&")
    var followed: Set<String> = []
    var emptyPages = 0
    while let query = next {
      let request = Request(.get, path, query: query)
      guard followed.insert(query).inserted else {
        throw .answer(AnswerError(request, "the link to the next page leads back to a page that was read"))
      }
      let body = try await json(request)
      let page = try read(request) { () throws(UnreadableBody) in try form.read(body, relation, query) }
      try each(request, page)
      next = page.next
      emptyPages = page.items.isEmpty ? emptyPages + 1 : 0
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
