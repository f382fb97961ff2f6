import Foundation
import Testing

/// What the process gets from whoever starts it: arguments, variables, descriptors, stdout.
@Suite(.serialized) struct ProcessStartTests {
  /// Runs a script of bash in which `$p` is the program.
  private func run(_ script: String, _ folder: Folder) async throws -> Program.Run {
    try await Program.run(
      ["-c", "p='\(Program.path)'; " + script],
      in: folder,
      executable: "/bin/bash"
    )
  }

  private static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("textModules: [{name: T, type: TEXT, text: t}]\n", to: "m.yaml")
    return folder
  }

  @Test func notUTF8() async throws {
    let folder = try ProcessStartTests.folder()
    for (script, code, says) in [
      (#"$p validate $'m\xe9.yaml'"#, 64 as Int32, "argument 2 is not UTF-8"),
      (#"$p plan --sandbox s.json --var $'n=\xff' m.yaml"#, 64, "argument 5 is not UTF-8"),
      (#"INX_VAR_n=$'\xff' $p validate m.yaml"#, 64, "the environment variable INX_VAR_n is not UTF-8"),
      (
        #"INX_CLIENT_SECRET=$'\xff' $p plan --sandbox s.json m.yaml"#, 64,
        "the environment variable INX_CLIENT_SECRET is not UTF-8"
      ),
      (
        #"printf 'a\xff' > s; INX_CLIENT_ID=x INX_CLIENT_SECRET_FILE=s $p plan --base-url http://127.0.0.1:1/x/rest/v1 m.yaml"#,
        1, "INX_CLIENT_SECRET_FILE names a file that is not UTF-8 text"
      ),
    ] {
      let run = try await run(script, folder)
      #expect(run.stderr == "inx-apply: error: \(says)\n", "\(script)")
      #expect(run.code == code, "\(script)")
    }
    // What is none of this program's does not matter.
    #expect(try await run(#"OTHER=$'\xff' $p validate m.yaml"#, folder).code == 0)
  }

  /// With a soft limit the run raises it; with a hard one it works, or says why it does not.
  @Test func descriptors() async throws {
    let folder = try ProcessStartTests.folder()
    #expect(try await run("ulimit -Sn 8; $p plan --sandbox s.json m.yaml", folder).code == 0)
    for limit in 4...24 {
      for command in ["plan --sandbox s.json m.yaml", "--version", "nonsense"] {
        let run = try await run("ulimit -n \(limit); exec $p \(command)", folder)
        let needs = "and at least 32 are needed (Too many open files): raise the limit with ulimit -n\n"
        // With none to spare, the system cannot even load the program's libraries, and says so.
        let isUnloaded = run.code == 127 && run.stderr.contains("error while loading shared libraries")
        let isRefused = run.code == 1 && run.stderr.hasSuffix(needs) || limit < 6 && isUnloaded
        switch command {
        case "--version": #expect(isRefused || run.code == 0 && run.stderr == "", "\(limit): \(run)")
        case "nonsense": #expect(isRefused || run.code == 64, "\(limit): \(run)")
        default: #expect(isRefused, "\(limit): \(run)")
        }
      }
    }
  }

  /// What cannot be listed or opened any more in the middle of a run is an error, and nothing that was not declared.
  @Test(arguments: [
    ("validate --var-file v.fifo d", "v.fifo", "error: d cannot be read: Too many open files\n"),
    ("validate - d", "stdin", "error: d/sub/m.yaml cannot be read: Too many open files\n"),
  ])
  func descriptorsThatRunOut(command: String, source: String, says: String) async throws {
    let folder = try Folder()
    try folder.write("textModules: [{name: T, type: TEXT, text: t}]\n", to: "d/sub/m.yaml")
    // The run has taken the first line from the pipe and waits for its end: all that it needs to start is open, and from then
    // on it may open nothing more.
    let run = try await run(
      """
      mkfifo v.fifo; exec 5<>v.fifo
      \(source == "stdin" ? "$p \(command) <v.fifo 5>&- &" : "$p \(command) 5>&- &") pid=$!
      echo "\(source == "stdin" ? "policy: {}" : "a: b")" >&5
      while read -t 0 -u 5; do :; done
      prlimit --pid $pid --nofile=3:3
      exec 5>&-
      wait $pid
      """,
      folder
    )
    #expect(run.stderr == says, "\(run)")
    #expect(run.code == 1)
  }

  /// Nobody can see the plan: it is not carried out.
  /// What a closed input would have declared is not taken for deleted.
  @Test func closedInput() async throws {
    let folder = try ProcessStartTests.folder()
    for command in ["validate", "plan --sandbox s.json", "apply --auto-approve --sandbox s.json"] {
      let run = try await run("$p \(command) - m.yaml <&-", folder)
      #expect(run.stderr == "inx-apply: error: standard input cannot be read: Bad file descriptor\n")
      #expect(run.stdout == "")
      #expect(run.code == 1)
    }
    #expect(folder.names == ["m.yaml"])
  }

  @Test func closedOutput() async throws {
    let folder = try ProcessStartTests.folder()
    for command in ["apply --auto-approve", "apply --auto-approve --format json"] {
      let run = try await run("$p \(command) --quiet --sandbox s.json m.yaml >&-", folder)
      #expect(run.code == 141)
      #expect(folder.names == ["m.yaml"])
    }
  }

  /// SIGQUIT ends at once, SIGHUP as SIGTERM does.
  @Test func signals() async throws {
    let folder = try ProcessStartTests.folder()
    let serve =
      "export INX_CLIENT_ID=x INX_CLIENT_SECRET=y; coproc \"$p\" sandbox serve --state s.json; read -r url <&\"${COPROC[0]}\"; "
    let quit = try await run(serve + "kill -QUIT $COPROC_PID; wait $COPROC_PID", folder)
    #expect(quit.code == 131, "\(quit)")
    #expect(quit.stderr == "")
    // Each of the others ends it in order, with its state written, and with the signal's own code.
    for (signal, code) in [("HUP", 129), ("INT", 130), ("TERM", 143)] {
      let ended = try await run(serve + "kill -\(signal) $COPROC_PID; wait $COPROC_PID", folder)
      #expect(ended.code == code, "\(signal): \(ended)")
      #expect(ended.stderr == "")
    }
  }
}
