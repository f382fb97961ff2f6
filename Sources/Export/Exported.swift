import Desired
import Resources

/// A tenant's configuration as it was read, fit to be declared.
package struct Exported: Sendable {
  /// Those at the top, and lists with what is below them.
  package var objects: [ManifestObject] = []
  /// The kinds at the top that were asked for and could be read.
  package var sections: [Kind] = []
  /// Kinds that the tenant does not give, with the reason.
  package var unread: [(kind: Kind, reason: String)] = []
  /// What is to be said of the tenant as a whole.
  package var general: [String] = []
  /// What is not as a reader would expect, or means something else in another tenant.
  package var warnings: [Remark] = []
  /// Numbers in it that mean something in this tenant only.
  package var numbers: [Remark] = []
  /// What the API would not make in another tenant, with what has to be done there.
  package var unmakeable: [Remark] = []
  /// Objects that no manifest can declare.
  package var leftOut: [Rest] = []
  /// Patterns that match nothing, where that may be.
  package var unmatched: [ExportScope.Unmatched] = []
  /// How many requests it took.
  package var requests = 0

  /// Objects of one kind that are not taken along.
  package struct Rest: Sendable {
    /// Their kind.
    package let kind: Kind
    /// What they have in common, such as `whose mailingState is FINISHED`.
    package let clause: String
    /// How many there are.
    package let count: Int
  }

  /// One sentence on one object.
  package struct Remark: Hashable, Comparable, Sendable {
    /// The object.
    package let address: Address
    /// What is to be said of it, as a clause.
    package let message: String

    /// By object, then by what is said.
    package static func < (one: Remark, other: Remark) -> Bool {
      (one.address, one.message) < (other.address, other.message)
    }

    /// As one line.
    package var text: String { "\(address): \(message)" }
  }

  /// How many objects there are, those below lists included.
  package var count: Int {
    objects.reduce(0) { $0 + ($1.isPlace ? 0 : 1) + $1.below.count }
  }
}
