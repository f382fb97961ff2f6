import Foundation
import Glibc
import Resources
import Testing

/// `--base` where there is nothing to compare with: told in one line, before any request, and nothing is left behind.
@Suite(.serialized) struct BaseErrorTests {
  private static func sample() throws -> BaseSample {
    let sample = try BaseSample(.http)
    try sample.folder.write(BaseSample.manifest("one"), to: "config/d.yaml")
    return sample
  }

  private func expect(
    _ message: String,
    _ sample: BaseSample,
    _ words: [String],
    environment: [String: String] = [:]
  ) async throws {
    let run = try await sample.plan(words, environment: environment)
    #expect(run.stderr == message + "\n")
    #expect(run.stdout == "")
    #expect(run.code == 1)
    #expect(sample.tenant.takeRequests().map(\.line) == [])
  }

  @Test(arguments: [
    "--upload-pack=x", "-h", "--help", "--all", "nowhere", "main..main", "^main", "main:config",
    "main^{blob}",
    "config/d.yaml", "main; touch x", "main\nmain", "@{-1}", "main --", "refs/heads/*",
  ])
  func noSuchRef(_ ref: String) async throws {
    let sample = try BaseErrorTests.sample()
    try Repository(sample.folder.path)
    let before = sample.folder.names
    let shown = ref.replacing("\n", with: "\u{FFFD}")
    try await expect(
      "inx-apply: error: --base \(shown) is neither a directory nor a ref that git finds in .: "
        + "fetch it, or give a directory, such as a checkout of it",
      sample,
      ["--base=\(ref)", "config"]
    )
    #expect(sample.folder.names == before)
  }

