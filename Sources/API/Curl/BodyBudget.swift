/// The memory that all bodies share which are being received. Used by the loop's thread alone.
///
/// Whatever the others take, a body has an equal share, so that an answer of ordinary size never fails for a huge one beside
/// it.
final class BodyBudget {
  /// In bytes.
  let limit: Int
  private let share: Int
  private var taken = 0

  /// - Parameter shares: how many bodies may be received at once.
  init(limit: Int, shares: Int) {
    self.limit = limit
    share = limit / max(1, shares)
  }

  /// Takes bytes for a body that has some; false where nothing is left for it.
  func take(_ count: Int, _ own: inout Int) -> Bool {
    guard taken + count <= limit || own + count <= share else { return false }
    taken += count
    own += count
    return true
  }

  /// Gives back what a body has.
  func give(back own: inout Int) {
    taken -= own
    own = 0
  }
}
