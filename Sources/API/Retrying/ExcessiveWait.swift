/// A wait that a tenant asks for and a run cannot grant.
package struct ExcessiveWait: Hashable, Sendable {
  /// What the tenant asks for.
  package let asked: Duration
  /// How long a run goes on without any successful answer.
  package let limit: Duration

  /// A clause that says what to do.
  package var words: String {
    let limit = "--retry-timeout \(limit.components.seconds)"
    return "the tenant asks to wait \(asked.components.seconds) s, longer than \(limit) allows: raise it"
  }
}
