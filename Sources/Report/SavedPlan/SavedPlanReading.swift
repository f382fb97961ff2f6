import Planner
import Resources
import Support

/// Why a file is not taken for a saved plan: a clause about the file.
package struct SavedPlanError: Error, Hashable {
  package let message: String

  init(_ message: String) { self.message = message }
}

extension SavedPlan {
  /// Reads a saved plan. Throws where the bytes are none, are cut off or changed, or come from a newer version.
  package init(_ bytes: [UInt8], registry: Registry) throws(SavedPlanError) {
    guard !bytes.isEmpty else { throw SavedPlanError("is empty") }
    let document: JSON
    do throws(JSONError) { document = try JSONReader.read(bytes, keepsSpelling: true) } catch {
      throw SavedPlanError(
        "is cut off, damaged or no plan: \(error.message) (line \(error.line), column \(error.column))"
      )
    }
    guard let version = document["formatVersion"]?.text,
      document["generator"]?.text?.hasPrefix("inx-apply ") == true
    else { throw SavedPlanError("is not a plan of inx-apply") }
    try SavedPlan.check(version)
    guard let digest = document["digest"]?.text else {
      throw SavedPlanError("is a plan to be read, not a saved one: plan --out writes those")
    }
    guard digest == SavedPlan.digest(of: document) else {
      throw SavedPlanError("was changed after it was written: its digest does not match")
    }
    var reading = SavedPlanReading(registry: registry)
    self = try reading.savedPlan(document)
  }

  private static func check(_ version: String) throws(SavedPlanError) {
    let read = numbers(version)
    let known = numbers(PlanJSON.formatVersion) ?? []
    guard let read, read.count == 2 else {
      throw SavedPlanError("has the format version \"\(version)\", which is none")
    }
    guard !known.lexicographicallyPrecedes(read) else {
      throw SavedPlanError(
        "was written by a newer version (format \(version); this one reads up to \(PlanJSON.formatVersion))"
      )
    }
    guard read[0] == known[0] else {
      throw SavedPlanError("has the old format \(version): plan again")
    }
  }

  private static func numbers(_ version: String) -> [Int]? {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    return parts.contains(nil) ? nil : parts.compactMap(\.self)
  }
}

/// Takes the document of a saved plan apart. Its digest has matched, so that what makes no sense here comes from a
/// program with other tables than this one.
private struct SavedPlanReading {
  let registry: Registry
  private var sources = SourceMap()
  /// By name; names that look the same are different files.
  private var files: [CodePoints: Int] = [:]
  /// Where reading has got to, for messages.
  private var place = ""

  init(registry: Registry) { self.registry = registry }

  mutating func savedPlan(_ document: JSON) throws(SavedPlanError) -> SavedPlan {
    try addFiles(document)
    place = ""
    let tenant = try text("tenant", of: document)
    let summary = try member("summary", of: document)
    var changes: [Change] = []
    for (index, json) in try elements("changes", of: document).enumerated() {
      place = "changes[\(index)]."
      changes.append(try change(json))
    }
    place = ""
    let plan = Plan(
      changes: changes,
      totals: .init(
        unchanged: try int("unchanged", of: summary),
        unmanaged: try int("unmanaged", of: summary),
        reads: try int("read", of: try member("requests", of: summary))
      ),
      judgement: .init(
        blocked: try guards("blocked", of: document),
        allowed: try guards("allowed", of: document)
      ),
      diagnostics: try diagnostics(document),
      isFiltered: document["matchesNothing"]?.bool ?? false
    )
    return SavedPlan(
      tenant: tenant,
      plan: plan,
      sources: sources,
      writesUnreadable: document["writeUnreadable"]?.bool ?? false,
      registry: registry
    )
  }

  // MARK: - Changes

