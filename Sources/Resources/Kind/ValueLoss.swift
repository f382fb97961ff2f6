extension Kind {
  /// A value whose change takes something with it that cannot be put back.
  package struct ValueLoss: Sendable {
    /// The name of the setting that it is about; nil for every object of the kind.
    package let name: String?
    /// The field's name.
    package let field: String
    /// The value that loses something where there is another one.
    package let value: Value
    /// What is lost, as a clause.
    package let message: String

    /// A value that loses something where there is another one.
    package init(name: String? = nil, field: String, to value: Value, _ message: String) {
      self.name = name
      self.field = field
      self.value = value
      self.message = message
    }
  }

  /// What is lost for good where the object of that name, which has the live values, gets the wanted ones. What cannot be
  /// read may be any value.
  package func lossOnChange(named name: String?, from live: Values, to wanted: Values) -> String? {
    guard let changeLoss, changeLoss.name.map({ $0 == name }) ?? true, let slot = slot(changeLoss.field),
      let after = wanted[slot], fields[slot].same(after, changeLoss.value)
    else { return nil }
    guard let before = live[slot] else { return changeLoss.message + " (its current value cannot be read)" }
    return fields[slot].same(before, changeLoss.value) ? nil : changeLoss.message
  }
}
