/// A problem's JSON. Every part is read by itself, so that one of an unexpected shape does not hide the others.
struct ProblemDocument: Decodable {
  let type: String?
  let title: String?
  let detail: String?
  let generalErrors: [String]
  let invalidFields: [Problem.InvalidField]

  private enum Key: String, CodingKey { case type, title, detail, generalErrors, invalidFields }

  init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) -> String? {
      guard let text = try? parts.decode(String.self, forKey: key), !text.isEmpty else { return nil }
      return text
    }
    func list<Element: Decodable>(_ key: Key, of: Element.Type) -> [Element] {
      let elements = try? parts.decode([Lenient<Element>].self, forKey: key)
      return elements?.compactMap(\.value) ?? []
    }
    type = text(.type)
    title = text(.title)
    detail = text(.detail)
    let objections = list(.invalidFields, of: Objection.self)
    invalidFields = objections.compactMap { objection in
      objection.field.map { Problem.InvalidField(field: $0, problem: objection.problem ?? "invalid") }
    }
    let withoutField = objections.compactMap { $0.field == nil ? $0.problem : nil }
    generalErrors = list(.generalErrors, of: String.self) + withoutField
  }

  private struct Objection: Decodable {
    let field: String?
    let problem: String?
  }

  /// An element that may have any shape; nil where it is not the expected one.
  private struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
  }
}
