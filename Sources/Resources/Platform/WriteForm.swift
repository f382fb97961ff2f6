/// What the answer to a write tells.
package struct WriteForm: Sendable {
  /// Members of which any shows that an answer is about an object, beside the kind's own.
  package let evidence: [String]
  /// Whether the last segment of `Location` is the new object's id.
  package let hasLocation: Bool
  /// Whether an answer without a body is what a success looks like.
  package let mayBeEmpty: @Sendable (_ kind: Kind, _ method: Method, _ status: Int) -> Bool
  /// When what was written is looked for: it may show late.
  package let looks: [Duration]

  /// What answers tell.
  package init(
    evidence: [String],
    hasLocation: Bool,
    mayBeEmpty: @escaping @Sendable (_ kind: Kind, _ method: Method, _ status: Int) -> Bool,
    looks: [Duration]
  ) {
    self.evidence = evidence
    self.hasLocation = hasLocation
    self.mayBeEmpty = mayBeEmpty
    self.looks = looks
  }
}
