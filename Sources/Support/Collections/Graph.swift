/// A directed graph over positions 0..<count: an edge leads from what must come later to what must come first.
package struct Graph: Sendable {
  private var needs: [[Int]]
  private var edges: Set<Edge> = []

  private struct Edge: Hashable {
    let one: Int
    let other: Int
  }

  /// A graph without edges.
  package init(count: Int) { needs = Array(repeating: [], count: count) }

  /// Says that `one` comes after `other`.
  package mutating func add(_ one: Int, after other: Int) {
    if edges.insert(Edge(one: one, other: other)).inserted { needs[one].append(other) }
  }

  /// What must come before a position.
  package func predecessors(of position: Int) -> [Int] { needs[position] }

  /// Either an order in which everything comes after what it needs, or a cycle.
  package enum Order: Hashable, Sendable {
    case sorted([Int])
    /// Each needs the next, and the last one the first.
    case cycle([Int])
  }

  /// The smallest order by `isBefore` among those that the edges allow: of all that could come next, the first by it does.
  package func sorted(by isBefore: (Int, Int) -> Bool) -> Order {
    var missing = needs.map(\.count)
    var followers: [[Int]] = Array(repeating: [], count: needs.count)
    for (one, others) in needs.enumerated() { for other in others { followers[other].append(one) } }
    // Ranks make the heap cheap: the caller's comparison runs once for the sort, not for each step.
    let byRank = needs.indices.sorted(by: isBefore)
    var rank = Array(repeating: 0, count: needs.count)
    for (position, node) in byRank.enumerated() { rank[node] = position }
    var ready = Heap(needs.indices.filter { missing[$0] == 0 }.map { rank[$0] })
    var order: [Int] = []
    order.reserveCapacity(needs.count)
    while let next = ready.popFirst() {
      let node = byRank[next]
      order.append(node)
      for follower in followers[node] {
        missing[follower] -= 1
        if missing[follower] == 0 { ready.insert(rank[follower]) }
      }
    }
    if order.count == needs.count { return .sorted(order) }
    return .cycle(cycle(among: byRank.filter { missing[$0] > 0 }))
  }

  /// Walks along needs that are themselves stuck until a position repeats.
  private func cycle(among stuck: [Int]) -> [Int] {
    let isStuck = Set(stuck)
    var path: [Int] = []
    var place: [Int: Int] = [:]
    var node = stuck[0]
    while place[node] == nil {
      place[node] = path.count
      path.append(node)
      guard let next = needs[node].first(where: isStuck.contains) else { break }
      node = next
    }
    return Array(path[(place[node] ?? 0)...])
  }
}
