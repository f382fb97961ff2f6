import Glibc

/// A thread of the system. The sockets block, which the cooperative threads of Swift's tasks must not.
struct WorkThread: Sendable {
  private let handle: pthread_t

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread; nil where the system has none to give.
  static func start(_ body: @escaping @Sendable () -> Void) -> WorkThread? {
    let work = Unmanaged.passRetained(Work(body))
    var handle = pthread_t()
    let code = pthread_create(
      &handle,
      nil,
      { raw in
        if let raw { Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      },
      work.toOpaque()
    )
    guard code == 0 else {
      work.release()
      return nil
    }
    return WorkThread(handle: handle)
  }

  /// Waits for its end. Must be called once.
  func join() { pthread_join(handle, nil) }
}