  private mutating func change(_ json: JSON) throws(SavedPlanError) -> Change {
    let word = try text("kind", of: json)
    guard let kind = registry.kind(word) else { throw problem("kind", "\"\(word)\" is not known") }
    let name = json["name"]?.text
    let list = try list(json)
    let desired = try pieced(
      formed(values("desired", of: json, kind) ?? kind.noValues, json, kind),
      json,
      kind
    )
    let live = try live(json, kind, name: name, list: list)
    var fields: [Change.FieldChange] = []
    for field in try elements("fields", of: json) { fields.append(try self.field(field, kind, of: json)) }
    var change = Change(
      try action(json),
      .init(
        address: Address(written: try text("address", of: json)),
        kind: kind,
        mark: mark(try member("source", of: json)),
        name: name,
        list: list
      ),
      live: live,
      target: .init(
        desired: desired,
        pending: try pending(json, kind, desired),
        isRename: isRename(kind, live, desired)
      ),
      shown: .init(fields: fields, reason: json["reason"]?.text, warnings: try texts("warnings", of: json))
    )
    change.dependsOn = try texts("dependsOn", of: json).map { Address(written: $0) }
    try addSurroundings(json, to: &change)
    return change
  }

  private func pending(_ json: JSON, _ kind: Kind, _ desired: Values) throws(SavedPlanError)
    -> [Int: [Address]]
  {
    var pending: [Int: [Address]] = [:]
    for member in json["pending"]?.members ?? [] {
      guard let slot = kind.slot(member.name), member.value.elements?.count == desired[slot]?.pendingCount
      else { throw problem("pending", "\"\(member.name)\" is not known") }
      pending[slot] = try texts(member.name, of: json["pending"] ?? .null).map { Address(written: $0) }
    }
    return pending
  }

  /// Adds what was seen beside the object when the plan was made.
  private func addSurroundings(_ json: JSON, to change: inout Change) throws(SavedPlanError) {
    for json in json["refersTo"]?.elements ?? [] {
      guard let referent = Referent(fromPlan: json, of: change.kind) else {
        throw problem("refersTo", "an object is not known")
      }
      change.referents.append(referent)
    }
    for json in json["names"]?.elements ?? [] {
      guard let named = NamedReferent(fromPlan: json, of: change.kind, registry) else {
        throw problem("names", "an object is not known")
      }
      change.names.append(named)
    }
    for member in json["holds"]?.members ?? [] {
      guard registry.kind(member.name) != nil, let ids = member.value.elements?.map(\.int), !ids.contains(nil)
      else { throw problem("holds", "\"\(member.name)\" is not known") }
      change.holds[member.name] = ids.compactMap { id in id.map { Change.Held(id: $0, name: nil) } }
    }
    for member in json["heldNames"]?.members ?? [] {
      let names = member.value.elements?.compactMap(\.text) ?? []
      guard let held = change.holds[member.name], held.count == names.count else {
        throw problem("heldNames", "\"\(member.name)\" has no name for each id")
      }
      change.holds[member.name] = zip(held, names).map { Change.Held(id: $0.id, name: $1) }
    }
    for id in json["lookAlikes"]?.elements ?? [] {
      guard let id = id.int else { throw problem("lookAlikes", "an id is no whole number") }
      change.lookAlikes.append(id)
    }
  }

  private func action(_ json: JSON) throws(SavedPlanError) -> Change.Action {
    let word = try text("action", of: json)
    for action in [Change.Action.create, .update, .replace, .delete] where action.word == word {
      return action
    }
    guard word == "deferred", let wanted = Change.Action.Wanted(rawValue: try text("wanted", of: json)) else {
      throw problem("action", "\"\(word)\" is not known")
    }
    return .deferred(wanted)
  }

  private func isRename(_ kind: Kind, _ live: LiveObject?, _ desired: Values) -> Bool {
    guard kind.rename != nil, let slot = kind.identitySlot, let name = live?.name, let wanted = desired[slot]
    else { return false }
    // Another spelling of the same name is a change, and no rename.
    return wanted.asText.map { NameKey($0, kind.identity) != NameKey(name, kind.identity) } ?? false
  }

