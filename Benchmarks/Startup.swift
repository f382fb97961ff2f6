import Glibc
import Resources
import Support

/// How long `--version` takes as a whole process.
struct Startup {
  let program: String

  func measure() throws -> JSON {
    var seconds: [Double] = []
    for _ in 0..<21 {
      let start = ContinuousClock.now
      guard runQuietly() == 0 else { throw BenchError.invalid }
      seconds.append(secondsSince(start))
    }
    let median = seconds.sorted()[seconds.count / 2]
    return .members([
      "part": .string("startup"), "seconds": rounded(median), "bound": rounded(0.025),
      "ratio": rounded(median / 0.025),
    ])
  }

  private func runQuietly() -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var pid = pid_t()
    let words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("--version"), nil]
    defer { words.forEach { free($0) } }
    guard posix_spawn(&pid, program, &actions, nil, words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    return status
  }
}
