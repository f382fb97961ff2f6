/// One field of a kind: everything that decoding, validation, diff and request bodies need to know of it. A class, for it is
/// handed around for every value of every object.
package final class Field: Sendable {
  /// Under which name a manifest writes it.
  package let name: String
  /// Where the API has it.
  package let wire: Wire
  /// What it may hold.
  package let type: FieldType
  /// Which calls it takes part in.
  package let uses: Uses
  /// When a create must have it.
  package let needed: Condition
  /// When it means anything at all; a declaration otherwise is an error.
  package let applies: Condition
  /// The field without which the API does not keep it; nil for none.
  package let companion: String?
  /// What a changed value leads to.
  package let onChange: OnChange
  /// Names of other objects inside its text.
  package let mentions: [Mention]
  /// The word of the kind that the names of a map's entries are of; nil where they name nothing.
  package let keys: String?
  /// Functions inside its text that take the number of an object of one tenant.
  package let numbered: [NumberedCall]
  /// Whether the reference says that a member which an answer leaves out is null.
  package let isNullWhereLeftOut: Bool
  /// Whether its number stands for something that another tenant does not know; 0 stands for none.
  package let isOfOneTenant: Bool
  /// Whether a new object has something here without being told: then an empty text is not the same as none declared.
  package let comesFilled: Bool
  /// Whether its text is HTML, which people judge by how it looks.
  package let isHTML: Bool
  /// Whether true keeps a new object out of sight, where the API never tells: then a copy from another tenant arrives so.
  package let isConcealing: Bool

  /// Where the API has a field.
  package enum Wire: Sendable {
    /// A member of the object.
    case member(String)
    /// A member of an embedded resource, which different readings of the reference call differently.
    case embedded(relations: [String], member: String)
    /// A member of the resource of its own that holds the object's content (`Endpoint.content`); writes take it as one of
    /// the object itself.
    case content(member: String)
    /// A query parameter of the create.
    case query(String)
  }

  /// Which calls a field takes part in.
  package struct Uses: OptionSet, Sendable {
    /// The set as bits.
    package let rawValue: Int
    /// A set from its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// A GET gives it.
    package static let read = Uses(rawValue: 1)
    /// A POST takes it.
    package static let create = Uses(rawValue: 2)
    /// A PUT or a PATCH takes it.
    package static let change = Uses(rawValue: 4)
    /// A manifest may declare it.
    package static let declare = Uses(rawValue: 8)
    /// All of them.
    package static let all: Uses = [.read, .create, .change, .declare]
  }

  /// What a changed value leads to.
  package enum OnChange: Sendable {
    case update
    case replace
    /// It cannot be; the clause says why.
    case refuse(String)
  }

  /// A function of the filter language whose argument names another object.
  package struct Mention: Sendable {
    /// The function's name, such as `Column`; known in any case.
    package let function: String
    /// The word of the kind it names.
    package let kind: String
    /// Whether a bare word names one, too.
    package let isBare: Bool

    /// A function and the word of the kind that its argument names.
    package init(_ function: String, names kind: String, isBare: Bool = false) {
      self.function = function
      self.kind = kind
      self.isBare = isBare
    }
  }

  /// Functions of the filter language whose arguments are numbers that mean something in one tenant only; known in any case.
  package struct NumberedCall: Sendable {
    /// The functions' names: different readings of the reference call them differently.
    package let functions: [String]
    /// What the number stands for in messages, such as `link`.
    package let title: String
    /// Under which word a manifest names it, and where names are found; nil for what has none that another tenant knows.
    package let named: (word: String, lookup: Lookup)?

    /// Functions and what their argument stands for.
    package init(_ functions: [String], title: String, named: (word: String, lookup: Lookup)? = nil) {
      self.functions = functions
      self.title = title
      self.named = named
    }
  }

  /// What is special about a field.
  package enum Trait: Sendable {
    /// When a create must have it; otherwise never.
    case needed(Condition)
    /// When it means anything at all; otherwise always.
    case applies(Condition)
    /// The field without which the API does not keep it.
    case companion(String)
    /// What a changed value leads to; otherwise an update.
    case onChange(OnChange)
    /// Names of other objects inside its text.
    case mentions([Mention])
    /// The word of the kind that the names of a map's entries are of.
    case keys(String)
    /// Functions inside its text that take the number of an object of one tenant.
    case numbered([NumberedCall])
    case isNullWhereLeftOut, isOfOneTenant, comesFilled, isHTML, isConcealing
  }

  /// A field; by default a member of the same name that takes part in every call.
  package init(
    _ name: String,
    _ type: FieldType,
    wire: Wire? = nil,
    uses: Uses = .all,
    _ traits: Trait...
  ) {
    self.name = name
    self.type = type
    self.wire = wire ?? .member(name)
    self.uses = uses
    let special = Special(traits)
    needed = special.needed
    applies = special.applies
    companion = special.companion
    onChange = special.onChange
    mentions = special.mentions
    keys = special.keys
    numbered = special.numbered
    isNullWhereLeftOut = special.flags.contains(.nullWhereLeftOut)
    isOfOneTenant = special.flags.contains(.ofOneTenant)
    comesFilled = special.flags.contains(.filled)
    isHTML = special.flags.contains(.html)
    isConcealing = special.flags.contains(.concealing)
  }

  /// What the traits of a field say.
  private struct Special {
    /// Traits that have no value.
    enum Flag { case nullWhereLeftOut, ofOneTenant, filled, html, concealing }

    var needed = Condition.never
    var applies = Condition.always
    var companion: String?
    var onChange = OnChange.update
    var mentions: [Mention] = []
    var keys: String?
    var numbered: [NumberedCall] = []
    var flags: Set<Flag> = []

    init(_ traits: [Trait]) {
      for trait in traits {
        switch trait {
        case .needed(let condition): needed = condition
        case .applies(let condition): applies = condition
        case .companion(let name): companion = name
        case .onChange(let change): onChange = change
        case .mentions(let all): mentions = all
        case .keys(let word): keys = word
        case .numbered(let calls): numbered = calls
        case .isNullWhereLeftOut: flags.insert(.nullWhereLeftOut)
        case .isOfOneTenant: flags.insert(.ofOneTenant)
        case .comesFilled: flags.insert(.filled)
        case .isHTML: flags.insert(.html)
        case .isConcealing: flags.insert(.concealing)
        }
      }
    }
  }

  /// Where the objects are found that these pieces name.
  package func lookups(of pieces: [Value.Piece]) -> [Lookup] {
    pieces.compactMap { piece in
      guard case .object(let object) = piece else { return nil }
      return lookup(of: object.word)
    }
  }

  /// The read-only collections whose objects its values can hold by their numbers.
  package var lookups: [Lookup] {
    let whole: [Lookup] = if case .reference(.lookup(let lookup)) = type { [lookup] } else { [] }
    return whole + numbered.compactMap { $0.named?.lookup }
  }

  /// Where objects are found that a text of this field names with that word.
  package func lookup(of word: String) -> Lookup? {
    numbered.lazy.compactMap(\.named).first { $0.word == word }?.lookup
  }

  /// Under which word a text names what is found there; nil where it names nothing of it.
  package func word(of lookup: Lookup) -> String? {
    numbered.lazy.compactMap(\.named).first { $0.lookup.path == lookup.path }?.word
  }

  /// The member's name in a request body; nil for a query parameter.
  package var member: String? {
    switch wire {
    case .member(let name), .embedded(_, let name), .content(let name): name
    case .query: nil
    }
  }
}