  private func list(_ json: JSON) throws(SavedPlanError) -> Change.ListID {
    let list = try member("list", of: json)
    if let id = list["id"]?.int { return .known(id) }
    if let address = list["address"]?.text { return .made(Address(written: address)) }
    guard list == .null else { throw problem("list", "it names none") }
    return .none
  }

  private func live(_ json: JSON, _ kind: Kind, name: String?, list: Change.ListID) throws(SavedPlanError)
    -> LiveObject?
  {
    guard var values = try values("live", of: json, kind) else { return nil }
    for field in json["leftOut"]?.elements ?? [] {
      guard let slot = field.text.flatMap(kind.slot) else { throw problem("leftOut", "a field is not known") }
      values.leftOut |= 1 << UInt64(slot)
    }
    if json["unknownMembers"] != nil { values.unknownMembers = try texts("unknownMembers", of: json) }
    let identity = kind.identitySlot.flatMap { values[$0]?.asText }
    let listID: Int? = if case .known(let id) = list { id } else { nil }
    return LiveObject(id: json["id"]?.int, list: listID, name: identity ?? name, values: values)
  }

  /// The values of an object; nil where there is no object.
  private func values(_ name: String, of json: JSON, _ kind: Kind) throws(SavedPlanError) -> Values? {
    let object = try member(name, of: json)
    if object == .null { return nil }
    guard let members = object.members else { throw problem(name, "it is no object") }
    var values = kind.noValues
    for member in members {
      guard let slot = kind.slot(member.name),
        let value = value(member.value, of: kind.fields[slot], side: name, of: json)
      else { throw problem("\(name).\(member.name)", "it is not known") }
      values[slot] = value
    }
    return values
  }

  /// A value of a field, of what was there or of what is wanted: the plan tells which are as an answer has them.
  private func value(_ value: JSON, of field: Field, side: String, of json: JSON) -> Value? {
    let raw = json[side + "Raw"]?.elements ?? []
    let isRaw = value != .null && raw.contains { $0.text.map { sameCodePoints($0, field.name) } ?? false }
    return isRaw ? .raw(RawJSON(value)) : field.value(fromPlan: value)
  }

  /// The values with what the entries of maps stand for.
  private func formed(_ values: Values, _ json: JSON, _ kind: Kind) throws(SavedPlanError) -> Values {
    var values = values
    for member in json["forms"]?.members ?? [] {
      guard let slot = kind.slot(member.name), case .map(let entries)? = values[slot] else {
        throw problem("forms", "\"\(member.name)\" is not known")
      }
      values[slot] = .map(
        entries.map { entry in
          entry.standing(for: member.value[entry.name]?.text.flatMap(ValueForm.init))
        }
      )
    }
    return values
  }

  /// The values with texts in which objects are named that have no number yet.
  private func pieced(_ values: Values, _ json: JSON, _ kind: Kind) throws(SavedPlanError) -> Values {
    var values = values
    for member in json["pieces"]?.members ?? [] {
      let pieces = (member.value.elements ?? []).compactMap { Value.Piece(fromPlan: $0) }
      guard let slot = kind.slot(member.name), values[slot]?.asText != nil, !pieces.isEmpty,
        pieces.count == member.value.elements?.count
      else { throw problem("pieces", "\"\(member.name)\" is not known") }
      values[slot] = .template(pieces)
    }
    return values
  }

