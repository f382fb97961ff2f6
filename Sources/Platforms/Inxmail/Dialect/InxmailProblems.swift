import Resources
import Support

extension ProblemForm {
  /// Problem documents (reference, "Problem types"; RFC 9457).
  package static let inxmail = ProblemForm(
    read: document,
    isProblem: { json in
      // A text for its type and one for its title, and nothing that an object or a page of a collection has: no id, and
      // nothing embedded.
      let embedsNothing = json["_embedded"].map { $0 == .null || $0.members?.isEmpty == true } ?? true
      return json["type"]?.text != nil && json["title"]?.text != nil
        && ObjectForm.inxmail.writtenID(of: json) == nil && embedsNothing
    },
    meaning: { status, type in
      // The type says that an object is locked under any status (reference, "Locked resource"), and that there is one of the
      // name under any status of an error (reference, "Duplicate resource").
      if type == "locked-resource" { return .locked }
      return status >= 400 && type == "duplicate-resource" || status == 409 ? .duplicate : nil
    }
  )

  private static func document(_ body: JSON) -> ProblemDocument {
    func text(_ member: String) -> String? { body[member]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    let objections = (body["invalidFields"]?.elements ?? []).map { ($0["field"]?.text, $0["problem"]?.text) }
    let withoutField = objections.compactMap { field, problem in field == nil ? problem : nil }
    return ProblemDocument(
      type: text("type"),
      title: text("title"),
      detail: text("detail"),
      generalErrors: (body["generalErrors"]?.elements ?? []).compactMap(\.text) + withoutField,
      invalidFields: objections.compactMap { field, problem in
        field.map { ProblemDocument.InvalidField(field: $0, problem: problem ?? "invalid") }
      }
    )
  }
}
