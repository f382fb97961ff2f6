import Planner
import Resources

/// One change as lines of text: what is done to what, why, its fields, and what a reader must know of it.
struct ChangeText: Sendable {
  /// The files that marks point into.
  let sources: SourceMap
  /// Whether it is coloured.
  let style: Style

  /// All lines of the change, without line ends.
  func lines(_ change: Change) -> [String] {
    let fields = FieldText(style: style)
    return [heading(change)] + why(change) + fields.lines(of: change).map { "    " + $0 }
      + change.warnings.map { "    " + warning($0) }
  }

  /// The line of a warning.
  func warning(_ message: String) -> String {
    style.paint("! warning: \(VisibleText.phrase(message))", .changed)
  }

  /// The action's sign in its colour.
  func sign(_ action: Change.Action) -> String { style.paint(action.sign, action.role) }

  private func heading(_ change: Change) -> String {
    let reason = change.action.isAttempted ? change.reason : nil
    let place =
      change.mark.map { "\(VisibleText.phrase(sources.name(of: $0))):\($0.line)" }
      ?? VisibleText.phrase(reason ?? "not declared")
    return sign(change.action) + " " + style.paint(VisibleText.phrase(change.address.text), .heading)
      + " " + style.paint("(\(place))", .faint)
  }

  /// Why, where the heading does not say it.
  private func why(_ change: Change) -> [String] {
    let reason = change.reason.map(VisibleText.phrase)
    if case .deferred(let wanted) = change.action {
      return [
        "    " + style.paint("\(wanted.rawValue) deferred" + (reason.map { ": \($0)" } ?? ""), .waiting)
      ]
    }
    guard change.mark != nil, let reason else { return [] }
    return ["    " + style.paint("# \(reason)", .faint)]
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
