/// A binary heap of numbers, the smallest first.
package struct Heap: Sendable {
  private var items: [Int]

  /// A heap of these numbers.
  package init(_ items: [Int]) { self.items = items.sorted() }

  /// The smallest number; nil where there is none.
  package var first: Int? { items.first }

  /// Puts a number in.
  package mutating func insert(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[child] < items[(child - 1) / 2] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the smallest number out; nil where there is none.
  package mutating func popFirst() -> Int? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var parent = 0
    while true {
      let left = parent * 2 + 1
      guard left < items.count else { return first }
      let right = left + 1
      let smaller = right < items.count && items[right] < items[left] ? right : left
      guard items[smaller] < items[parent] else { return first }
      items.swapAt(parent, smaller)
      parent = smaller
    }
  }
}
