/// An answer that makes no sense: the plan cannot rest on it.
package struct AnswerError: Error, Hashable, Sendable {
  /// The request, such as `GET /lists`.
  package let request: String
  /// What is wrong with its answer.
  package let message: String

  init(_ request: Request, _ message: String) {
    self.request = request.title
    self.message = message
  }
}
