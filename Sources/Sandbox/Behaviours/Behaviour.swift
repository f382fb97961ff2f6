import Platforms
import Resources
import Support

/// What the server does with a kind beyond what the kind's table says. A kind without one of its own gets the plain
/// behaviour: all members that a GET gives, a `self` link, no dates.
struct Behaviour: Sendable {
  /// How its objects are written.
  var representation = Representation()
  /// The members that tell its objects from others of the same section of the state, with what they are.
  var marks: [JSON.Member] = []
  /// Members that the server sets on a create.
  var created: [Stamp] = []
  /// Members that the server sets on a PUT or a PATCH.
  var changed: [Stamp] = []
  /// Members of a body that must not be null beyond what the table demands.
  var required: [String] = []
  /// What is said of an object that the API cannot make (`Kind.unmakeable`).
  var refusal = "is not supported"
  /// Whether two objects of one list can share a name.
  var names = Names.unique
  /// Whether content that does not apply to an object is dropped and not refused (reference, "Create new text module for
  /// existing list").
  var dropsStrayContent = false
  /// Which objects can be changed, judged on their own values, and what is said of all others.
  var changeable = Rule(.always, "")
  /// Which objects cannot be deleted, judged on their own values, and what is said of them.
  var undeletable = Rule(.never, "")
  /// Which lists a new object can be of, beyond what the table demands, and what is said of all others.
  var lists = Rule(.always, "")
  /// What is said where a map names none of its objects.
  var unknown: @Sendable (_ name: String) -> Problem = { _ in .noReferencedObject }
  /// What is said where an object of that name is there already.
  var duplicate: @Sendable (_ name: String) -> Problem = { _ in .duplicate }
  /// What else happens where an object has been made.
  var afterCreate: @Sendable (inout Tenant, _ object: JSON) -> Void = { _, _ in }
  /// What else happens where an object has been deleted.
  var afterDelete: @Sendable (inout Tenant, _ object: JSON) -> Void = { _, _ in }
  /// The state's section of names that objects outside the API have taken.
  var takenNames: String?
  /// Query parameters that narrow the collection; one named as the table's list member is there anyway.
  var filters: [Filter] = []

  /// What there is to say of two objects of one list with the same name.
  enum Names: Sendable {
    /// There are none.
    case unique
    /// The reference leaves it open.
    case inDoubt
    /// There may be some.
    case shared
  }

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
    Kind.testProfile.word: .testProfile,
    Kind.mailing.word: .mailing,
  ]
}
