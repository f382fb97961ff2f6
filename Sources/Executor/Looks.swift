import API
import Resources

/// Readings of whole collections, shared: all who ask for a kind's collection before its next reading begins get that one.
/// One that is under way does not serve who comes later: what was sent after it began may not show in it.
actor Looks {
  /// A reading that has not begun.
  private struct Next {
    let task: Task<[LiveObject]?, Never>
    var askers: Int
  }

  private let client: Client
  private var running: [String: Task<[LiveObject]?, Never>] = [:]
  private var next: [String: Next] = [:]

  init(_ client: Client) { self.client = client }

  /// The collection as it is from now on; nil where it cannot be read.
  func objects(of kind: Kind) async -> [LiveObject]? {
    if let waiting = next[kind.word] {
      next[kind.word]?.askers += 1
      return await waiting.task.value
    }
    let before = running[kind.word]
    let client = client
    let task = Task { () -> [LiveObject]? in
      _ = await before?.value
      self.begin(kind)
      defer { self.running[kind.word] = nil }
      return try? await client.collection(kind).objects
    }
    next[kind.word] = Next(task: task, askers: 1)
    return await task.value
  }

  /// How many wait for a reading that has not begun.
  func askers(of kind: Kind) -> Int { next[kind.word]?.askers ?? 0 }

  private func begin(_ kind: Kind) { running[kind.word] = next.removeValue(forKey: kind.word)?.task }
}
