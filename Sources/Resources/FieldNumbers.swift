extension Field {
  /// What in a value means something in one tenant only, each as a clause that begins with the field: its own number, an
  /// object named by its id, and numbers in calls. What is named is not among it.
  public func ofOneTenant(_ value: Value) -> [String] {
    if isOfOneTenant, case .int(let number) = value, number != 0 { return ["\(name) is \(number)"] }
    if case .reference(.lookup(let lookup)) = type, case .reference(.id(let id)) = value, id != lookup.none {
      return ["\(name) names the \(lookup.title) with the id \(id)"]
    }
    guard !numbered.isEmpty else { return [] }
    let text = value.withoutNames
    return numbered.flatMap { call in
      call.functions.flatMap { function in
        FilterText.numbers(of: [function], in: text).map {
          "\(name) names the \(call.title) \(function)(\($0.number))"
        }
      }
    }
  }
}

extension Value {
  /// The text with a word that is no number for each object that it names; empty for what is no text.
  fileprivate var withoutNames: String {
    guard case .template(let pieces) = self else { return asText ?? "" }
    return pieces.map { if case .text(let text) = $0 { text } else { "x" } }.joined()
  }
}