/// What a field may hold.
package enum FieldType: Sendable {
  case text(TextRule)
  /// A condition in the API's filter language: white space outside quotes does not count.
  case filter
  /// Text that may come from a file of its own; line ends compare as LF. Its file stands under `file` in a manifest.
  case content(file: String)
  case boolean(BooleanForm)
  /// A whole number in these bounds.
  case integer(ClosedRange<Int>)
  /// One of the API's own words.
  case word([String])
  /// One of the API's numbers, written as a word.
  case code([Code])
  /// Another object by its name; the API has its id.
  case reference(ReferenceTarget)
  /// Texts by names. A manifest says of each whether it is managed: an entry that it leaves out keeps its text, and null takes
  /// it away.
  case map
  /// Several objects of a kind that is managed, by their names, and how they are combined.
  case combination(CombinationRule)

  /// The word of the kind whose objects the API has by their ids here; nil for no kind that is managed.
  package var referredKind: String? {
    switch self {
    case .reference(.kind(let word)): word
    case .combination(let rule): rule.kind
    case .text, .filter, .content, .boolean, .integer, .word, .code, .reference(.lookup), .map: nil
    }
  }

  /// How the API writes a truth value.
  package enum BooleanForm: Sendable { case literal, string }

  /// One of the API's numbers with the word that a manifest uses.
  package struct Code: Sendable {
    /// As a manifest writes it.
    package let word: String
    /// As the API writes it.
    package let number: Int

    /// A word and its number.
    package init(_ word: String, _ number: Int) {
      self.word = word
      self.number = number
    }
  }
}

/// What a reference points to.
package enum ReferenceTarget: Sendable {
  /// Objects of a kind that is managed, by the kind's word.
  case kind(String)
  /// Objects that can only be read.
  case lookup(Lookup)
}

/// A collection of objects that are referred to but not managed.
package struct Lookup: Sendable {
  /// What one is called in messages.
  package let title: String
  /// The collection's path.
  package let path: String
  /// The relation under which a page embeds its items.
  package let relation: String
  /// The member that tells the name.
  package let nameMember: String
  /// The member that tells the list.
  package let listMember: String
  /// The member that tells the state, and the states in which it may be referred to; nil where any will do.
  package let state: (member: String, usable: [String])?
  /// The id that stands for none; nil where there is no such id.
  package let none: Int?

  /// The members that tell the name, the list, and the state with those in which it may be referred to.
  package struct Members: Sendable {
    let name: String
    let list: String
    let state: (member: String, usable: [String])?

    /// Members of an element; without a state any will do.
    package init(name: String, list: String, state: (member: String, usable: [String])? = nil) {
      self.name = name
      self.list = list
      self.state = state
    }
  }

  /// A collection that is only read.
  package init(title: String, path: String, relation: String, members: Members, none: Int? = nil) {
    self.title = title
    self.path = path
    self.relation = relation
    nameMember = members.name
    listMember = members.list
    state = members.state
    self.none = none
  }
}