  @Test func noGit() async throws {
    let sample = try BaseErrorTests.sample()
    try Repository(sample.folder.path)
    let message =
      "inx-apply: error: --base main is no directory, and git, to read it as a ref, is not on the PATH: "
      + "give a directory instead, such as a checkout of it"
    for path in ["", "/nonexistent", sample.folder.path] {
      try await expect(message, sample, ["--base", "main", "config"], environment: ["PATH": path])
    }
    // What lies in the work tree is not run, whatever its name.
    try sample.folder.write("#!/bin/sh\ntouch ran\n", to: "git")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700],
      ofItemAtPath: sample.folder.path + "/git"
    )
    for path in [".", "", ":"] {
      try await expect(message, sample, ["--base", "main", "config"], environment: ["PATH": path])
    }
    #expect(!sample.folder.names.contains("ran"))
  }

  @Test func noWorkTree() async throws {
    let sample = try BaseErrorTests.sample()
    let ways = "give a directory instead, such as a checkout of it"
    let git = "git: not a git repository (or any of the parent directories): .git"
    try await expect(
      "inx-apply: error: --base main is no directory, and config lies in no git work tree (\(git)): \(ways)",
      sample,
      ["--base", "main", "config"]
    )
    try Repository(sample.folder.path + "/config")
    try sample.folder.write(BaseSample.manifest("one"), to: "outside/e.yaml")
    try sample.folder.write("datasources: []\n", to: "outside/e.yaml")
    try await expect(
      "inx-apply: error: --base main is no directory, and outside lies in no git work tree (\(git)): \(ways)",
      sample,
      ["--base", "main", "config", "outside/e.yaml"]
    )
    try Repository(sample.folder.path + "/outside")
    try await expect(
      "inx-apply: error: --base main is no directory, and outside lies in another git work tree than the paths before it: \(ways)",
      sample,
      ["--base", "main", "config", "outside"]
    )
    // A base that is never looked at does not excuse today's mistakes.
    try sample.folder.write("datasources: [{nme: D}]\n", to: "config/d.yaml")
    #expect(
      try await sample.plan(["--base", "nowhere", "config"]).stderr.contains("config/d.yaml:1:16: error:")
    )
  }

  /// Errors of the base are shown under its name, its warnings not at all.
  @Test func baseInError() async throws {
    let sample = try BaseErrorTests.sample()
    let manifest = "variables: {unused: x}\ndatasources:\n  - {nme: D}\n"
    try sample.folder.write(manifest, to: "config/d.yaml")
    let repository = try Repository(sample.folder.path)
    try sample.folder.write(manifest, to: "old/config/d.yaml")
    try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
    for (base, shown) in [("main", "main:config"), ("old", "old/config"), ("./old/", "old/config")] {
      let run = try await sample.plan(["--base", base, "config"])
      let lines = run.stderr.split(separator: "\n")
      #expect(lines.first?.hasPrefix("\(shown)/d.yaml:3:6: error: ") == true, "\(run)")
      #expect(!run.stderr.contains("warning"))
      #expect(!run.stderr.contains(sample.scratch.path))
      #expect(lines.last == "inx-apply: error: --base \(base): its manifests are wrong")
      #expect(run.stdout == "")
      #expect(run.code == 1)
    }
    // Neither do content files, which are shown beside their manifest.
    for text in ["missing.txt", "../../outside.txt"] {
      try sample.folder.write(
        "textModules: [{name: T, type: TEXT, textFile: \(text)}]\n",
        to: "config/d.yaml"
      )
      try repository.commit("with-\(text.count)-characters")
      try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
      let run = try await sample.plan(["--base", "HEAD", "config"])
      #expect(run.stderr.hasPrefix("HEAD:config/d.yaml:1:47: error: "), "\(run)")
      #expect(!run.stderr.contains(sample.scratch.path))
    }
  }

  /// Before the first manifests all is new; which paths were not there is said, unless that is not wanted.
  @Test func nothingThereYet() async throws {
    let sample = try BaseErrorTests.sample()
    let all = ["datasource/D url: manifests", "datasource/D fetchStrategy: manifests"]
    try FileManager.default.moveItem(
      atPath: sample.folder.path + "/config",
      toPath: sample.folder.path + "/later"
    )
    try sample.folder.write("no manifest\n", to: "empty/README")
    try Repository(sample.folder.path)
    try FileManager.default.removeItem(atPath: sample.folder.path + "/later")
    for path in ["config", "empty"] {
      try sample.folder.write(BaseSample.manifest("two"), to: "\(path)/d.yaml")
      let run = try await sample.plan(["--base", "main", path])
      #expect(
        run.stderr
          == "note: there are no manifests at main:\(path): all that is declared there today is new\n"
      )
      #expect(try BaseSample.labels(run) == all)
      #expect(try await sample.labels(["--base", "main", "--quiet", path]) == all)
    }
  }

  /// A signal while git runs ends both, and what was written so far goes.
  @Test(arguments: [SIGINT, SIGTERM])
  func interrupted(_ signal: Int32) async throws {
    let sample = try BaseErrorTests.sample()
    let bin = try Folder()
    let pipe = bin.path + "/started"
    try #require(mkfifo(pipe, 0o600) == 0)
    // Another process writes it: a file that this one has open for writing, or a child of its that has just been forked,
    // cannot be executed.
    let script = "#!/bin/sh\n: > \"$GIT_INDEX_FILE\"\necho $$ > \(pipe)\nexec tail -f /dev/null\n"
    let install = #"umask 077; printf %s "$1" > "$0"; chmod 700 "$0""#
    let arguments = ["-c", install, bin.path + "/git", script]
    #expect(try await Program.run(arguments, in: bin, executable: "/bin/sh").code == 0)
    let run = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            var git: pid_t = 0
            let run = try Program.run(
              ["plan"] + sample.tenant.options + ["--base", "main", "config"],
              environment: TestTenant.credentials.merging([
                "TMPDIR": sample.scratch.path, "PATH": bin.path + ":/usr/bin:/bin",
              ]) { $1 },
              in: sample.folder,
              started: { program in
                let text = BaseErrorTests.firstLine(of: pipe, whileRunning: program)
                git = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
                kill(program, signal)
              }
            )
            return (run: run, git: git)
          }
        )
      }
    }
    #expect(run.run.code == 128 + signal)
    #expect(run.run.stdout == "" && run.run.stderr == "")
    #expect(run.git > 0 && kill(run.git, 0) != 0)
    #expect(sample.scratch.names == [])
    #expect(sample.tenant.takeRequests().map(\.line) == [])
  }

  /// What is written to the pipe first; nothing where the process ends without.
  private static func firstLine(of pipe: String, whileRunning process: pid_t) -> String {
    let file = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(file) }
    var bytes: [UInt8] = []
    while !bytes.contains(UInt8(ascii: "\n")) {
      var ready = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      var ended = siginfo_t()
      if poll(&ready, 1, 100) > 0, ready.revents & Int16(POLLIN) != 0 {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = read(file, &buffer, buffer.count)
        bytes += buffer[..<max(count, 0)]
      } else if waitid(P_PID, id_t(process), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_signo != 0
      {
        break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
