import Resources
import Support

/// Writes objects of the state as the server does: members in the documented order, absolute links.
struct Writer: Sendable {
  /// In which answer an object stands; it decides on the links.
  enum Place: Hashable {
    /// The answer to a GET of it, with what the request wants.
    case single(RequestQuery)
    /// A page, with what the request wants.
    case element(RequestQuery)
    /// The answer to a POST.
    case created
    /// The answer to a PUT or a PATCH.
    case changed

    /// What a GET wants; nil in answers to writes.
    var query: RequestQuery? {
      switch self {
      case .single(let query), .element(let query): query
      case .created, .changed: nil
      }
    }
  }

  /// The base of all links.
  var base: String
  /// What the answers to POST tell of ids, and what is embedded.
  let readings: Set<Reading>

  /// The object of a kind.
  func write(
    _ object: JSON,
    of kind: Kind,
    _ representation: Representation,
    id: Int?,
    list: Int?,
    name: String? = nil,
    as place: Place
  ) -> JSON {
    let fields = kind.fields.filter { field in
      if case .member = field.wire { field.uses.contains(.read) } else { false }
    }
    let plain =
      (id == nil ? [] : ["id"]) + (kind.endpoint.listMember.map { [$0] } ?? []) + fields.compactMap(\.member)
    var (object, id) = (object, id)
    var hidesID = false
    if place == .created, id != nil {
      hidesID = readings.contains(.postWithoutID)
      if readings.contains(.postIDZero) { (object, id) = (object.setting("id", to: .int(0)), 0) }
    }
    let item = kind.itemPath(id: id, list: list, name: name)
    let answersCollection =
      hidesID || representation.answersLackID && (place == .created || place == .changed)
    var members = self.members(object, representation, plain: plain, as: place) { member in
      kind.fields.first { $0.member == member }.map { representation.standard($0, member) }
    }
    if hidesID { members.removeAll { $0.name == "id" } }
    if case .single(let query) = place,
      let embedded = embedded(
        object,
        of: kind,
        item: item,
        id: id,
        wanted: query.list("embedded")
      )
    {
      members.append(embedded)
    }
    members.append(
      links(
        self: answersCollection ? kind.endpoint.collection ?? item : item + query(representation, place),
        representation,
        id: id,
        list: list,
        as: place
      )
    )
    return .object(members)
  }

  /// The object of a view.
  func write(_ object: JSON, of view: View, as place: Place) -> JSON {
    let id = object["id"]?.int
    let path = view.path + "/" + String(id ?? 0)
    let members = self.members(view.derived(object), view.representation, plain: [], as: place) { _ in nil }
    let list = object[Section.list]?.int
    return .object(
      members + [
        links(
          self: path + query(view.representation, place),
          view.representation,
          id: id,
          list: list,
          as: place
        )
      ]
    )
  }

  private func members(
    _ object: JSON,
    _ representation: Representation,
    plain: [String],
    as place: Place,
    standard: (String) -> JSON?
  ) -> [JSON.Member] {
    var names = representation.members ?? plain
    if place == .created, let created = representation.createdMembers { names = created }
    return names.compactMap { name in
      if let query = place.query,
        representation.options.contains(where: { $0.members.contains(name) && query[$0.parameter] != "true" })
      {
        return nil
      }
      var value = object[name] ?? representation.defaultValue(name) ?? standard(name) ?? .null
      if place.query == nil, representation.nullInAnswers.contains(name) { value = .null }
      if case .element = place, representation.nullInPages.contains(name) { value = .null }
      if place == .changed, representation.nullWhereChanged.contains(name) { value = .null }
      return value == .null && representation.omittedWhereNull.contains(name) ? nil : JSON.Member(name, value)
    }
  }

