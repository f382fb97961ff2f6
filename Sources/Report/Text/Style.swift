/// Whether text is coloured. Everything that is printed is put together plain and painted here, so that what is
/// compared, stored or tested never holds an escape sequence.
package enum Style: Sendable {
  case plain, colour

  /// What a piece of text is, which decides how it looks.
  enum Role: Sendable {
    /// Something that comes: a create, an added line, a change that was applied.
    case added
    /// Something that goes: a delete, a removed line, a failure, a guard that blocks.
    case removed
    /// Something that becomes different, and warnings.
    case changed
    /// Something that waits for a person, and places within a diff.
    case waiting
    /// What a line is about.
    case heading
    /// What only helps to find it.
    case faint

    fileprivate var code: String {
      switch self {
      case .added: "32"
      case .removed: "31"
      case .changed: "33"
      case .waiting: "36"
      case .heading: "1"
      case .faint: "2"
      }
    }
  }

  /// The text as it is printed in that role; reversed where it is what differs within it.
  func paint(_ text: String, _ role: Role, isMarked: Bool = false) -> String {
    switch self {
    case .plain: text
    case .colour: text.isEmpty ? "" : "\u{1B}[\(role.code)\(isMarked ? ";7" : "")m\(text)\u{1B}[0m"
    }
  }
}
