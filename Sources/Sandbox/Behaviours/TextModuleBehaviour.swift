import Platforms

extension Behaviour {
  /// Reference, "Text modules". The answer to a POST has the content, that to a PUT has not.
  static let textModule = Behaviour(
    representation: Representation(
      members: ["name", "id", "type", "listId", "creationDate", "modificationDate"],
      createdMembers: ["text", "html", "name", "id", "type", "listId"],
      omittedWhereNull: ["text", "html"],
      links: [.list],
      answersLackID: true
    ),
    names: .inDoubt,
    dropsStrayContent: true
  )
}
