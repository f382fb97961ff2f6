/// What `${word:…}` names inside a text: an object that the API knows by its number.
package struct ObjectName: Hashable, Sendable {
  /// What kind of thing, such as `mailing`.
  package let word: String
  /// Its list; nil for the list that the text belongs to.
  package let list: String?
  /// Its name.
  package let name: String

  /// A name from its parts.
  package init(word: String, list: String?, name: String) {
    self.word = word
    self.list = list
    self.name = name
  }

  /// Reads what stands behind the colon: `NAME` or `LIST/NAME`, with `/`, `%` and `}` of a name as `%2F`, `%25`, `%7D`. Nil
  /// where it is neither.
  package init?(word: String, written: String) {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false).map(ObjectName.unescaped)
    guard (1...2).contains(parts.count), !parts.contains(nil), !parts.contains("") else { return nil }
    self.init(word: word, list: parts.count == 2 ? parts[0] : nil, name: parts[parts.count - 1] ?? "")
  }

  /// As a manifest writes it.
  package var written: String {
    "${\(word):\(list.map { ObjectName.escaped($0) + "/" } ?? "")\(ObjectName.escaped(name))}"
  }

  private static let escapes: [(scalar: Unicode.Scalar, written: String)] = [
    ("%", "%25"), ("/", "%2F"), ("}", "%7D"),
  ]

  private static func escaped(_ name: String) -> String {
    var out = ""
    for scalar in name.unicodeScalars {
      if let escape = escapes.first(where: { $0.scalar == scalar }) {
        out += escape.written
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func unescaped(_ written: Substring) -> String? {
    var out = String.UnicodeScalarView()
    var rest = written.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        out.append(scalar)
        continue
      }
      let digits = String(Substring(rest.prefix(2))).uppercased()
      guard let escape = escapes.first(where: { $0.written.dropFirst() == digits }) else { return nil }
      out.append(escape.scalar)
      rest = rest.dropFirst(2)
    }
    return String(out)
  }
}

extension [Value.Piece] {
  /// The text with these in the places of the objects, in their order.
  package func written(with objects: [String]) -> String {
    var rest = objects[...]
    return map { piece in
      switch piece {
      case .text(let text): text
      case .object(let name): rest.popFirst() ?? name.written
      }
    }.joined()
  }

  /// As a manifest writes it, but for `${` in a text, which stays as it is.
  package var written: String {
    map { piece in
      switch piece {
      case .text(let text): text
      case .object(let name): name.written
      }
    }.joined()
  }
}
