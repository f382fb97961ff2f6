/// The verbs of HTTP that APIs are asked with.
package enum Method: String, Hashable, Sendable {
  case get = "GET", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE"
}
