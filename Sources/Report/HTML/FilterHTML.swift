import Planner
import Resources

/// The bar that narrows the list of changes: hidden until the page's script takes it into use.
enum FilterHTML {
  /// Actions in the order of the totals, kinds by their titles, and a search.
  static func html(_ plan: Plan) -> String {
    let actions = ["create", "update", "replace", "delete", "deferred"].map { word in
      (word: word, title: ChangeHTML.capitalized(word), count: plan.count(word))
    }
    var counts: [String: Int] = [:]
    var titles: [String: String] = [:]
    for change in plan.changes {
      counts[change.kind.word, default: 0] += 1
      titles[change.kind.word] = change.kind.title
    }
    let kinds = counts.keys.sorted().map { word in
      (word: word, title: ChangeHTML.capitalized(titles[word] ?? word), count: counts[word] ?? 0)
    }
    return """
      <div id="filters" class="filters" role="search" aria-label="Filter the changes" hidden>
      \(group("action", "Action", actions.filter { $0.count > 0 }))
      \(group("kind", "Kind", kinds))
      <p class="search"><label for="search">Search</label> <input id="search" type="search" autocomplete="off" spellcheck="false">
      <button type="button" id="reset">Show all</button> <span id="shown" role="status"></span></p>
      </div>
      """
  }

  private static func group(
    _ name: String,
    _ title: String,
    _ values: [(word: String, title: String, count: Int)]
  )
    -> String
  {
    let buttons = values.map { value in
      "<button type=\"button\" class=\"\(HTMLText.escaped(value.word))\" aria-pressed=\"false\" data-filter=\"\(name)\" "
        + "data-value=\"\(HTMLText.escaped(value.word))\">\(value.title) <span>\(value.count)</span></button>"
    }
    return """
      <div class="group" role="group" aria-label="\(title)"><span aria-hidden="true">\(title)</span>
      \(buttons.joined(separator: "\n"))
      </div>
      """
  }
}
