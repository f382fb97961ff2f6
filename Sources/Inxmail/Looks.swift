import Resources

/// Readings of whole collections, shared: all who ask for a kind's collection while one reading is under way wait for
/// the next one together, for what was sent before it began may show in it.
actor Looks {
  private let client: Client
  private var running: [String: Task<[LiveObject]?, Never>] = [:]
  private var next: [String: Task<[LiveObject]?, Never>] = [:]

  init(_ client: Client) { self.client = client }

  /// The collection as it is from now on; nil where it cannot be read.
  func objects(of kind: Kind) async -> [LiveObject]? {
    if let waiting = next[kind.word] { return await waiting.value }
    let before = running[kind.word]
    let client = client
    let task = Task { () -> [LiveObject]? in
      _ = await before?.value
      self.begin(kind)
      let objects = try? await client.collection(kind).objects
      self.end(kind)
      return objects
    }
    if before == nil { running[kind.word] = task } else { next[kind.word] = task }
    return await task.value
  }

  /// A reading that was waited for becomes the one under way.
  private func begin(_ kind: Kind) {
    if let task = next.removeValue(forKey: kind.word) { running[kind.word] = task }
  }

  private func end(_ kind: Kind) {
    if next[kind.word] == nil { running[kind.word] = nil }
  }
}