  /// The query of an answer's `self`: the options that the request wants, or what the answer to a change has.
  private func query(_ representation: Representation, _ place: Place) -> String {
    var parts = representation.options.filter { place.query?[$0.parameter] == "true" }.map {
      $0.parameter + "=true"
    }
    if place == .changed, !representation.changedQuery.isEmpty { parts.append(representation.changedQuery) }
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  /// The resources that the table embeds, and the one that holds the content, where the request wants them.
  private func embedded(
    _ object: JSON,
    of kind: Kind,
    item: String,
    id: Int?,
    wanted: [String]
  ) -> JSON.Member? {
    guard !readings.contains(.contentMissing) else { return nil }
    if let path = kind.contentPath(id: id), let name = path.split(separator: "/").last,
      wanted.contains("inx:" + name)
    {
      let relation = "inx:" + (readings.contains(.contentCamelCase) ? Writer.camelCase(name) : String(name))
      return JSON.Member(
        "_embedded",
        .object([JSON.Member(relation, content(of: object, kind, path: path))])
      )
    }
    var resources: [JSON.Member] = []
    for field in kind.fields {
      guard case .embedded(let relations, let member) = field.wire, let relation = relations.first,
        wanted.contains(relation)
      else { continue }
      let content = JSON.Member(member, object[member] ?? .null)
      if let index = resources.firstIndex(where: { $0.name == relation }) {
        resources[index].value = .object((resources[index].value.members ?? []) + [content])
      } else {
        resources.append(JSON.Member(relation, .object([content])))
      }
    }
    guard !resources.isEmpty else { return nil }
    return JSON.Member(
      "_embedded",
      .object(
        resources.map { resource in
          let path = item + "/" + (resource.name.split(separator: ":").last.map(String.init) ?? resource.name)
          let links = JSON.Member("_links", .object([Writer.link("self", base + path)]))
          return JSON.Member(
            name(ofEmbedded: resource.name, kind),
            .object((resource.value.members ?? []) + [links])
          )
        }
      )
    )
  }

  /// The resource that holds an object's content. Of what applies, what nobody gave is empty.
  func content(of object: JSON, _ kind: Kind, path: String) -> JSON {
    let values = kind.values(of: object)
    var members = kind.fields.compactMap { field -> JSON.Member? in
      guard case .content(let member) = field.wire else { return nil }
      guard field.applies.holds(for: values, of: kind) else { return JSON.Member(member, .null) }
      return JSON.Member(member, object[member].flatMap { $0 == .null ? nil : $0 } ?? .string(""))
    }
    members.append(JSON.Member("_links", .object([Writer.link("self", base + path)])))
    return .object(members)
  }

  /// Such as `editorContent` for `editor-content`.
  private static func camelCase(_ name: Substring) -> String {
    name.split(separator: "-").enumerated().map {
      $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst()
    }
    .joined()
  }

  /// Under which relation a resource is embedded. A table names every way to read the reference, the likeliest first.
  private func name(ofEmbedded relation: String, _ kind: Kind) -> String {
    guard readings.contains(.contentCamelCase) else { return relation }
    for field in kind.fields {
      if case .embedded(let relations, _) = field.wire, relations.first == relation {
        return relations.last ?? relation
      }
    }
    return relation
  }

  private func links(
    self path: String,
    _ representation: Representation,
    id: Int?,
    list: Int?,
    as place: Place
  ) -> JSON.Member {
    var links = [Writer.link("self", base + path)]
    if place.query != nil {
      links += representation.links.filter { list != nil || !$0.target.contains("{list}") }.map { link in
        var target = link.target
        for (hole, value) in [("{id}", id), ("{list}", list)] {
          if let range = target.firstRange(of: hole) {
            target.replaceSubrange(range, with: String(value ?? 0))
          }
        }
        return Writer.link(link.relation, base + target)
      }
    }
    // Curies explain the relations of a document, so they stand on its outermost level alone.
    if case .element = place {
    } else if links.count > 1 {
      links.append(Writer.curies)
    }
    return JSON.Member("_links", .object(links))
  }

  /// One link.
  static func link(_ relation: String, _ target: String) -> JSON.Member {
    JSON.Member(relation, .members(["href": .string(target)]))
  }

  /// What the prefix of relations stands for.
  static let curies = JSON.Member(
    "curies",
    .array([
      .members([
        "href": .string("https://apidocs.inxmail.com/xpro/rest/v1/relations/{rel}"), "name": .string("inx"),
        "templated": .bool(true),
      ])
    ])
  )
}
