/// Room for several that want some of it: who wants little gets all of it, the others the same.
package enum FairShares {
  /// How much each gets of what there is.
  package static func of(_ room: Int, among wishes: [Int]) -> [Int] {
    var shares = wishes
    var left = room
    // From the smallest wish on, each leaves to the others what it does not want.
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    for (position, index) in order.enumerated() {
      shares[index] = min(wishes[index], left / (order.count - position))
      left -= shares[index]
    }
    return shares
  }
}
