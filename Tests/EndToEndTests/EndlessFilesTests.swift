import Foundation
import Testing

/// Files without an end, and such as cannot be written, are refused with a message wherever a file may be given.
@Suite(.serialized) struct EndlessFilesTests {
  static let cases: [(words: [String], environment: [String: String], code: Int32, says: String)] = [
    (["validate", "/dev/zero"], [:], 1, "/dev/zero does not exist, or is neither a file nor a directory"),
    (
      ["validate", "--var-file", "/dev/zero", "m.yaml"], [:], 1,
      "/dev/zero cannot be read: it is larger than 64 MiB"
    ),
    (
      ["validate", "--config", "/dev/zero", "--tenant", "a", "m.yaml"], [:], 1,
      "/dev/zero cannot be read: it is larger than 64 MiB"
    ),
    (["show", "/dev/zero"], [:], 1, "/dev/zero cannot be read: it is larger than 64 MiB"),
    (
      ["plan", "--sandbox", "/dev/zero", "m.yaml"], [:], 1,
      "/dev/zero cannot be read: it is not a regular file"
    ),
    (
      ["apply", "--auto-approve", "--sandbox", "/dev/full", "m.yaml"], [:], 1,
      "/dev/full cannot be read: it is not a regular file"
    ),
    (
      ["sandbox", "reset", "--force", "--state", "/dev/full"], [:], 1,
      "/dev/full cannot be read: it is not a regular file"
    ),
    (
      ["sandbox", "reset", "--state", "s.json", "--from", "/dev/zero"], [:], 1,
      "/dev/zero cannot be read: it is not a regular file"
    ),
    (
      ["plan", "--sandbox", "s.json", "--out", "/dev/full", "m.yaml"], [:], 1,
      "--out /dev/full is no regular file"
    ),
    (
      ["plan", "--base-url", "http://127.0.0.1:1/x/rest/v1", "m.yaml"],
      ["INX_CLIENT_ID": "x", "INX_CLIENT_SECRET_FILE": "/dev/zero"], 64,
      "INX_CLIENT_SECRET_FILE names a file that cannot be read: it is larger than 1 MiB"
    ),
  ]

  @Test(arguments: cases.indices)
  func isRefused(_ index: Int) async throws {
    let (words, environment, code, says) = EndlessFilesTests.cases[index]
    let folder = try Folder()
    try folder.write("textModules: [{name: T, type: TEXT, text: t}]\n", to: "m.yaml")
    let run = try await Program.run(words, environment: environment, in: folder)
    #expect(run.stderr == "inx-apply: error: \(says)\n")
    #expect(run.code == code)
    #expect(folder.names == ["m.yaml"])
    #expect(!FileManager.default.fileExists(atPath: "/dev/full.lock"))
    #expect(!FileManager.default.fileExists(atPath: "/dev/zero.lock"))
  }
}
