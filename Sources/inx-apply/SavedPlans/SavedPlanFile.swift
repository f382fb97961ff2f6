import Disk
import Planner
import Resources

/// A saved plan's place on disk.
struct SavedPlanFile: Sendable {
  let path: String

  /// Where `--out` says; nil without it. Throws where no file can be written there, before anything is read.
  init?(out arguments: Arguments) throws(Exit) {
    guard let path = arguments.value("--out") else { return nil }
    guard !path.isEmpty else { throw .usage("--out needs a file") }
    switch FilePath.kind(of: path, followingLinks: true) {
    case .directory: throw Exit(.error, "--out \(path) is a directory")
    case .other: throw Exit(.error, "--out \(path) is no regular file")
    case .file, nil: break
    }
    guard FilePath.kind(of: FilePath.parent(path), followingLinks: true) == .directory else {
      throw Exit(.error, "--out \(path): there is no directory \(FilePath.parent(path))")
    }
    self.path = path
  }

  init(path: String) { self.path = path }

  /// Throws where the file is one of those that the plan is made of: they would be lost.
  func refuse(_ inputs: [String]) throws(Exit) {
    guard let own = FilePath.real(path), inputs.contains(where: { FilePath.real($0) == own }) else { return }
    throw Exit(.error, "--out \(path) is a file that the plan is made of")
  }

  /// The plan in the file; throws an error with the reason why there is none.
  func read() throws(Exit) -> SavedPlan {
    let bytes = try FilePath.read(path)
    do throws(SavedPlanError) { return try SavedPlan(bytes, registry: .standard) } catch {
      throw Exit(.error, "\(path) \(error.message)")
    }
  }

  /// Writes the plan as a whole, readable by its owner alone.
  func write(_ plan: SavedPlan) throws(Exit) {
    // Through a link the file is written that it leads to.
    let target = FilePath.kind(of: path, followingLinks: false) == .other ? Files.followed(path) : path
    do throws(FileError) { try Files.replace(target, with: plan.bytes, isPrivate: true) } catch {
      throw Exit(.error, error.description)
    }
  }
}
