import API
import Desired
import Export
import Planner
import Resources

/// A way back: what a plan deletes or replaces, written as manifests before the first write to the tenant.
struct Backup {
  /// The option of `apply`.
  static let option = Option(
    "--backup",
    "DIR",
    "first write what is deleted or replaced as manifests, into a new DIR"
  )

  private let folder: NewFolder
  private let isQuiet: Bool
  private let parallelism: Int
  private let operands: [String]

  /// Nil where none is asked for. Throws where there is something already: a way back must not be overwritten.
  init?(_ arguments: Arguments, _ options: Connection.Options) throws(Exit) {
    guard let path = arguments.value("--backup") else { return nil }
    guard !path.isEmpty else { throw .usage("--backup needs a directory") }
    do throws(Exit) { folder = try NewFolder(path) } catch {
      throw Exit(error.code, "--backup: " + error.message)
    }
    isQuiet = options.isQuiet
    parallelism = options.parallelism
    operands = arguments.operands
  }

  /// Reads what the plan does not hold, and writes all of it. Throws where anything cannot be had.
  func write(_ plan: Plan, _ client: Client) async throws {
    let registry = client.platform.registry
    let reading = BackupReading(client, parallelism: parallelism)
    let objects: [ManifestObject]
    do { objects = try await reading.objects(of: plan) } catch let failure as Client.Failure {
      let exit = Exit(failure, registry)
      throw Exit(exit.code, "--backup: \(exit.message): nothing was changed", see: exit.topic)
    } catch let failure as LiveManifest.Failure {
      throw Exit(.error, "--backup: \(Shown.line(failure.message)): nothing was changed")
    }
    guard !objects.isEmpty else {
      if !isQuiet {
        Terminal.error("note: --backup: nothing is deleted or replaced, and nothing was written")
      }
      return
    }
    let written = ManifestWriter(registry: registry, areNew: true).write(objects)
    let files = written.files
    try check(files, registry)
    do throws(Exit) {
      try folder.write(files + [WrittenFile(path: "README.md", bytes: Array(Backup.readMe.utf8))])
    } catch { throw Exit(error.code, "--backup: \(error.message): nothing was changed") }
    let path = Shown.line(FilePath.shown(folder.path))
    if let manifests = manifestsAround() {
      Terminal.error(
        "warning: \(path) lies below \(Shown.line(manifests)), whose next run would take it for manifests: move it away"
      )
    }
    for object in written.leftOut {
      Terminal.error("warning: --backup: written as a comment only: \(Shown.line(object))")
    }
    if isQuiet { return }
    let what = "\(files.count) \(files.count == 1 ? "file" : "files")"
    Terminal.error("note: what is deleted or replaced was written to \(path) (\(what))")
    Terminal.error(
      "note: to go back: inx-apply apply … \(ShellWord.path(path)); its README.md says what does not come back"
    )
  }

  /// The operand below which the directory lies and would be read; names that begin with a dot are not.
  private func manifestsAround() -> String? {
    guard let real = FilePath.real(folder.path) else { return nil }
    return operands.first { operand in
      guard let root = FilePath.real(operand), FilePath.isInside(real, root) else { return false }
      return !real.dropFirst(root.count).split(separator: "/").contains { $0.hasPrefix(".") }
    }
  }

  /// A way back that nothing reads is none: it is tried before it is relied on.
  private func check(_ files: [WrittenFile], _ registry: Registry) throws(Exit) {
    guard let problem = ReadBack.problem(with: files, registry) else { return }
    throw Exit(
      .error,
      "--backup: what would be written could not be applied again: \(Shown.line(problem)): nothing was changed"
    )
  }

  private static let readMe = """
    # A way back

    `inx-apply apply --backup` has written this before it deleted or replaced these objects. To put them back, apply
    this directory to the same tenant, and look at the plan before you approve it:

        inx-apply apply … DIRECTORY

    What is replaced once more needs `--allow-data-loss`, as it did before; the plan says for what.

    What does not come back:

    - **Recipients' values** of an attribute that was deleted or replaced.
    - **Mailings of a deleted list** that were no drafts, its subscribers and its reports. Settings that name one of its
      mailings are deferred until somebody has made a mailing of that name and approved it.
    - **Ids.** What is put back is a new object: mailings and dynamic lists that held the old id do not find it.
    - **What the API cannot create**, such as wildcard blacklist entries and dynamic lists: the plan defers it and says
      what has to be done in Inxmail. Creating a blacklist entry deletes the recipients that it matches.
    - **What the API does not show**, such as whether an attribute is hidden. Comments in the files say where.

    Objects that were changed without being replaced are not here: the manifests of before are their way back.

    """
}
