import Resources
import Support

extension Value.Piece {
  /// Reads a part of a text from a saved plan; nil where it is none.
  init?(fromPlan json: JSON) {
    if let text = json.text {
      self = .text(text)
      return
    }
    guard let word = json["kind"]?.text, let name = json["name"]?.text, let list = json["listName"],
      list == .null || list.text != nil
    else { return nil }
    self = .object(ObjectName(word: word, list: list.text, name: name))
  }
}

extension Value {
  /// How many objects it has whose ids may be known only later.
  var pendingCount: Int {
    guard case .template(let pieces) = self else { return references.count }
    return pieces.filter { if case .object = $0 { true } else { false } }.count
  }
}
