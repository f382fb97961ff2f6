import Resources
import Support

/// What the address of a request names: its answer must be about the same.
struct Asked {
  let kind: Kind
  let id: Int?
  let name: String?
  let form: ObjectForm

  /// Why an answer is about something else; nil where it is not, or tells nothing of what it is about.
  func objection(to body: JSON) -> String? {
    let body = form.object(inAnswer: body)
    if kind.endpoint.collection == nil {
      // Documents tell an id that means nothing (0 in the reference's samples); of several in one list each has a name.
      guard let member = kind.endpoint.nameMember, let name, let found = body[member], found != .null else {
        return nil
      }
      guard let text = found.text else { return UnreadableBody.otherType(member).message }
      return sameCodePoints(text, name) ? nil : "it is about the \(kind.title) \"\(text)\""
    }
    guard let id, let found = form.writtenID(of: body), found != String(id) else { return nil }
    return "it is about the object with the id \(found)"
  }

  func check(_ body: JSON) throws(UnreadableBody) {
    if let objection = objection(to: body) { throw UnreadableBody(objection) }
  }
}
