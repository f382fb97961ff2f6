import Resources
import Support
import Testing

@Suite struct GraphTests {
  private func graph(_ count: Int, _ edges: [(Int, Int)]) -> Graph {
    var graph = Graph(count: count)
    for (one, other) in edges { graph.add(one, after: other) }
    return graph
  }

  @Test func theSmallestOrderThatTheEdgesAllow() {
    #expect(graph(0, []).sorted(by: <) == .sorted([]))
    #expect(graph(4, []).sorted(by: <) == .sorted([0, 1, 2, 3]))
    #expect(graph(4, []).sorted(by: >) == .sorted([3, 2, 1, 0]))
    #expect(graph(4, [(0, 3)]).sorted(by: <) == .sorted([1, 2, 3, 0]))
    #expect(graph(5, [(0, 4), (1, 0), (2, 3)]).sorted(by: <) == .sorted([3, 2, 4, 0, 1]))
    #expect(graph(4, [(0, 1), (0, 2), (1, 3), (2, 3)]).sorted(by: <) == .sorted([3, 1, 2, 0]))
  }

  @Test func edgesThatAreSaidTwiceAreOne() {
    let graph = graph(2, [(0, 1), (0, 1)])
    #expect(graph.predecessors(of: 0) == [1])
    #expect(graph.predecessors(of: 1) == [])
    #expect(graph.sorted(by: <) == .sorted([1, 0]))
  }

  @Test func aCycleInTheOrderOfItsNeeds() {
    #expect(graph(1, [(0, 0)]).sorted(by: <) == .cycle([0]))
    #expect(graph(3, [(0, 2), (2, 1), (1, 0)]).sorted(by: <) == .cycle([0, 2, 1]))
    #expect(graph(3, [(0, 2), (2, 1), (1, 0)]).sorted(by: >) == .cycle([2, 1, 0]))
  }

  @Test func whatOnlyHangsOnACycleIsNotOfIt() {
    // 0 needs 1, which needs 2 and 3, which need each other; 4 is free, and 3 needs it.
    #expect(graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (3, 2)]).sorted(by: <) == .cycle([2, 3]))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func randomOrdersKeepEveryEdge(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let edges = (0..<300).map { _ in
      let later = 1 + random(below: 99)
      return (99 - later, 99 - random(below: later))
    }
    guard case .sorted(let order) = graph(100, edges).sorted(by: <) else {
      Issue.record("edges that lead one way only are no cycle")
      return
    }
    var place = Array(repeating: 0, count: 100)
    for (position, node) in order.enumerated() { place[node] = position }
    #expect(order.sorted() == Array(0..<100))
    #expect(edges.allSatisfy { place[$0.0] > place[$0.1] })
  }

  /// Twice the edges are twice the work, also where all of them begin or end at one position.
  @Test(.timeLimit(.minutes(1))) func manyEdgesAtOnePosition() {
    let count = 100_000
    var graph = Graph(count: count)
    for position in 1..<count {
      graph.add(0, after: position)
      graph.add(0, after: position)
    }
    #expect(graph.predecessors(of: 0).count == count - 1)
    #expect(graph.sorted(by: <) == .sorted(Array(1..<count) + [0]))
  }
}
