import Planner
import Resources
import Support

extension Referent {
  /// Reads what a saved plan says of it; nil for what no object that the kind can name is.
  init?(fromPlan json: JSON, of kind: Kind) {
    guard let slot = json["field"]?.text.flatMap(kind.slot), let path = json["collection"]?.text,
      kind.fields[slot].lookups.contains(where: { $0.path == path }), let id = json["id"]?.int,
      let name = json["name"]?.text, let isByName = json["isByName"]?.bool
    else { return nil }
    self.init(
      slot: slot,
      path: path,
      object: .init(id: id, name: name, list: json[SavedPlanMember.listId.rawValue]?.int),
      listName: json["listName"]?.text,
      isByName: isByName
    )
  }
}
