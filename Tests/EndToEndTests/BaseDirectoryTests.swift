import Foundation
import Resources
import Testing

/// `--base` with a directory: a checkout, or the configuration itself.
@Suite(.serialized) struct BaseDirectoryTests {
  private static func sample(_ old: String) throws -> BaseSample {
    let sample = try BaseSample()
    try sample.folder.write(BaseSample.manifest("two"), to: "config/d.yaml")
    try sample.folder.write(BaseSample.manifest("one"), to: old)
    return sample
  }

  @Test(arguments: ["old", "./old", "old/", "old/."])
  func checkout(_ base: String) async throws {
    let sample = try BaseDirectoryTests.sample("old/config/d.yaml")
    for path in ["config", "config/d.yaml", "./config/"] {
      #expect(try await sample.labels(["--base", base, path]) == BaseSample.moved, "\(path)")
    }
    // Git is not asked, wherever a directory is meant.
    #expect(
      try await sample.labels(["--base", base, "config"], environment: ["PATH": "/nonexistent"])
        == BaseSample.moved
    )
  }

  /// A directory goes before a branch of its name.
  @Test func directoryGoesFirst() async throws {
    let sample = try BaseDirectoryTests.sample("main/config/d.yaml")
    try Repository(sample.folder.path)
    #expect(try await sample.labels(["--base", "main", "config"]) == BaseSample.moved)
  }

  /// Where none of the paths is there, the directory is the configuration, with its own content files.
  @Test func configurationItself() async throws {
    let sample = try BaseDirectoryTests.sample("old/other.yaml")
    #expect(try await sample.labels(["--base", "old", "config"]) == BaseSample.moved)
    let whole = sample.folder.path + "/config"
    #expect(try await sample.labels(["--base", "old", whole]) == BaseSample.moved)
    #expect(try await sample.labels(["--base", "old", "config/../config"]) == BaseSample.moved)
    try sample.folder.write("textModules: [{name: T, type: TEXT, textFile: t.txt}]\n", to: "old/t.yaml")
    try sample.folder.write("old", to: "old/t.txt")
    try sample.folder.write("textModules: [{name: T, type: TEXT, textFile: t.txt}]\n", to: "config/t.yaml")
    try sample.folder.write("new", to: "config/t.txt")
    #expect(
      try await sample.labels(["--base", "old", "config"])
        == BaseSample.moved + [
          "text-module/T name: tenant", "text-module/T type: tenant", "text-module/T text: both",
        ]
    )
  }

  /// Several paths, of which some were not there, or cannot be looked for; content files may lie beside them.
  @Test func severalPaths() async throws {
    let sample = try BaseDirectoryTests.sample("old/config/d.yaml")
    try sample.folder.write(
      "textModules: [{name: T, type: TEXT, textFile: ../texts/t.txt}]\n",
      to: "more/t.yaml"
    )
    try sample.folder.write("attributes: [{name: P, type: DATE_ONLY, hidden: true}]\n", to: "third/p.yaml")
    try sample.folder.write("old", to: "old/texts/t.txt")
    try sample.folder.write("new", to: "texts/t.txt")
    let moved = [
      "attribute/P name: manifests", "attribute/P type: manifests", "attribute/P hidden: manifests",
    ]
    let third = sample.folder.path + "/third"
    let run = try await sample.plan(["--base", "old", "config/d.yaml", "more", third])
    #expect(
      run.stderr == """
        note: there are no manifests at \(third): all that is declared there today is new
        note: there are no manifests at old/more: all that is declared there today is new

        """
    )
    let new = [
      "text-module/T name: manifests", "text-module/T type: manifests", "text-module/T text: manifests",
    ]
    #expect(try BaseSample.labels(run).sorted() == (BaseSample.moved + moved + new).sorted())
    try FileManager.default.copyItem(
      atPath: sample.folder.path + "/more",
      toPath: sample.folder.path + "/old/more"
    )
    let both = ["text-module/T name: tenant", "text-module/T type: tenant", "text-module/T text: both"]
    let rest = try await sample.labels(["--base", "old", "config/d.yaml", "more"])
    #expect(rest.sorted() == (BaseSample.moved + both).sorted())
  }

  /// An empty directory is the base of a first pull request.
  @Test func emptyDirectory() async throws {
    let sample = try BaseDirectoryTests.sample("README")
    try FileManager.default.createDirectory(
      atPath: sample.folder.path + "/old",
      withIntermediateDirectories: true
    )
    let run = try await sample.plan(["--base", "old", "config"])
    #expect(run.stderr == "note: there are no manifests at old: all that is declared there today is new\n")
    #expect(
      try BaseSample.labels(run) == ["datasource/D url: manifests", "datasource/D fetchStrategy: manifests"]
    )
  }

  /// Files of variables are those of the checkout, where it has them.
  @Test func variables() async throws {
    let sample = try BaseSample()
    let manifest =
      "datasources: [{name: D, url: 'https://${host}.example', fetchStrategy: RECIPIENT_BASED}]\n"
    for (place, host) in [("", "two"), ("old/", "one")] {
      try sample.folder.write(manifest, to: place + "config/d.yaml")
      try sample.folder.write("host: \(host)\n", to: place + "config/vars.yaml")
    }
    let words = ["--base", "old", "--var-file", "config/vars.yaml", "config"]
    #expect(try await sample.labels(words) == BaseSample.moved)
  }
}
