import Resources

/// What the server does with a kind beyond what the kind's table says. A kind without one of its own gets the plain
/// behaviour: all members that a GET gives, a `self` link, no dates.
struct Behaviour: Sendable {
  /// How its objects are written.
  var representation = Representation()
  /// Members that the server sets on a create.
  var created: [Stamp] = []
  /// Members that the server sets on a PUT.
  var changed: [Stamp] = []
  /// Members of a body that must not be null beyond what the table demands.
  var required: [String] = []
  /// What is said of an object that the API cannot make (`Kind.unmakeable`).
  var refusal = "is not supported"
  /// Whether the reference leaves open if two objects of one list can share a name.
  var namesAreInDoubt = false
  /// The state's section of names that objects outside the API have taken.
  var takenNames: String?
  /// Query parameters that narrow the collection; one named as the table's list member is there anyway.
  var filters: [Filter] = []

  /// A member that the server sets.
  struct Stamp: Sendable {
    let member: String
    let value: Value

    enum Value: Sendable {
      /// The time of the request.
      case now
      case json(JSON)
    }

    init(_ member: String, _ value: Value) {
      self.member = member
      self.value = value
    }
  }

  /// The behaviours of the API's kinds, by the kinds' words.
  static let standard: [String: Behaviour] = [
    Kind.list.word: .list,
    Kind.setting.word: .setting,
    Kind.subscriptionSettings.word: .subscriptionSettings,
    Kind.unsubscriptionSettings.word: .unsubscriptionSettings,
    Kind.attribute.word: .attribute,
    Kind.targetGroup.word: .targetGroup,
    Kind.textModule.word: .textModule,
    Kind.blacklistEntry.word: .blacklistEntry,
    Kind.datasource.word: .datasource,
  ]
}
