import Support

/// One kind of object, described once. Decoding, validation, diff, request bodies, dependencies, order, guards
/// and the embedded tenant's routing are derived from it.
package final class Kind: Sendable {
  /// The address's word, such as `target-group`.
  package let word: String
  /// The manifest's key, such as `targetGroups`.
  package let section: String
  /// What its file, or a container's folder, is called where a tenant is written as manifests.
  package let file: String
  /// What one is called in messages.
  package let title: String
  /// Where it can be declared.
  package let scopes: Scopes
  /// How a manifest writes it.
  package let shape: Shape
  /// Which field names it; nil where its list, or its setting's name, is enough.
  package let identity: Identity?
  /// All fields, in the order in which they are shown.
  package let fields: [Field]
  /// Where the API has it.
  package let endpoint: Endpoint
  private let creation: Creation
  private let lifecycle: Lifecycle
  private let guards: Guards
  /// Whether a POST makes one.
  package var canCreate: Bool { creation != .none }
  /// How a changed one is written.
  package let change: Change
  /// Which way one is replaced.
  package var replacement: Replacement { lifecycle.replacement }
  /// Whether the server is known to refuse a second one of the same name: only then is a create whose answer was lost sent
  /// again.
  package var refusesDuplicates: Bool { creation == .refusingDuplicates }
  /// How one is deleted.
  package let deletion: Deletion
  /// Which live ones can be changed, replaced and deleted; all others are left to people.
  package var changeable: [Changeability] { lifecycle.changeable }
  /// Whether `policy.prune` may name it.
  package var canPrune: Bool { lifecycle.canPrune }
  /// Whether `formerly` may rename it, with the warning that a rename brings.
  package var rename: Rename? { lifecycle.rename }
  /// What the API cannot make or change, with what a person has to do.
  package var unmakeable: Rule? { lifecycle.unmakeable }
  /// What is lost for good with a delete.
  package var deletionLoss: Rule? { guards.losses.deletion }
  /// What is lost for good with a replacement.
  package var replacementLoss: Rule? { guards.losses.replacement }
  /// What is lost for good where a value changes.
  package var changeLoss: ValueLoss? { guards.losses.change }
  /// What always follows from a create.
  package var createWarning: String? { guards.warnings.create }
  /// What always follows from a replacement.
  package var replaceWarning: String? { guards.warnings.replace }
  /// What a refused duplicate may be about beside objects that the API shows.
  package var duplicateHint: String? { guards.warnings.duplicateHint }
  /// Live objects whose values are another object's: they are not written into manifests.
  package var inherits: Condition { guards.inherits }
  /// What writing means where the live values are such, which a person should know.
  package var liveWarning: Rule? { guards.warnings.live }
  /// Live objects that are the tenant's own: never matched, pruned or counted.
  package var internalObjects: Condition { guards.internalObjects }
  /// What the values stand for that objects of other kinds hold for one; nil where they hold none.
  package let heldValues: HeldValues?
  /// Which lists can have it, judged on the list's own values.
  package let lists: Rule
  /// What may be using one, so that deleting it changes who is mailed.
  package var usage: Usage? { guards.losses.usage }
  /// Set for the one kind that holds others: lists.
  package let container: Container?

  /// The position of the identity's field.
  package let identitySlot: Int?
  /// Whether any field means something only for some values of another.
  package let hasConditionalFields: Bool
  /// Whether any field can name other objects.
  package let namesOthers: Bool

  /// Whether any field refers to another object by its id, whole or within a text.
  package let hasReferences: Bool

  /// The members of answers that are documented; the id and what belongs to the format are not among them.
  private let knownMembers: Set<CodePoints>
  private let slots: [String: Int]

  /// Where a kind can be declared.
  package struct Scopes: OptionSet, Sendable {
    /// The set as bits.
    package let rawValue: Int
    /// A set from its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// At the top of a manifest.
    package static let system = Scopes(rawValue: 1)
    /// Within a list.
    package static let list = Scopes(rawValue: 2)
  }

  /// How a manifest writes a kind.
  package enum Shape: Sendable {
    /// A sequence of items.
    case items
    /// One mapping a list.
    case document
    /// A mapping from these names to values of the first field.
    case settings([String])
  }

  /// Which field names an object, and how names are compared.
  package struct Identity: Sendable {
    /// The field's name.
    package let field: String
    /// Whether names that differ in case alone are the same.
    package let ignoresCase: Bool
    /// Whether a different spelling of the same name is a change.
    package let managesSpelling: Bool
    /// Whether the API has objects without it, which no manifest can declare.
    package let canBeMissing: Bool

    /// An identity; spelling is managed unless said otherwise.
    package init(
      _ field: String,
      ignoresCase: Bool = false,
      managesSpelling: Bool = true,
      canBeMissing: Bool = false
    ) {
      self.field = field
      self.ignoresCase = ignoresCase
      self.managesSpelling = managesSpelling
      self.canBeMissing = canBeMissing
    }
  }

  /// A kind from its parts; what is left out it does not have.
  package init(
    _ names: Names,
    fields: [Field],
    api: API,
    lifecycle: Lifecycle = Lifecycle(),
    guards: Guards = Guards()
  ) {
    word = names.word
    section = names.section
    file = names.file ?? Kind.hyphenated(names.section)
    title = names.title
    scopes = names.place.scopes
    shape = names.place.shape
    identity = names.place.identity
    lists = names.place.lists
    container = names.place.container
    self.fields = fields
    let endpoint = api.endpoint
    self.endpoint = endpoint
    creation = api.creation
    change = api.change
    deletion = api.deletion
    heldValues = api.heldValues
    self.lifecycle = lifecycle
    self.guards = guards
    let slots = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($0.element.name, $0.offset) })
    self.slots = slots
    identitySlot = names.place.identity.flatMap { slots[$0.field] }
    knownMembers = Set(
      ([endpoint.listMember, endpoint.nameMember].compactMap { $0 } + endpoint.facts
        + fields.compactMap(\.member))
        .map { CodePoints($0) }
    )
    hasConditionalFields = fields.contains { if case .always = $0.applies { false } else { true } }
    hasReferences = fields.contains(where: \.hasReferences)
    namesOthers = fields.contains(where: \.namesOthers)
  }

  /// Such as `target-groups` for `targetGroups`.
  private static func hyphenated(_ section: String) -> String {
    section.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }

  /// Whether the reference has a member of that name in answers.
  package func knows(member name: String) -> Bool { knownMembers.contains(CodePoints(name)) }

  /// Whether the reference has a member of that name in what answers embed under that relation.
  package func knows(member name: String, embeddedAs relation: String) -> Bool {
    fields.contains { field in
      guard case .embedded(let relations, let member) = field.wire else { return false }
      return relations.contains(relation) && sameCodePoints(member, name)
    }
  }

  /// The position of the field of that name.
  package func slot(_ name: String) -> Int? { slots[name] }

  /// The field of that name.
  package func field(_ name: String) -> Field? { slots[name].map { fields[$0] } }

  /// The text of that field in the values.
  package func text(_ field: String, in values: Values) -> String? {
    slots[field].flatMap { values[$0]?.asText }
  }

  /// No values, with a place for each field.
  package var noValues: Values { Values(count: fields.count) }
}

extension Field {
  /// Whether it refers to another object by its id, whole or within a text.
  fileprivate var hasReferences: Bool {
    if case .reference = type { true } else { type.referredKind != nil || !numbered.isEmpty }
  }

  /// Whether it can name other objects.
  fileprivate var namesOthers: Bool { type.referredKind != nil || keys != nil || !mentions.isEmpty }
}
