import API
import Resources
import Support

/// What the answer to a write says was stored.
package struct Answer {
  /// Whether there is nothing.
  let isEmpty: Bool
  /// Whether it says that the request was not carried out, whatever its status.
  let isProblem: Bool
  /// Whether it is about an object of the kind: whatever else answers has not done what was asked.
  let isReadable: Bool
  /// The object.
  private let body: JSON?
  private let location: String?
  private let kind: Kind
  private let form: ObjectForm

  package init(_ response: Response, _ kind: Kind, _ dialect: Dialect) {
    let whole = try? JSONReader.read(response.body, keepsSpelling: true)
    let body = whole.map(dialect.objects.object(inAnswer:))
    self.body = body
    isEmpty = response.body.isEmpty
    isProblem = whole.map(dialect.problems.isProblem) ?? false
    isReadable = (dialect.writes.evidence + kind.fields.compactMap(\.member)).contains { body?[$0] != nil }
    location = dialect.writes.hasLocation ? response.header("location") : nil
    self.kind = kind
    form = dialect.objects
  }

  /// The new object's id, of `Location` or of the body; 0 stands for none.
  package var id: Int? { locationID ?? bodyID }

  /// Why the answer does not tell which object was made; nil where it does, or tells none.
  var contradiction: String? {
    guard let locationWord, let bodyWord, locationWord != bodyWord else { return nil }
    return "Location has the id \(locationWord), and the body has \(bodyWord)"
  }

  private var locationID: Int? { locationWord.flatMap { Int($0) } }

  private var bodyID: Int? { bodyWord.flatMap { Int($0) } }

  /// As it was written: an id that is too large for a number here is another one than any that is not.
  private var locationWord: String? {
    let path = location?.prefix { $0 != "?" && $0 != "#" }
    guard let segment = path?.split(separator: "/").last else { return nil }
    return ObjectForm.writtenID(String(decoding: percentDecoded(Array(segment.utf8)), as: UTF8.self))
  }

  private var bodyWord: String? { body.flatMap(form.writtenID) }

  /// Fields of which the answer says something else than was sent.
  func differences(from sent: Values, uses: Field.Uses) -> [String] {
    kind.fields.enumerated().compactMap { slot, field in
      guard field.uses.contains(uses), let member = field.member, let wanted = sent[slot],
        let found = body?[member]
      else {
        return nil
      }
      let stored = field.value(fromWire: found)
      if field.fulfils(stored, wanted) { return nil }
      return "\(field.name) was stored as \(stored.json.text())"
    }
  }
}
