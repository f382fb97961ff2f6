/// What reads see that lag behind writes (`reads-lag`): new data may show late (reference, "Long term data
/// synchronization with the upcoming link").
struct Lag: Sendable {
  /// How long a write stays hidden from reads.
  static let time: Duration = .seconds(2)

  /// States that a write has changed since, the oldest first, each with the time until which reads see it.
  private var hidden: [(until: Duration, state: TenantState)] = []

  /// Remembers the state that a write has just changed.
  mutating func note(_ state: TenantState, at now: Duration) {
    hidden.append((now + Lag.time, state))
  }

  /// The state that a read sees, where it is not the present one.
  mutating func state(at now: Duration) -> TenantState? {
    hidden.removeFirst(hidden.prefix { $0.until <= now }.count)
    return hidden.first?.state
  }
}
