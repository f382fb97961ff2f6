import Resources

/// What a live object and a declaration are matched by: the scope and the name as the kind compares names.
struct MatchKey: Hashable {
  let scope: Int
  let name: NameKey
}

/// Positions of objects by their key.
///
/// Holds numbers alone: with a hundred thousand objects it is the distance between memory that is touched, not the
/// comparisons, that takes time.
struct KeyIndex {
  private var heads: [Int: Int32]
  private var next: [Int32] = []
  private let key: (Int) -> MatchKey

  /// An index over positions 0..<count, whose keys the closure tells.
  init(count: Int, key: @escaping (Int) -> MatchKey) {
    self.key = key
    heads = Dictionary(minimumCapacity: count)
    next.reserveCapacity(count)
    for index in 0..<count {
      let before = heads.updateValue(Int32(index), forKey: key(index).hashValue)
      next.append(before ?? -1)
    }
  }

  /// All positions of that key, in order.
  func all(_ wanted: MatchKey) -> [Int] {
    var found: [Int] = []
    forEach(wanted) { found.append($0) }
    return found.reversed()
  }

  /// The position of that key, where there is just one.
  func only(_ wanted: MatchKey) -> Int? {
    var first: Int?
    var count = 0
    forEach(wanted) { index in
      first = index
      count += 1
    }
    return count == 1 ? first : nil
  }

  private func forEach(_ wanted: MatchKey, _ body: (Int) -> Void) {
    var index = heads[wanted.hashValue] ?? -1
    while index >= 0 {
      if key(Int(index)) == wanted { body(Int(index)) }
      index = next[Int(index)]
    }
  }
}
