extension Graph {
  /// The positions that need each other: each ring once, its positions in ascending order, with those that need themselves.
  /// Strongly connected components, found without recursion: a chain may be as long as there are positions.
  package func rings(count: Int) -> [[Int]] {
    var found: [[Int]] = []
    var number = Array(repeating: -1, count: count)
    var lowest = Array(repeating: 0, count: count)
    var isOpen = Array(repeating: false, count: count)
    var open: [Int] = []
    var next = 0
    var path: [(position: Int, edge: Int)] = []
    func enter(_ position: Int) {
      (number[position], lowest[position]) = (next, next)
      next += 1
      open.append(position)
      isOpen[position] = true
      path.append((position, 0))
    }
    for start in 0..<count where number[start] < 0 {
      enter(start)
      while let (position, edge) = path.last {
        let needs = predecessors(of: position)
        if edge < needs.count {
          path[path.count - 1].edge += 1
          let other = needs[edge]
          if number[other] < 0 {
            enter(other)
          } else if isOpen[other] {
            lowest[position] = min(lowest[position], number[other])
          }
          continue
        }
        path.removeLast()
        if let before = path.last?.position { lowest[before] = min(lowest[before], lowest[position]) }
        guard lowest[position] == number[position], let first = open.lastIndex(of: position) else { continue }
        let ring = open[first...].sorted()
        for member in ring { isOpen[member] = false }
        open.removeSubrange(first...)
        if ring.count > 1 || needs.contains(position) { found.append(ring) }
      }
    }
    return found.sorted { $0[0] < $1[0] }
  }
}
