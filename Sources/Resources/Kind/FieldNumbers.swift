extension Field {
  /// What in a value means something in one tenant only, each as a clause that begins with the field: its own number, an
  /// object named by its id, and numbers among the arguments of functions. What is named is not among it.
  package func ofOneTenant(_ value: Value) -> [String] {
    if isOfOneTenant, case .int(let number) = value, number != 0 { return ["\(name) is \(number)"] }
    if case .reference(.lookup(let lookup)) = type, case .reference(.id(let id)) = value, id != lookup.none {
      return ["\(name) names the \(lookup.title) with the id \(id)"]
    }
    guard !numbered.isEmpty, let text = value.filterText else { return [] }
    return FilterText(text).bareNumbers(besides: namingFunctions).map { found in
      let call = numbered.first { call in
        call.functions.contains { $0.lowercased() == found.function.lowercased() }
      }
      guard let call else {
        return "\(name) has the number \(found.number) in the function \(found.function)"
      }
      return "\(name) names the \(call.title) \(found.function)(\(found.number))"
    }
  }
}
