import Planner
import Resources
import Support

/// A plan in a file: the JSON plan, and for each change what the tenant had and what is wanted, so that it can be shown
/// and applied without the manifests it was made from.
package struct SavedPlan: Sendable {
  /// Which tenant it was made for: the base URL, or `sandbox:FILE`.
  package let tenant: String
  package let plan: Plan
  /// The names of the files that marks point into; what stood in them is not saved.
  package let sources: SourceMap
  /// Whether what cannot be read is written all the same.
  package let writesUnreadable: Bool
  /// The kinds that there are, in the order in which they are written.
  private let registry: Registry

  package init(
    tenant: String,
    plan: Plan,
    sources: SourceMap,
    writesUnreadable: Bool,
    registry: Registry
  ) {
    self.registry = registry
    self.tenant = tenant
    self.plan = plan
    self.sources = sources
    self.writesUnreadable = writesUnreadable
  }

  /// As the file has it: indented, with a final newline.
  package var bytes: [UInt8] {
    let document = document
    let digest = SavedPlan.digest(of: document)
    return document.setting("digest", to: .string(digest)).bytes(.indented) + [UInt8(ascii: "\n")]
  }

  /// A digest over all of a document, whatever the order of its members and its white space: against accidents, not
  /// against somebody who wants to deceive.
  static func digest(of document: JSON) -> String {
    "sha256:" + SHA256.hex(document.removing("digest").bytes(.canonical))
  }

  private var document: JSON {
    let json = PlanJSON(tenant: tenant, sources: sources, version: Version.current)
    let changes = plan.changes.map { change in
      JSON.object((json.change(change).members ?? []) + members(of: change))
    }
    let document = json.document(plan)
      .setting("changes", to: .array(changes))
      .setting("writeUnreadable", to: .bool(writesUnreadable))
    return plan.matchesNothing ? document.setting("matchesNothing", to: .bool(true)) : document
  }

  /// What carrying the change out needs beside what is shown.
  private func members(of change: Change) -> [JSON.Member] {
    let kind = change.kind
    var members = [
      JSON.Member("name", .optional(change.name)),
      JSON.Member("list", SavedPlan.list(change.list)),
      JSON.Member("live", change.live.map { SavedPlan.values($0.values, of: kind) } ?? .null),
      JSON.Member("desired", SavedPlan.values(change.desired, of: kind)),
    ]
    let leftOut = kind.fields.indices.filter { (change.live?.values.leftOut ?? 0) & 1 << UInt64($0) != 0 }
    if !leftOut.isEmpty {
      members.append(JSON.Member("leftOut", .array(leftOut.map { .string(kind.fields[$0].name) })))
    }
    for (name, values) in [("live", change.live?.values), ("desired", change.desired)] {
      let raw = kind.fields.indices.filter { values?[$0]?.isRaw ?? false }
      if !raw.isEmpty {
        members.append(JSON.Member(name + "Raw", .array(raw.map { .string(kind.fields[$0].name) })))
      }
    }
    if let unknown = change.live?.values.unknownMembers, !unknown.isEmpty {
      members.append(JSON.Member("unknownMembers", .array(unknown.map { .string($0) })))
    }
    return members + parts(of: change) + surroundings(of: change)
  }

  /// What the wanted values are made of where that is not shown.
  private func parts(of change: Change) -> [JSON.Member] {
    let kind = change.kind
    var members: [JSON.Member] = []
    let forms = kind.fields.enumerated().compactMap { slot, field in
      change.desired[slot]?.forms.map { JSON.Member(field.name, $0) }
    }
    if !forms.isEmpty { members.append(JSON.Member("forms", .object(forms))) }
    let texts = kind.fields.enumerated().compactMap { slot, field in
      change.desired[slot]?.pieces.map { JSON.Member(field.name, $0) }
    }
    if !texts.isEmpty { members.append(JSON.Member("pieces", .object(texts))) }
    if !change.pending.isEmpty {
      let pending = change.pending.sorted { $0.key < $1.key }
      members.append(
        JSON.Member(
          "pending",
          .object(pending.map { .init(kind.fields[$0].name, .array($1.map { .string($0.text) })) })
        )
      )
    }
    return members
  }

  /// What was seen beside the object when the plan was made.
  private func surroundings(of change: Change) -> [JSON.Member] {
    let kind = change.kind
    var members: [JSON.Member] = []
    if !change.referents.isEmpty {
      members.append(JSON.Member("refersTo", .array(change.referents.map { SavedPlan.json($0, of: kind) })))
    }
    if !change.names.isEmpty {
      members.append(JSON.Member("names", .array(change.names.map { SavedPlan.json($0, of: kind) })))
    }
    if !change.holds.isEmpty {
      let kinds = registry.kinds.compactMap { kind in change.holds[kind.word].map { (kind.word, $0) } }
      func member(_ name: String, _ value: (Change.Held) -> JSON) -> JSON.Member {
        JSON.Member(name, .object(kinds.map { JSON.Member($0, .array($1.map(value))) }))
      }
      members.append(member("holds") { .int($0.id) })
      if kinds.allSatisfy({ $1.allSatisfy { $0.name != nil } }) {
        members.append(member("heldNames") { .string($0.name ?? "") })
      }
    }
    if !change.lookAlikes.isEmpty {
      members.append(JSON.Member("lookAlikes", .array(change.lookAlikes.map { .int($0) })))
    }
    return members
  }

  private static func json(_ referent: NamedReferent, of kind: Kind) -> JSON {
    .members([
      "field": .string(kind.fields[referent.slot].name),
      "kind": .string(referent.kind),
      "address": .string(referent.address.text),
      "id": referent.id.map { .int($0) } ?? .null,
      SavedPlanMember.listId.rawValue: referent.list.map { .int($0) } ?? .null,
      "type": .optional(referent.form),
    ])
  }

  private static func json(_ referent: Referent, of kind: Kind) -> JSON {
    .members([
      "field": .string(kind.fields[referent.slot].name),
      "collection": .string(referent.path),
      "id": .int(referent.id),
      "name": .string(referent.name),
      SavedPlanMember.listId.rawValue: referent.list.map { .int($0) } ?? .null,
      "listName": .optional(referent.listName),
      "isByName": .bool(referent.isByName),
    ])
  }

  private static func list(_ list: Change.ListID) -> JSON {
    switch list {
    case .none: .null
    case .known(let id): .members(["id": .int(id)])
    case .made(let address): .members(["address": .string(address.text)])
    }
  }

  private static func values(_ values: Values, of kind: Kind) -> JSON {
    .object(
      kind.fields.enumerated().compactMap { slot, field in
        values[slot].map { JSON.Member(field.name, $0.json) }
      }
    )
  }
}

extension Value {
  /// The parts of a text with names for what has no number yet; nil for any other value.
  fileprivate var pieces: JSON? {
    guard case .template(let pieces) = self else { return nil }
    return .array(
      pieces.map { piece in
        switch piece {
        case .text(let text): .string(text)
        case .object(let object):
          .members([
            "kind": .string(object.word), "listName": .optional(object.list), "name": .string(object.name),
          ])
        }
      }
    )
  }

  /// What the entries of a map stand for, as far as it is known; nil for nothing.
  fileprivate var forms: JSON? {
    guard case .map(let entries) = self else { return nil }
    let known = entries.compactMap { entry in
      entry.form.map { JSON.Member(entry.name, .string($0.rawValue)) }
    }
    return known.isEmpty ? nil : .object(known)
  }
}
