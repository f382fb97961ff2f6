import Platforms
import Resources
import Support
import Synchronization

/// A simulated tenant with its state in a file: the file is locked as long as the store is open, and every change is with
/// the system before its answer is given.
///
/// A small state is written whole with each change. Writing a large one takes longer than answering a thousand
/// requests, so its changes go to a journal beside it, which is taken in on `flush`, on `close`, or when it has grown as
/// large as the state.
package final class SandboxStore: Sendable {
  /// Up to this many bytes a state is written whole with each change.
  static let wholeLimit = 64 * 1024
  /// A journal is not taken in below this size.
  static let journalLimit = 1024 * 1024

  /// Whether there was no file: the tenant is a fresh one, which is written with its first change.
  package let isFresh: Bool

  private let path: String
  private let clock: Tenant.Clock
  private let readings: Set<Reading>
  private let contents: Mutex<Contents>

  private struct Contents: ~Copyable {
    var tenant: Tenant
    var lock: FileLock?
    /// What is in the state file; nil where there is none.
    var saved: [UInt8]?
    /// The requests since then.
    var journal: Journal?
    /// Whether the state file is behind.
    var isBehind = false
    /// Whether another run's journal is still there.
    var hasOldJournal = false
    /// Why nothing can be answered any more: what the file has and what was answered are no longer the same.
    var failure: SandboxError?
    var isClosed = false
  }

  /// Opens the state file; an absent one is a fresh tenant.
  package init(
    path: String,
    registry: Registry = .standard,
    base: String = Tenant.documentedBase,
    readings: Set<Reading> = [],
    clock: @escaping Tenant.Clock = Instant.now,
    uptime: @escaping Tenant.Uptime = Tenant.monotonic
  ) throws(SandboxError) {
    let path = try Files.stateFile(path)
    let lock = try FileLock.take(for: path)
    let saved = try Files.readState(path)
    var document = try saved.map { bytes throws(SandboxError) in try SandboxStore.json(bytes, path: path) }
    var hasOldJournal = false
    if let saved, let left = try Journal.entries(for: path, continuing: saved), !left.entries.isEmpty {
      document = try SandboxStore.document(document, continuedBy: left, path: path, registry: registry)
      hasOldJournal = true
    }
    let tenant: Tenant
    do throws(StateError) {
      tenant = try Tenant(
        document,
        registry: registry,
        base: base,
        readings: readings,
        clock: clock,
        uptime: uptime
      )
    } catch {
      throw .damaged(file: path, reason: error.message)
    }
    self.path = path
    self.clock = clock
    self.readings = readings
    isFresh = saved == nil
    contents = Mutex(
      Contents(tenant: tenant, lock: lock, saved: saved, hasOldJournal: hasOldJournal)
    )
  }

  deinit { try? close() }

  /// Answers a request. Where a change cannot be kept the answer is 500, to this request and to all after it.
  package func respond(to request: SandboxRequest) -> SandboxResponse {
    contents.withLock { contents in
      if contents.isClosed || contents.failure != nil { return SandboxStore.failed(contents.failure) }
      let time = clock()
      do throws(Problem) {
        let response = try contents.tenant.answer(request, at: time)
        guard request.isWrite else { return response }
        do throws(SandboxError) {
          try keep(Journal.Entry(request: request, time: time), in: &contents)
          return response
        } catch {
          contents.failure = error
          return SandboxStore.failed(error)
        }
      } catch {
        return error.response
      }
    }
  }

  /// The state as it is now.
  package var document: JSON { contents.withLock { $0.tenant.document } }

  /// Brings the state file up to date.
  package func flush() throws(SandboxError) {
    try contents.withLock { contents throws(SandboxError) in
      if contents.isBehind, !contents.isClosed { try save(&contents) }
    }
  }

  /// Brings the state file up to date and gives it free. All later requests are refused.
  package func close() throws(SandboxError) {
    try contents.withLock { contents throws(SandboxError) in
      guard !contents.isClosed else { return }
      contents.isClosed = true
      defer { contents.lock = nil }
      if contents.isBehind, contents.failure == nil { try save(&contents) }
    }
  }

  /// Makes the state file that of a fresh tenant, or of the tenant that the seed file tells, and gives the state. Throws where
  /// the file is there and is no state, unless it may be overwritten whatever it is.
  @discardableResult
  package static func reset(
    path: String,
    from seed: String? = nil,
    overwriting: Bool = false,
    registry: Registry = .standard
  ) throws(SandboxError) -> JSON {
    let path = try Files.stateFile(path)
    // Before the lock: nothing is put beside what is no state.
    if !overwriting { try refuseForeign(path, registry) }
    let lock = try FileLock.take(for: path)
    defer { withExtendedLifetime(lock) {} }
    var bytes: [UInt8]?
    if let seed {
      guard let read = try Files.readState(seed) else {
        throw .unreadable(file: seed, reason: "there is no such file")
      }
      bytes = read
    }
    let document = try bytes.map { bytes throws(SandboxError) in try json(bytes, path: seed ?? path) }
    let tenant: Tenant
    do throws(StateError) { tenant = try Tenant(document, registry: registry) } catch {
      throw .damaged(file: seed ?? path, reason: error.message)
    }
    // A file of that name that is no journal is left alone.
    _ = try Journal.entries(for: path, continuing: [])
    try Files.replaceState(path, with: tenant.document.bytes(.indented) + [0x0A])
    Journal.remove(for: path)
    return tenant.document
  }

  /// Throws where a file is there that is no state.
  private static func refuseForeign(_ path: String, _ registry: Registry) throws(SandboxError) {
    guard let bytes = try Files.readState(path) else { return }
    do throws(SandboxError) {
      let document = try json(bytes, path: path)
      do throws(StateError) { _ = try Tenant(document, registry: registry) } catch {
        throw .damaged(file: path, reason: error.message)
      }
    } catch {
      guard case .damaged(_, let reason) = error else { throw error }
      throw .foreign(file: path, reason: reason)
    }
  }

  private static func json(_ bytes: [UInt8], path: String) throws(SandboxError) -> JSON {
    do throws(JSONError) { return try JSONReader.read(bytes) } catch {
      throw .damaged(file: path, reason: "line \(error.line), column \(error.column): \(error.message)")
    }
  }

  /// The state with what a journal adds to it, by a tenant with the journal's readings, which may be others than now.
  private static func document(
    _ document: JSON?,
    continuedBy left: Journal.Left,
    path: String,
    registry: Registry
  ) throws(SandboxError) -> JSON {
    var tenant: Tenant
    do throws(StateError) {
      tenant = try Tenant(document, registry: registry, readings: left.readings.subtracting([.readsLag]))
    } catch {
      throw .damaged(file: path, reason: error.message)
    }
    for (index, entry) in left.entries.enumerated() {
      do throws(Problem) {
        _ = try tenant.answer(entry.request, at: entry.time)
      } catch {
        throw .damaged(
          file: Journal.path(for: path),
          reason: "line \(index + 2) does not fit the state: \(error.document.text())"
        )
      }
    }
    return tenant.document
  }

  private func keep(_ entry: Journal.Entry, in contents: inout Contents) throws(SandboxError) {
    contents.isBehind = true
    guard let saved = contents.saved, saved.count > SandboxStore.wholeLimit, !contents.hasOldJournal else {
      return try save(&contents)
    }
    if contents.journal == nil {
      contents.journal = try Journal(for: path, continuing: saved, readings: readings)
    }
    try contents.journal?.append(entry)
    if let size = contents.journal?.size, size > max(SandboxStore.journalLimit, saved.count) {
      try save(&contents)
    }
  }

  private func save(_ contents: inout Contents) throws(SandboxError) {
    let bytes = contents.tenant.document.bytes(.indented) + [0x0A]
    try Files.replaceState(path, with: bytes)
    contents.saved = bytes
    contents.journal = nil
    contents.hasOldJournal = false
    contents.isBehind = false
    Journal.remove(for: path)
  }

  private static func failed(_ error: SandboxError?) -> SandboxResponse {
    SandboxResponse(
      status: 500,
      headers: [SandboxHeader("content-type", "application/problem+json")],
      body: JSON.members([
        "type": .string("about:blank"), "title": .string("Internal Server Error"),
        "detail": .string(error?.description ?? "the sandbox is closed"),
      ]).bytes()
    )
  }
}
