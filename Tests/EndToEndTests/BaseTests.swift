import Foundation
import Resources
import Support
import Testing

/// `--base` with a ref of git: what stood in the manifests then, wherever the run starts, and nothing is touched.
@Suite(.serialized) struct BaseTests {
  @Test func refTellsWhoHasMoved() async throws {
    let sample = try BaseSample()
    try sample.folder.write(BaseSample.manifest("one"), to: "config/d.yaml")
    let repository = try Repository(sample.folder.path)
    try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
    let before = try repository.keeping()
    for ref in ["first", "HEAD", "main", "refs/heads/main", "HEAD^0", "first^{tree}"] {
      #expect(try await sample.labels(["--base", ref, "config"]) == BaseSample.moved, "\(ref)")
    }
    // Without a base nothing is said of it.
    #expect(
      try await sample.labels(["config"]) == ["datasource/D url: -", "datasource/D fetchStrategy: -"]
    )
    #expect(try repository.keeping() == before)
  }

  /// A file by its name, the whole work tree, the same twice, and paths that are written in a roundabout way.
  @Test(arguments: ["config/d.yaml", ".", "./config//", "config/../config/d.yaml", "config config/d.yaml"])
  func paths(_ paths: String) async throws {
    let sample = try BaseSample()
    try sample.folder.write(BaseSample.manifest("one"), to: "config/d.yaml")
    try Repository(sample.folder.path)
    try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
    let words = paths.split(separator: " ").map(String.init)
    #expect(try await sample.labels(["--base", "HEAD"] + words) == BaseSample.moved)
    let whole = sample.folder.path + "/" + words[0]
    #expect(try await sample.labels(["--base", "HEAD", whole]) == BaseSample.moved)
  }

  /// Names are taken by their letters: what git or a shell would read otherwise, too.
  @Test(arguments: [
    "with blanks", "it's \"quoted\"", "line\nend", "back\\slash", "st*r [a-z]?", ":(icase)x", "-n",
    "ÄÖ\u{202E}x",
    "$(touch x)`touch y`",
  ])
  func names(_ name: String) async throws {
    let sample = try BaseSample()
    let files = ["\(name)/\(name).yaml", "\(name)/\(name).txt"]
    let module = "textModules: [{name: T, type: TEXT, textFile: '\(name).txt'}]\n"
    let manifest = module.replacing("'\(name).txt'", with: JSON.string(name + ".txt").text())
    try sample.folder.write(manifest, to: files[0])
    try sample.folder.write("old", to: files[1])
    try Repository(sample.folder.path)
    try sample.folder.write("new", to: files[1])
    #expect(
      try await sample.labels(["--base", "HEAD", "--", name]) == [
        "text-module/T name: tenant", "text-module/T type: tenant", "text-module/T text: both",
      ]
    )
  }

  /// From a subdirectory, from a work tree beside the first, with a head that is no branch, and within a hook, which has
  /// variables of git's own.
  @Test func places() async throws {
    let sample = try BaseSample()
    let top = sample.folder.path + "/top"
    try sample.folder.write(BaseSample.manifest("one"), to: "top/a/b/d.yaml")
    let repository = try Repository(top)
    try repository.git("worktree", "add", "-q", "--detach", sample.folder.path + "/beside", "first")
    for place in ["top", "beside"] {
      try sample.folder.write(BaseSample.manifest("two"), to: "\(place)/a/b/d.yaml")
      for path in ["\(place)/a/b", "\(place)/a", place] {
        #expect(try await sample.labels(["--base", "first", path]) == BaseSample.moved, "\(path)")
      }
    }
    let hook = [
      "GIT_DIR": "/nonexistent", "GIT_INDEX_FILE": sample.folder.path + "/beside/index", "GIT_WORK_TREE": "/",
      "GIT_PREFIX": "a/", "GIT_LITERAL_PATHSPECS": "0",
    ]
    #expect(try await sample.labels(["--base", "first", "top/a"], environment: hook) == BaseSample.moved)
    #expect(!sample.folder.names.contains("beside/index"))
  }

  /// Settings of the repository neither run anything nor hide files.
  @Test func settingsOfTheRepository() async throws {
    let sample = try BaseSample()
    let top = sample.folder.path
    try sample.folder.write(BaseSample.manifest("one"), to: "config/d.yaml")
    let repository = try Repository(top)
    try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
    try sample.folder.write("#!/bin/sh\ntouch \(top)/ran; env > \(top)/ran\n", to: "run")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: top + "/run")
    for name in ["post-index-change", "post-checkout"] {
      try FileManager.default.createDirectory(atPath: top + "/.git/hooks", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: top + "/run", toPath: top + "/.git/hooks/" + name)
    }
    try repository.git("config", "core.fsmonitor", top + "/run")
    try repository.git("config", "core.splitIndex", "true")
    try repository.git("config", "core.sparseCheckout", "true")
    try sample.folder.write("/nothing\n", to: ".git/info/sparse-checkout")
    try repository.git("config", "filter.f.smudge", "env > \(top)/filtered; cat")
    try sample.folder.write("*.yaml filter=f\n", to: ".git/info/attributes")
    let before = try repository.keeping()
    #expect(try await sample.labels(["--base", "HEAD", "config"]) == BaseSample.moved)
    // A filter belongs to what the work tree would have; credentials are nothing for it.
    let seen = String(decoding: try Folder.bytes(top + "/filtered"), as: UTF8.self)
    #expect(!seen.contains("INX_") && !seen.contains(TestTenant.secret))
    try FileManager.default.removeItem(atPath: top + "/filtered")
    #expect(try repository.keeping() == before)
  }

  /// Variables are those of today, but files of variables are those of the ref, where they lie in the work tree.
  @Test func variables() async throws {
    let sample = try BaseSample()
    let manifest =
      "datasources: [{name: D, url: '${scheme}://${host}.example', fetchStrategy: RECIPIENT_BASED}]\n"
    try sample.folder.write(manifest, to: "config/d.yaml")
    try sample.folder.write("host: one\n", to: "config/vars.yaml")
    try Repository(sample.folder.path)
    try sample.folder.write("host: two\n", to: "config/vars.yaml")
    let words = ["--base", "HEAD", "--var", "scheme=https", "--var-file", "config/vars.yaml", "config"]
    #expect(try await sample.labels(words) == BaseSample.moved)
    // What only today's manifests use is nothing to warn of.
    let today = manifest.replacing("RECIPIENT_BASED", with: "'${strategy}'")
    try sample.folder.write(today, to: "config/d.yaml")
    let later = ["--var", "strategy=RECIPIENT_BASED"] + words
    #expect(try await sample.labels(later) == BaseSample.moved)
  }

  /// A link of the ref leads to nothing outside of it.
  @Test func linksLeadNowhere() async throws {
    let sample = try BaseSample()
    let outside = try Folder()
    try outside.write(BaseSample.manifest("one"), to: "d.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: sample.folder.path + "/config",
      withDestinationPath: outside.path
    )
    try Repository(sample.folder.path)
    try FileManager.default.removeItem(atPath: sample.folder.path + "/config")
    try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
    let run = try await sample.plan(["--base", "HEAD", "config"])
    #expect(
      run.stderr == "note: there are no manifests at HEAD:config: all that is declared there today is new\n"
    )
    #expect(
      try BaseSample.labels(run) == ["datasource/D url: manifests", "datasource/D fetchStrategy: manifests"]
    )
  }
}
