import Synchronization

/// The files that this process has read. A command must not overwrite one of them, whichever part of it has read the file.
package enum FilesRead {
  private static let all = Mutex<Set<FileIdentity>>([])

  /// Notes a file, also one that does not exist yet and that the command reads as empty.
  package static func note(_ file: FileIdentity) { all.withLock { _ = $0.insert(file) } }

  /// Whether the file was read.
  package static func contains(_ file: FileIdentity) -> Bool { all.withLock { $0.contains(file) } }
}
