import Resources
import Support

/// The parameters of a query, in their order; a name may come more than once.
struct RequestQuery: Hashable {
  /// One parameter, decoded.
  struct Parameter: Hashable {
    let name: String
    let value: String
  }

  let parameters: [Parameter]

  /// Reads a query as a form is read: `+` is a blank.
  init(_ text: String) {
    parameters = text.split(separator: "&").map { part in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Parameter(
        name: percentDecoded(pair[0], plusIsBlank: true),
        value: pair.count > 1 ? percentDecoded(pair[1], plusIsBlank: true) : ""
      )
    }
  }

  /// The query without the parameters of that name.
  func without(_ name: String) -> RequestQuery {
    RequestQuery(parameters: parameters.filter { $0.name != name })
  }

  private init(parameters: [Parameter]) { self.parameters = parameters }

  /// The first value of that name.
  subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// All values of that name: parameters may be repeated or have a comma-separated list (reference, "Retrieve mailing
  /// lists collection").
  func list(_ name: String) -> [String] {
    parameters.filter { $0.name == name }.flatMap { $0.value.split(separator: ",").map(String.init) }
  }

  /// The truth value of that name; false where there is none.
  func bool(_ name: String) throws(Problem) -> Bool {
    guard let text = self[name] else { return false }
    guard text == "true" || text == "false" else { throw .typeMismatch(name) }
    return text == "true"
  }

  /// The whole number of that name.
  func int(_ name: String) throws(Problem) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text) else { throw .typeMismatch(name) }
    return number
  }
}

/// The text with its percent-encoding undone; what is no valid escape stays as it is.
func percentDecoded(_ text: Substring, plusIsBlank: Bool = false) -> String {
  var out: [UInt8] = []
  forEachPercentDecoded(Array(text.utf8)) { byte, wasEncoded in
    out.append(plusIsBlank && !wasEncoded && byte == UInt8(ascii: "+") ? 0x20 : byte)
  }
  return String(decoding: out, as: UTF8.self)
}
