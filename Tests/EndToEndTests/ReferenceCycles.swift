// Objects that name each other in their filters.
extension Cycle {
  static let references = [named, replacedWhereNamed]

  private static let everybody =
    #"{"id": 12, "listId": 1, "name": "All", "description": null, "filterString": "x"}"#
  private static let few = """
    {"id": 15, "listId": 1, "name": "A few", "description": null,
      "filterString": "BelongsToGroup(\\"Rich\\") AND BelongsNotToGroup(\\"All\\")"}
    """
  private static let points = #"{"id": 13, "name": "Points", "type": "INTEGER", "hidden": false}"#

  private static func rich(_ id: Int, points: Int) -> String {
    """
    {"id": \(id), "listId": 1, "name": "Rich", "description": null,
      "filterString": "Column(\\"Points\\") > \(points)"}
    """
  }

  private static func manifest(points: Int) -> String {
    """
    targetGroups:
      - {name: A few, filterString: 'BelongsToGroup("Rich") AND BelongsNotToGroup("All")'}
      - {name: Rich, filterString: 'Column("Points") > \(points)'}
    attributes: [{name: Points, type: INTEGER, hidden: false}]
    """
  }

  /// What is named is made first and deleted last.
  private static let named = Cycle(
    "what is named and what names it",
    from: State(["targetGroups": everybody]),
    Step(
      manifest(points: 1),
      does: ["applied + attribute/Points", "applied + target-group/Rich", "applied + target-group/A few"],
      ["attributes": points, "targetGroups": [everybody, rich(14, points: 1), few].joined(separator: ",")],
      next: 16
    ),
    Step(
      """
      targetGroups: [{name: Rich, state: absent}, {name: A few, state: absent}, {name: All, state: absent}]
      attributes: [{name: Points, state: absent}]
      """,
      ["--allow-data-loss", "**", "--allow-deletes", "3"],
      does: [
        "applied - target-group/A few", "applied - target-group/All", "applied - target-group/Rich",
        "applied - attribute/Points",
      ],
      ["attributes": "", "targetGroups": ""]
    )
  )

  /// A group is replaced while another one, which the manifest leaves alone, names it.
  private static let replacedWhereNamed = Cycle(
    "a replacement of what is named",
    from: State([
      "attributes": points,
      "targetGroups": [everybody, rich(14, points: 1), few].joined(separator: ","),
    ]),
    Step(
      manifest(points: 2),
      does: ["applied -/+ target-group/Rich"],
      // 16 was the trial under a temporary name.
      ["targetGroups": [everybody, few, rich(17, points: 2)].joined(separator: ",")],
      next: 18
    )
  )
}
