import Platforms

extension Behaviour {
  /// Reference, "Target groups". Its dates are of the type Null.
  static let targetGroup = Behaviour(
    representation: Representation(
      members: ["name", "id", "description", "listId", "creationDate", "modificationDate", "filterString"],
      createdMembers: ["id", "listId", "name", "description", "filterString"],
      links: [.list]
    ),
    names: .inDoubt
  )
}
