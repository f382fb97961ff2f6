import Glibc
import Testing

@testable import inx_apply

/// Another program gets all of its input and gives all of its output, whichever comes first.
@Suite(.serialized) struct SubprocessTests {
  private func run(_ script: String, _ input: [UInt8] = []) throws -> Subprocess.Result {
    // As the program has it.
    signal(SIGPIPE, SIG_IGN)
    let signals = try Signals()
    defer { signals.end() }
    let shell = Subprocess(executable: "/bin/sh", environment: ["PATH": "/usr/bin:/bin"], signals: signals)
    return try shell.run(["-c", script], input: input)
  }

  /// More than any pipe holds.
  private let much = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  @Test func bothWaysAtOnce() throws {
    let result = try run("tee /dev/stderr", much)
    #expect(result.output == much)
    #expect(result.errors == much)
    #expect(result.code == 0)
  }

  @Test func inputThatNobodyReads() throws {
    let result = try run("head -c 3; exec <&-; echo out; echo err >&2; exit 7", much)
    #expect(result.output == Array(much[..<3]) + Array("out\n".utf8))
    #expect(result.errors == Array("err\n".utf8))
    #expect(result.code == 7)
  }

  @Test func endedByASignal() throws { #expect(try run("kill -9 $$").code == 137) }

  @Test func noInput() throws { #expect(try run("cat").output == []) }

  /// A broken pipe ends other programs, as they expect.
  @Test func brokenPipes() throws {
    #expect(try run("(yes; echo $? >&2) | head -1").errors == Array("141\n".utf8))
  }

  @Test func pathOfPrograms() {
    #expect(Subprocess.path(of: "sh", ["PATH": "/nonexistent:/bin"]) == "/bin/sh")
    #expect(Subprocess.path(of: "sh", ["PATH": "bin:.::"]) == nil)
    #expect(Subprocess.path(of: "sh", [:]) != nil)
    #expect(Subprocess.path(of: "bin", ["PATH": "/usr"]) == nil)
    #expect(Subprocess.path(of: "passwd", ["PATH": "/etc"]) == nil)
  }
}
