import Foundation
import Glibc

/// The built program, run as a user runs it.
enum Program {
  /// What a run left behind.
  struct Run: CustomStringConvertible {
    let stdout: String
    let stderr: String
    /// The exit code; 128 and the signal's number where a signal ended it, as a shell tells it.
    let code: Int32

    var description: String { "code \(code)\n--- stdout\n\(stdout)--- stderr\n\(stderr)" }
  }

  /// Why there is no run.
  struct Failure: Error { let message: String }

  /// Where the program's standard output goes.
  enum Output: Sendable { case file, closedPipe }

  /// No run takes as long: one that does hangs, and is ended.
  private static let patience: Int32 = 90

  /// The executable that was built together with these tests.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/inx-apply"
  }()

  /// Runs the program, or another executable, to its end. Of this process's environment it gets nothing but where
  /// libraries are. `started` gets its process id as soon as there is one.
  static func run(
    _ arguments: [String],
    environment: [String: String] = [:],
    in folder: Folder,
    output: Output = .file,
    executable: String = path
  ) async throws -> Run {
    // Waiting has a thread of its own: the threads of tests are few.
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try run(
              arguments,
              environment: environment,
              in: folder,
              output: output,
              executable: executable
            )
          }
        )
      }
    }
  }

  /// The same, in the way of other tests: for runs that end at once.
  @available(*, noasync)
  static func run(
    _ arguments: [String],
    environment: [String: String] = [:],
    in folder: Folder,
    output: Output = .file,
    executable: String = path,
    started: (pid_t) -> Void = { _ in }
  ) throws -> Run {
    let scratch = try Folder()
    let (out, err) = (scratch.path + "/stdout", scratch.path + "/stderr")
    let leash = try pair()
    defer { close(leash[0]) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    var closed: Int32?
    switch output {
    case .file: posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .closedPipe:
      let ends = try pair()
      close(ends[0])
      closed = ends[1]
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    }
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // The program holds the other end for as long as it runs.
    posix_spawn_file_actions_adddup2(&actions, leash[1], 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var all = environment
    all["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    var pid: pid_t = 0
    // Its only task here is the working directory.
    let start = "/usr/bin/env"
    let argv = ([start, "-C", folder.path, executable] + arguments).map { strdup($0) } + [nil]
    let envp = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    let error = posix_spawn(&pid, start, &actions, &attributes, argv, envp)
    (argv + envp).forEach { free($0) }
    close(leash[1])
    if let closed { close(closed) }
    guard error == 0 else { throw Failure(message: "\(start): \(String(cString: strerror(error)))") }
    started(pid)

    var hold = pollfd(fd: leash[0], events: 0, revents: 0)
    let hangs = poll(&hold, 1, patience * 1000) == 0
    if hangs { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    if hangs { throw Failure(message: "\(executable) \(arguments.joined(separator: " ")) did not end") }
    let signal = status & 0x7F
    return Run(
      stdout: try String(decoding: output == .file ? Folder.bytes(out) : [], as: UTF8.self),
      stderr: String(decoding: try Folder.bytes(err), as: UTF8.self),
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal
    )
  }
}

extension Program {
  /// Two ends that no other program inherits.
  private static func pair() throws -> [Int32] {
    var ends: [Int32] = [0, 0]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw Failure(message: "no pair of sockets") }
    return ends
  }
}

/// A temporary folder of one test's own.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/inx-apply-\(UUID())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file below the folder and gives its whole path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  /// Writes a file below the folder and gives its whole path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    let parent = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// A file's bytes.
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The names below the folder, sorted.
  var names: [String] { ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted() }
}
