import Resources

extension Declaration {
  /// The same with other values.
  func with(_ values: Values) -> Declaration {
    Declaration(
      .init(kind: kind, address: address, name: name, list: list, mark: mark),
      isAbsent: isAbsent,
      formerly: formerly,
      values: values,
      marks: marks
    )
  }
}

/// What is different where the declarations come from another tenant.
extension ObjectDiff {
  /// Why a change waits that would send numbers of the other tenant in these fields; nil where there are none.
  func foreignNumbers(_ declaration: Declaration, _ slots: some Sequence<Int>) -> String? {
    guard context.options.isForeign else { return nil }
    let clauses = slots.flatMap { slot in
      declaration.values[slot].map(declaration.kind.fields[slot].ofOneTenant) ?? []
    }
    guard !clauses.isEmpty else { return nil }
    return clauses.joined(separator: "; ")
      + ", which is a number of the other tenant: choose what it stands for in Inxmail"
  }

  /// The declaration without what says that there must be nothing, where there is nothing yet and nothing comes by itself.
  func arriving(_ declaration: Declaration) -> Declaration {
    guard context.options.isForeign else { return declaration }
    var values = declaration.values
    for (slot, field) in declaration.kind.fields.enumerated()
    where values[slot] == .null && !field.comesFilled {
      values[slot] = nil
    }
    return declaration.with(values)
  }

  /// What a reader should know of what the API never tells of an object, and so could not be taken along.
  func arrivalWarnings(_ declaration: Declaration) -> [String] {
    guard context.options.isForeign else { return [] }
    let kind = declaration.kind
    return kind.fields.indices.compactMap { slot in
      let field = kind.fields[slot]
      guard field.isConcealing, declaration.values[slot] == .bool(true) else { return nil }
      return
        "it arrives \(field.name), as the API does not tell whether it was: \(PlanOptions.visibilityOption) shows it"
    }
  }

  /// Whether the tenant has it already: what belongs to a list that exists does.
  func exists(_ position: Int, _ declaration: Declaration) -> Bool {
    let owner = declaration.kind.endpoint.collection == nil ? declaration.list ?? position : position
    return context.matches.live[owner] != nil
  }
}
