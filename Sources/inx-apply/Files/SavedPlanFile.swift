import Planner
import Report
import Resources
import Sandbox
import Support

/// A saved plan's place on disk.
struct SavedPlanFile: Sendable {
  let path: String

  /// Where `--out` says; nil without it. Throws where no file can be written there, before anything is read.
  init?(out arguments: Arguments) throws(Exit) {
    guard let path = arguments.value("--out") else { return nil }
    guard !path.isEmpty else { throw .usage("--out needs a file") }
    let kind: FilePath.Kind?
    let target: String
    do throws(FileError) {
      target = try Files.destination(of: path)
      kind = try FilePath.look(at: path, followingLinks: true)
    } catch { throw Exit(.error, "--out \(path) cannot be written: \(error.reason)") }
    switch kind {
    case .directory: throw Exit(.error, "--out \(path) is a directory")
    case .link, .other: throw Exit(.error, "--out \(path) is no regular file")
    case .file, nil: break
    }
    guard FilePath.kind(of: FilePath.parent(target), followingLinks: true) == .directory else {
      throw Exit(.error, "--out \(path): there is no directory \(FilePath.parent(target))")
    }
    self.path = path
  }

  init(path: String) { self.path = path }

  /// Throws where the file is one of those that the plan is made of, by whatever path: it would be lost. To be asked when all
  /// files have been read and before any request.
  func refuse(states tenants: [TenantAddress]) throws(Exit) {
    for case .sandbox(let state) in tenants {
      do throws(SandboxError) { _ = try Files.stateFile(state) } catch {
        throw Exit(.error, error.description)
      }
    }
    try refuse()
  }

  private func refuse() throws(Exit) {
    guard FilesRead.contains(FileIdentity(path)) else { return }
    throw Exit(.error, "--out \(path) is a file that the plan is made of")
  }

  /// The plan in the file; throws an error with the reason why there is none.
  func read() throws(Exit) -> SavedPlan {
    let bytes = try FilePath.read(path, limit: Files.ownSizeLimit)
    do throws(SavedPlanError) { return try SavedPlan(bytes, registry: .ofManifests) } catch {
      throw Exit(.error, "\(path) \(error.message)")
    }
  }

  /// Writes the plan as a whole, readable by its owner alone.
  func write(_ plan: SavedPlan) throws(Exit) {
    // Again: links may have come to lead elsewhere.
    try refuse()
    do throws(FileError) { try Files.replace(path, with: plan.bytes, isPrivate: true) } catch {
      throw Exit(.error, error.description)
    }
  }
}