  private func field(_ json: JSON, _ kind: Kind, of change: JSON) throws(SavedPlanError) -> Change.FieldChange
  {
    let name = try text("name", of: json)
    let (old, new) = (try member("before", of: json), try member("after", of: json))
    guard let field = kind.field(name), let before = value(old, of: field, side: "live", of: change),
      let after = value(new, of: field, side: "desired", of: change)
    else { throw problem("fields.\(name)", "it is not known") }
    let changedIn = json["changedIn"]?.text
    let origin = changedIn.flatMap { Change.Origin(rawValue: $0) }
    guard (changedIn == nil) == (origin == nil) else { throw problem("fields.\(name)", "it is not known") }
    return Change.FieldChange(
      name: name,
      before: before,
      after: after,
      forcesReplacement: json["forcesReplacement"]?.bool ?? false,
      changedIn: origin
    )
  }

  // MARK: - Guards, diagnostics, places

  private func guards(_ name: String, of document: JSON) throws(SavedPlanError) -> [GuardEntry] {
    var entries: [GuardEntry] = []
    for json in try elements(name, of: document) {
      entries.append(
        GuardEntry(
          guardName: try text("guard", of: json),
          addresses: try texts("addresses", of: json).map { Address(written: $0) },
          message: try text("message", of: json),
          override: json["override"]?.text
        )
      )
    }
    return entries
  }

  private func diagnostics(_ document: JSON) throws(SavedPlanError) -> [Diagnostic] {
    var all: [Diagnostic] = []
    for json in try elements("diagnostics", of: document) {
      guard let severity = Diagnostic.Severity(rawValue: try text("severity", of: json)) else {
        throw problem("diagnostics", "a severity is not known")
      }
      var related: [Diagnostic.Related] = []
      for other in json["related"]?.elements ?? [] {
        guard let mark = mark(other) else { throw problem("diagnostics", "a place is missing") }
        related.append(Diagnostic.Related(try text("message", of: other), at: mark))
      }
      all.append(Diagnostic(severity, try text("message", of: json), at: mark(json), related: related))
    }
    return all
  }

  /// Gathers the files that places name, in the order in which marks sort.
  private mutating func addFiles(_ document: JSON) throws(SavedPlanError) {
    var names: [String] = []
    for change in try elements("changes", of: document) {
      if let file = change["source"]?["file"]?.text { names.append(file) }
    }
    for diagnostic in try elements("diagnostics", of: document) {
      for place in [diagnostic] + (diagnostic["related"]?.elements ?? []) {
        if let file = place["file"]?.text { names.append(file) }
      }
    }
    for name in names.map({ CodePoints($0) }).sorted() where files[name] == nil {
      files[name] = sources.add(SourceMap.File(name: name.text, bytes: []))
    }
  }

  private func mark(_ json: JSON) -> Mark? {
    guard let file = json["file"]?.text.flatMap({ files[CodePoints($0)] }), let line = json["line"]?.int,
      let column = json["column"]?.int
    else { return nil }
    return Mark(file: file, line: line, column: column)
  }

  // MARK: - Members

  private func member(_ name: String, of json: JSON) throws(SavedPlanError) -> JSON {
    guard let value = json[name] else { throw problem(name, "it is missing") }
    return value
  }

  private func text(_ name: String, of json: JSON) throws(SavedPlanError) -> String {
    guard let text = json[name]?.text else { throw problem(name, "it is missing or no text") }
    return text
  }

  private func int(_ name: String, of json: JSON) throws(SavedPlanError) -> Int {
    guard let number = json[name]?.int else { throw problem(name, "it is missing or no number") }
    return number
  }

  private func elements(_ name: String, of json: JSON) throws(SavedPlanError) -> [JSON] {
    guard let all = json[name]?.elements else { throw problem(name, "it is missing or no array") }
    return all
  }

  private func texts(_ name: String, of json: JSON) throws(SavedPlanError) -> [String] {
    var texts: [String] = []
    for element in try elements(name, of: json) {
      guard let text = element.text else { throw problem(name, "it holds what is no text") }
      texts.append(text)
    }
    return texts
  }

  private func problem(_ name: String, _ what: String) -> SavedPlanError {
    SavedPlanError("makes no sense to this version: \(place)\(name): \(what)")
  }
}
