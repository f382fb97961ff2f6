import Glibc
import Resources
import Support

/// The files of a git ref, as the work tree that holds some directories would have them. Neither its index nor its files
/// are touched: an index of its own is filled, and checked out elsewhere.
struct GitTree {
  /// The work tree.
  let top: String
  private let git: Subprocess
  private let ref: String

  /// Variables that would lead git to another repository or index than those of the directory; a hook has them set.
  private static let misleading: Set<String> = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE",
    "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
  ]

  /// Finds git and the work tree that all directories lie in. `directory` is where git may write.
  init(of directories: [String], for ref: String, writingTo directory: String, _ signals: Signals)
    throws(Exit)
  {
    self.ref = ref
    try Environment.process.check("PATH")
    let instead = "give a directory instead, such as a checkout of it"
    guard let executable = Subprocess.path(of: "git", environment) else {
      throw Exit(
        .error,
        "--base \(ref) is no directory, and git, to read it as a ref, is not on the PATH: \(instead)"
      )
    }
    // Credentials are nothing for filters that a repository has set up.
    var variables = environment.filter { !$0.key.hasPrefix("INX_") && !GitTree.misleading.contains($0.key) }
    variables["GIT_INDEX_FILE"] = directory + "/index"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    variables["LC_ALL"] = "C"
    let other = Environment.process.undecodableEntries.filter { entry in
      !GitTree.misleading.contains { entry.starts(with: ($0 + "=").utf8) }
    }
    git = Subprocess(
      executable: executable,
      environment: variables,
      otherEntries: other,
      signals: signals
    )
    var top: String?
    for directory in directories {
      let result = try git.run(["-C", directory, "rev-parse", "--show-toplevel"])
      let shown = FilePath.shownDirectory(directory)
      guard result.code == 0, let real = FilePath.real(GitTree.line(result.output)) else {
        throw Exit(
          .error,
          "--base \(ref) is no directory, and \(shown) lies in no git work tree\(GitTree.words(result)): \(instead)"
        )
      }
      guard top == nil || top == real else {
        throw Exit(
          .error,
          "--base \(ref) is no directory, and \(shown) lies in another git work tree than the paths before it: \(instead)"
        )
      }
      top = real
    }
    self.top = top ?? "/"
  }

  /// Reads what the ref has, from which `checkOut` takes.
  func read() throws(Exit) {
    // No ref begins with a dash; git before 2.24 does not know how to be told that this is none of its options.
    let parsed =
      try ref.hasPrefix("-")
      ? nil : run(["rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{tree}"])
    // What is not one object comes as something else than its number, such as ^ and one.
    guard let parsed, parsed.code == 0, case let tree = GitTree.line(parsed.output),
      !tree.isEmpty,
      tree.utf8.allSatisfy({
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      })
    else {
      throw Exit(
        .error,
        "--base \(ref) is neither a directory nor a ref that git finds in \(FilePath.shownDirectory(top)): fetch it, or give a directory, such as a checkout of it"
      )
    }
    try succeed(["read-tree", tree])
  }

  /// Checks out what the ref has at these paths of the work tree, whether there is anything or not. Gives the submodules
  /// there, of which the ref has the number of a commit and no files.
  func checkOut(_ paths: [String], into directory: String) throws(Exit) -> [String] {
    // Paths are taken by their letters, and names come apart by the one byte that no name has.
    let listed = try succeed(
      ["--literal-pathspecs", "ls-files", "--stage", "-z", "--"] + paths.map { $0.isEmpty ? "." : $0 }
    )
    var names: [UInt8] = []
    var submodules: [String] = []
    for entry in listed.split(separator: 0) {
      // The mode, the object, the stage, and after a tab the name.
      let name = entry[entry.index(after: entry.firstIndex(of: 0x09) ?? entry.startIndex)...]
      if entry.starts(with: "160000 ".utf8) {
        submodules.append(FilePath.shown(Array(name)))
      } else {
        names += name + [0]
      }
    }
    // What is there already was checked out before.
    try succeed(["checkout-index", "--force", "-z", "--stdin", "--prefix=\(directory)/"], input: names)
    try check(names, in: directory)
    return submodules
  }

  /// Throws where a file was not checked out: some versions of git tell it in words only.
  private func check(_ names: [UInt8], in directory: String) throws(Exit) {
    for name in names.split(separator: 0) {
      var path = (directory + "/").utf8.map { CChar(bitPattern: $0) }
      path += name.map { CChar(bitPattern: $0) } + [0]
      var status = stat()
      guard lstat(path, &status) != 0 else { continue }
      let reason = Files.lastReason
      throw Exit(.error, "\(ref):\(FilePath.shown(Array(name))) cannot be checked out: \(reason)")
    }
  }

  @discardableResult
  private func succeed(_ words: [String], input: [UInt8] = []) throws(Exit) -> [UInt8] {
    let result = try run(words, input: input)
    guard result.code == 0 else {
      throw Exit(.error, "--base \(ref) cannot be read\(GitTree.words(result))")
    }
    return result.output
  }

  /// Runs git in the work tree, without what its configuration could make it do beside what it is asked for.
  private func run(_ words: [String], input: [UInt8] = []) throws(Exit) -> Subprocess.Result {
    let settings = [
      "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.splitIndex=false",
      "core.sparseCheckout=false",
      "index.sparse=false",
    ]
    return try git.run(["-C", top] + settings.flatMap { ["-c", $0] } + words, input: input)
  }

  /// One line of output, which may hold line ends itself.
  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }

  /// What git says of a failure, as a clause.
  private static func words(_ result: Subprocess.Result) -> String {
    let lines = String(decoding: result.errors, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("fatal: ") }) ?? lines.first else { return "" }
    return " (git: \(line.hasPrefix("fatal: ") ? line.dropFirst(7) : line))"
  }
}
