import Resources
import Support

/// A query parameter that narrows a collection.
struct Filter: Sendable {
  /// The parameter's name.
  let name: String
  /// The member it looks at.
  let member: String
  /// How.
  let test: Test

  enum Test: Sendable {
    /// The number is one of these.
    case numbers
    /// The text is one of these, which must be among the known ones.
    case words([String])
    /// The text is this one.
    case text
    /// The text contains this one, ignoring case.
    case part
    /// The text is one of these, ignoring case.
    case anyText
    /// The array holds this number.
    case holding
  }

  init(_ name: String, _ member: String, _ test: Test) {
    self.name = name
    self.member = member
    self.test = test
  }

  /// A test for objects as they are written, where the query has the parameter.
  func predicate(_ query: RequestQuery, _ representation: Representation) throws(Problem) -> ((JSON) -> Bool)?
  {
    guard let first = query[name] else { return nil }
    let standard = representation.defaultValue(member)
    let value: (JSON) -> JSON? = { [member] in $0[member] ?? standard }
    switch test {
    case .numbers:
      var numbers: Set<Int> = []
      for text in query.list(name) {
        guard let number = Int(text) else { throw .typeMismatch(name) }
        numbers.insert(number)
      }
      return { value($0)?.int.map(numbers.contains) ?? false }
    case .words(let known):
      let words = query.list(name)
      guard words.allSatisfy(known.contains) else { throw .typeMismatch(name) }
      return { value($0)?.text.map(words.contains) ?? false }
    case .text:
      return { value($0)?.text.map { sameCodePoints($0, first) } ?? false }
    case .anyText:
      let texts = Set(query.list(name).map { $0.lowercased() })
      return { value($0)?.text.map { texts.contains($0.lowercased()) } ?? false }
    case .holding:
      guard let number = Int(first) else { throw .typeMismatch(name) }
      return { value($0)?.elements?.contains { $0.int == number } ?? false }
    case .part:
      let part = first.lowercased()
      return { value($0)?.text?.lowercased().contains(part) ?? false }
    }
  }
}
