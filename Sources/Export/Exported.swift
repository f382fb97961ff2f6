import Desired
import Resources

/// A tenant's configuration as it was read, fit to be declared.
public struct Exported: Sendable {
  /// Those at the top, and lists with what is below them.
  public var objects: [ManifestObject] = []
  /// The kinds at the top that were asked for and could be read.
  public var sections: [Kind] = []
  /// Kinds that the tenant does not give, with the reason.
  public var unread: [(kind: Kind, reason: String)] = []
  /// What is to be said of the tenant as a whole.
  public var general: [String] = []
  /// What is not as a reader would expect, or means something else in another tenant.
  public var warnings: [Remark] = []
  /// Numbers in it that mean something in this tenant only.
  public var numbers: [Remark] = []
  /// What the API would not make in another tenant, with what has to be done there.
  public var unmakeable: [Remark] = []
  /// Objects that no manifest can declare.
  public var leftOut: [Rest] = []
  /// Patterns that match nothing, where that may be.
  public var unmatched: [ExportScope.Unmatched] = []
  /// How many requests it took.
  public var requests = 0

  /// Objects of one kind that are not taken along.
  public struct Rest: Sendable {
    /// Their kind.
    public let kind: Kind
    /// What they have in common, such as `whose mailingState is FINISHED`.
    public let clause: String
    /// How many there are.
    public let count: Int
  }

  /// One sentence on one object.
  public struct Remark: Hashable, Comparable, Sendable {
    /// The object.
    public let address: Address
    /// What is to be said of it, as a clause.
    public let message: String

    /// By object, then by what is said.
    public static func < (one: Remark, other: Remark) -> Bool {
      (one.address, one.message) < (other.address, other.message)
    }

    /// As one line.
    public var text: String { "\(address): \(message)" }
  }

  /// How many objects there are, those below lists included.
  public var count: Int {
    objects.reduce(0) { $0 + ($1.isPlace ? 0 : 1) + $1.below.count }
  }
}
