import Resources
import Synchronization

/// The ids of what a run has made so far; nil for what was created without telling its id.
///
/// All changes share one store. What a change sees is what was there when it began: a copy of all of it for each change would
/// take the square of their number.
final class MadeIDs: Sendable {
  private struct State {
    var ids: [Address: (id: Int?, position: Int)] = [:]
    var count = 0
  }

  private let state: Mutex<State>

  /// The store as it was at one moment.
  struct View: Sendable {
    fileprivate let store: MadeIDs
    fileprivate let count: Int

    /// The id of what was made at that address; `nil` where nothing was.
    subscript(address: Address) -> Int?? {
      store.state.withLock { state in
        guard let (id, position) = state.ids[address], position < count else { return nil }
        return .some(id)
      }
    }
  }

  /// A store that begins with what was made before.
  init(_ made: [Address: Int?]) {
    state = Mutex(State(ids: made.mapValues { ($0, 0) }, count: 1))
  }

  /// What is there by now.
  var now: View { View(store: self, count: state.withLock { $0.count }) }

  /// Notes what was made.
  func add(_ address: Address, _ id: Int?) {
    state.withLock { state in
      state.ids[address] = (id, state.count)
      state.count += 1
    }
  }
}
