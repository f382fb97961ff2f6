import Support

/// How a collection is read, page by page.
package struct PageForm: Sendable {
  /// Takes a page's body apart; the relation is the one of the kind's table, the query the one that was asked with.
  package typealias Read =
    @Sendable (_ body: JSON, _ relation: String, _ query: String) throws(UnreadableBody) -> PageBody

  /// How many items a page asks for.
  package let size: Int
  /// The parameter of the first page's query that says so.
  package let sizeParameter: String
  /// How a page is read.
  package let read: Read

  /// Pages of that size, and how they are read.
  package init(size: Int, sizeParameter: String, read: @escaping Read) {
    self.size = size
    self.sizeParameter = sizeParameter
    self.read = read
  }

  /// The query of the first page, after what the kind's table says of it.
  package var sizeQuery: String { "\(sizeParameter)=\(size)" }
}

/// What a page of any collection holds.
package struct PageBody: Sendable {
  /// The items, as they stand.
  package let items: [JSON]
  /// Where they stand in the body, for messages.
  package let place: String
  /// The query of the next page; nil on the last one.
  package let next: String?

  /// A page from its parts.
  package init(items: [JSON], place: String, next: String?) {
    self.items = items
    self.place = place
    self.next = next
  }

  /// Whether a query can be sent as it stands: no white space, control characters, braces of a template or characters
  /// beyond ASCII, and after each `%` two digits.
  package static func isSendable(_ query: Substring) -> Bool {
    let bytes = Array(query.utf8)
    return bytes.enumerated().allSatisfy { position, byte in
      switch byte {
      case UInt8(ascii: "%"):
        return position + 2 < bytes.count && hexDigit(bytes[position + 1]) != nil
          && hexDigit(bytes[position + 2]) != nil
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
        return false
      default: return (0x21...0x7E).contains(byte)
      }
    }
  }
}

/// What is wrong with an answer's body, as a clause.
package struct UnreadableBody: Error, Hashable {
  /// The clause.
  package let message: String

  /// A body that no reader can make anything of.
  package init(_ message: String) { self.message = message }

  /// A member has a shape that no reader can make anything of.
  package static func otherType(_ path: String) -> UnreadableBody {
    UnreadableBody("\(path) has another type than documented")
  }
}
