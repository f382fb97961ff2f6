import Planner
import Resources
import Support

/// One change as lines of text: what is done to what, why, its fields, and what a reader must know of it.
struct ChangeText: Sendable {
  /// The files that marks point into.
  let sources: SourceMap
  /// Whether it is coloured.
  let style: Style
  /// How many columns there are; nil where nothing is broken.
  var width: Int?

  /// All lines of the change, without line ends.
  func lines(_ change: Change) -> [String] {
    let fields = FieldText(style: style, width: rows.left(beside: 4))
    return heading(change) + why(change) + fields.lines(of: change).map { "    " + $0 }
      + change.warnings.flatMap { sentence("! warning: \(VisibleText.phrase($0))", .changed) }
  }

  /// The line of a warning.
  func warning(_ message: String) -> String {
    style.paint("! warning: \(VisibleText.phrase(message))", .changed)
  }

  /// The action's sign in its colour.
  func sign(_ action: Change.Action) -> String { style.paint(action.sign, action.role) }

  private var rows: Rows { Rows(width: width.map { max($0, Rows.narrowest) }) }

  /// The sign, the address and the place in one line; on a narrow terminal the place below.
  private func heading(_ change: Change) -> [String] {
    let reason = change.action.isAttempted ? change.reason : nil
    let place =
      change.mark.map { "\(VisibleText.phrase(sources.name(of: $0))):\($0.line)" }
      ?? VisibleText.phrase(reason ?? "not declared")
    let address = change.address.description
    let columns = Columns.width(of: "\(change.action.sign) \(address) (\(place))")
    guard let width = rows.width, columns > width else {
      return [
        sign(change.action) + " " + style.paint(address, .heading) + " " + style.paint("(\(place))", .faint)
      ]
    }
    let names = rows.sentence(address, beside: change.action.sign.count + 1, then: 4)
    return names.enumerated().map { number, row in
      (number == 0 ? sign(change.action) + " " : "    ") + style.paint(row, .heading)
    } + sentence("(\(place))", .faint)
  }

  /// Why, where the heading does not say it.
  private func why(_ change: Change) -> [String] {
    let reason = change.reason.map(VisibleText.phrase)
    if case .deferred(let wanted) = change.action {
      return sentence("\(wanted.rawValue) deferred" + (reason.map { ": \($0)" } ?? ""), .waiting)
    }
    guard change.mark != nil, let reason else { return [] }
    return sentence("# \(reason)", .faint)
  }

  /// A sentence below the heading.
  private func sentence(_ text: String, _ role: Style.Role) -> [String] {
    rows.sentence(text, beside: 4, then: 6).enumerated().map { number, row in
      (number == 0 ? "    " : "      ") + style.paint(row, role)
    }
  }
}

extension Change.Action {
  /// Terraform's signs, and one for what waits.
  var sign: String {
    switch self {
    case .create: "+"
    case .update: "~"
    case .replace: "-/+"
    case .delete: "-"
    case .deferred: "?"
    }
  }

  fileprivate var role: Style.Role {
    switch self {
    case .create: .added
    case .update: .changed
    case .replace, .delete: .removed
    case .deferred: .waiting
    }
  }
}
