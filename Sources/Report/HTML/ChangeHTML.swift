import Planner
import Resources

/// One change as an item of the page's list.
struct ChangeHTML: Sendable {
  /// So many addresses are shown in a row.
  private static let shownAddresses = 20

  /// The files that marks point into.
  let sources: SourceMap
  /// Where the page has its changes.
  let anchors: HTMLAnchors
  /// The guards that say something of a change.
  let guards: [Address: [String]]

  /// The whole item.
  func html(_ change: Change, _ fields: inout FieldHTML) -> String {
    let action = change.action
    let kind = change.kind
    let guardMarks = (guards[change.address] ?? []).map { "<a class=\"mark\" href=\"#guards\">\($0)</a>" }
    var lines = [
      "<li class=\"change \(action.word)\" id=\"\(anchors.id(change.address))\" data-action=\"\(action.word)\" "
        + "data-kind=\"\(HTMLText.escaped(kind.word))\">",
      "<h3>\(ChangeHTML.badge(action)) <code>\(HTMLText.phrase(change.address.description))</code></h3>",
      "<p class=\"meta\"><b>\(ChangeHTML.capitalized(kind.title))</b> \(action.sentence)"
        + place(change) + guardMarks.joined() + "</p>",
    ]
    if let reason = change.reason {
      let title = action.isAttempted ? "Why" : "To do first"
      lines.append("<p class=\"why\"><b>\(title):</b> \(HTMLText.phrase(reason))</p>")
    }
    lines += change.warnings.map { "<p class=\"warning\"><b>Warning:</b> \(HTMLText.phrase($0))</p>" }
    let list = fields.html(of: change)
    if !list.isEmpty { lines.append(String(list.dropLast())) }
    if !change.dependsOn.isEmpty {
      lines.append(
        "<p class=\"after\"><b>Only after:</b> \(anchors.links(change.dependsOn, ChangeHTML.shownAddresses))</p>"
      )
    }
    return lines.joined(separator: "\n") + "\n</li>"
  }

  /// The action's sign and word in its colour.
  static func badge(_ action: Change.Action) -> String {
    "<span class=\"badge \(action.word)\"><span aria-hidden=\"true\">\(HTMLText.escaped(action.sign))</span> "
      + "\(capitalized(action.word))</span>"
  }

  /// A word of this program as the first one of a sentence.
  static func capitalized(_ word: String) -> String {
    HTMLText.escaped(word.prefix(1).uppercased() + word.dropFirst())
  }

  private func place(_ change: Change) -> String {
    let id = change.id.map { " <span class=\"fact\">id \($0)</span>" } ?? ""
    guard let mark = change.mark else { return " <span class=\"fact\">not in the manifests</span>" + id }
    return " <span class=\"fact\">\(HTMLText.phrase(sources.name(of: mark))):\(mark.line)</span>" + id
  }
}

/// Where the page has its changes: what links to them leads to.
struct HTMLAnchors: Sendable {
  private let numbers: [Address: Int]

  /// The changes of a plan, numbered from 1.
  init(_ changes: [Change]) {
    numbers = Dictionary(
      changes.enumerated().map { ($0.element.address, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The change's id.
  func id(_ address: Address) -> String { "c\(numbers[address] ?? 0)" }

  /// The address, as a link where it is that of a change.
  func link(_ address: Address) -> String {
    let code = "<code>\(HTMLText.phrase(address.description))</code>"
    return numbers[address] == nil ? code : "<a href=\"#\(id(address))\">\(code)</a>"
  }

  /// The first addresses, and how many more there are.
  func links(_ addresses: [Address], _ limit: Int) -> String {
    let rest = addresses.count - limit
    return addresses.prefix(limit).map(link).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension Change.Action {
  /// What it means for the object, in words for everybody.
  fileprivate var sentence: String {
    switch self {
    case .create: "will be created"
    case .update: "will be changed"
    case .replace: "will be deleted and created again"
    case .delete: "will be deleted"
    case .deferred(.create): "would be created, but a person has to act first"
    case .deferred(.update): "would be changed, but a person has to act first"
    case .deferred(.delete): "would be deleted, but a person has to act first"
    }
  }
}
