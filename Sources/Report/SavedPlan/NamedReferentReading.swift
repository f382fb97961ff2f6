import Planner
import Resources
import Support

extension NamedReferent {
  /// As a saved plan has it; nil where it makes no sense.
  init?(fromPlan json: JSON, of kind: Kind, _ registry: Registry) {
    guard let slot = json["field"]?.text.flatMap(kind.slot), let word = json["kind"]?.text,
      registry.kind(word) != nil, let address = json["address"]?.text
    else { return nil }
    self.init(
      slot: slot,
      object: .init(
        kind: word,
        address: Address(written: address),
        id: json["id"]?.int,
        list: json[SavedPlanMember.listId.rawValue]?.int
      ),
      form: json["type"]?.text
    )
  }
}
