import Resources
import Support

/// A problem's JSON. Every part is read by itself, so that one of an unexpected shape does not hide the others.
struct ProblemDocument {
  let type: String?
  let title: String?
  let detail: String?
  let generalErrors: [String]
  let invalidFields: [Problem.InvalidField]

  init(_ body: JSON) {
    func text(_ member: String) -> String? { body[member]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    type = text("type")
    title = text("title")
    detail = text("detail")
    let objections = (body["invalidFields"]?.elements ?? []).map { ($0["field"]?.text, $0["problem"]?.text) }
    invalidFields = objections.compactMap { field, problem in
      field.map { Problem.InvalidField(field: $0, problem: problem ?? "invalid") }
    }
    let withoutField = objections.compactMap { field, problem in field == nil ? problem : nil }
    generalErrors = (body["generalErrors"]?.elements ?? []).compactMap(\.text) + withoutField
  }
}
