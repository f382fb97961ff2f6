/// One object of a tenant as it was read.
package struct LiveObject: Hashable, Sendable {
  /// Its id; nil for what a list has just one of.
  package let id: Int?
  /// The id of its list, for kinds that lists can have.
  package let list: Int?
  /// What identifies it within its scope; nil for what a list has just one of.
  package let name: String?
  /// Its values; nil where one could not be read.
  package var values: Values

  /// An object as it was read.
  package init(id: Int?, list: Int?, name: String?, values: Values) {
    self.id = id
    self.list = list
    self.name = name
    self.values = values
  }
}
