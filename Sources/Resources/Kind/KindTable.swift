/// The parts that a kind is built from.
extension Kind {
  /// What a kind is called, and where it can be declared.
  package struct Names: Sendable {
    let word: String
    let section: String
    let file: String?
    let title: String
    let place: Place

    /// The address's word, the manifest's key, the name of its file (by default the key with hyphens), and what one is called in
    /// messages.
    package init(word: String, section: String, file: String? = nil, title: String, place: Place) {
      self.word = word
      self.section = section
      self.file = file
      self.title = title
      self.place = place
    }
  }

  /// Where a kind can be declared, and how.
  package struct Place: Sendable {
    let scopes: Scopes
    let shape: Shape
    let identity: Identity?
    let lists: Rule
    let container: Container?

    /// Where a kind can be declared; by default items, in every list.
    package init(
      scopes: Scopes,
      shape: Shape = .items,
      identity: Identity? = nil,
      lists: Rule = Rule(.always, ""),
      container: Container? = nil
    ) {
      self.scopes = scopes
      self.shape = shape
      self.identity = identity
      self.lists = lists
      self.container = container
    }
  }

  /// Whether one can be created, and what is known of a second one of the same name.
  package enum Creation: Sendable {
    /// It is there whenever its list is.
    case none
    /// By POST.
    case post
    /// By POST, and the server is known to refuse a second one of the same name.
    case refusingDuplicates
  }

  /// How the API speaks of a kind.
  package struct API: Sendable {
    let endpoint: Endpoint
    let creation: Creation
    let change: Change
    let deletion: Deletion
    let heldValues: HeldValues?

    /// Where it is, and how it is created, changed and deleted.
    package init(
      endpoint: Endpoint,
      creation: Creation = .post,
      change: Change,
      deletion: Deletion = .item,
      heldValues: HeldValues? = nil
    ) {
      self.endpoint = endpoint
      self.creation = creation
      self.change = change
      self.deletion = deletion
      self.heldValues = heldValues
    }
  }

  /// What can become of an object.
  package struct Lifecycle: Sendable {
    let replacement: Replacement
    let changeable: [Changeability]
    let canPrune: Bool
    let rename: Rename?
    let unmakeable: Rule?

    /// How it is replaced, which live ones can be changed, whether it is pruned and renamed, and what must be made by hand.
    package init(
      replacement: Replacement = .deleteFirst,
      changeable: [Changeability] = [],
      canPrune: Bool = false,
      rename: Rename? = nil,
      unmakeable: Rule? = nil
    ) {
      self.replacement = replacement
      self.changeable = changeable
      self.canPrune = canPrune
      self.rename = rename
      self.unmakeable = unmakeable
    }
  }

  /// What must be known before anything is done with an object.
  package struct Guards: Sendable {
    let losses: Losses
    let warnings: Warnings
    let internalObjects: Condition
    let inherits: Condition

    /// Losses and warnings; which live objects are the tenant's own, and which have their values from another.
    package init(
      losses: Losses = Losses(),
      warnings: Warnings = Warnings(),
      internalObjects: Condition = .never,
      inherits: Condition = .never
    ) {
      self.losses = losses
      self.warnings = warnings
      self.internalObjects = internalObjects
      self.inherits = inherits
    }
  }

  /// What is lost for good.
  package struct Losses: Sendable {
    let deletion: Rule?
    let replacement: Rule?
    let change: ValueLoss?
    let usage: Usage?

    /// What is lost with a delete, a replacement and a change of a value, and what may be using one.
    package init(
      deletion: Rule? = nil,
      replacement: Rule? = nil,
      change: ValueLoss? = nil,
      usage: Usage? = nil
    ) {
      self.deletion = deletion
      self.replacement = replacement
      self.change = change
      self.usage = usage
    }
  }

  /// What a person should know.
  package struct Warnings: Sendable {
    let create: String?
    let replace: String?
    let live: Rule?
    let duplicateHint: String?

    /// What follows from a create and a replacement, what writing means for some live values, and what a refused duplicate may
    /// be about.
    package init(
      create: String? = nil,
      replace: String? = nil,
      live: Rule? = nil,
      duplicateHint: String? = nil
    ) {
      self.create = create
      self.replace = replace
      self.live = live
      self.duplicateHint = duplicateHint
    }
  }
}
