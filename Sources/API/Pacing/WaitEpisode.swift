/// Which waits are worth telling: of many that end at about the same time, one.
package struct WaitEpisode: Hashable, Sendable {
  /// Waits for one reason end this far apart at most: by as much as rounding and the way of an answer differ.
  private static let slack = Duration.seconds(2)

  private var end: Duration?

  /// Nothing was told yet.
  package init() {}

  /// Whether a wait that begins at that time goes on longer than what was told before; it counts as told then.
  package mutating func isNews(_ wait: Duration, at time: Duration) -> Bool {
    if let end, time + wait <= end + WaitEpisode.slack { return false }
    end = time + wait
    return true
  }
}
