import Glibc
import Support

/// Why a simulated tenant cannot be used.
package enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another program has the state file open.
  case inUse(file: String)
  /// The file cannot be read; the reason is the system's.
  case unreadable(file: String, reason: String)
  /// The file is there but no state.
  case damaged(file: String, reason: String)
  /// The file is there and no state, and is not to be overwritten.
  case foreign(file: String, reason: String)
  /// The file cannot be written; the reason is the system's.
  case unwritable(file: String, reason: String)
  /// No address to serve on; the reason is the system's.
  case notServed(port: Int, reason: String)

  /// One sentence without a full stop.
  package var description: String {
    switch self {
    case .inUse(let file): "\(file) is in use by another program"
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .damaged(let file, let reason): "\(file) is no sandbox state: \(reason)"
    case .foreign(let file, let reason):
      "\(file) is no sandbox state (\(reason)): nothing was written; give --force to overwrite it"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    case .notServed(let port, let reason): "port \(port) of 127.0.0.1 cannot be served: \(reason)"
    }
  }
}

extension SandboxError {
  /// The same of a file of the tenant's state.
  init(_ error: FileError) {
    switch error {
    case .unreadable(let file, let reason): self = .unreadable(file: file, reason: reason)
    case .unwritable(let file, let reason): self = .unwritable(file: file, reason: reason)
    }
  }
}

extension Files {
  /// A file of a tenant's state; nil where there is none.
  static func readState(_ path: String) throws(SandboxError) -> [UInt8]? {
    do throws(FileError) {
      return try read(path, limit: ownSizeLimit, mustBeRegular: true)
    } catch { throw SandboxError(error) }
  }

  /// Where a tenant's state is, or would be made, with links followed. Throws where something else is there.
  package static func stateFile(_ path: String) throws(SandboxError) -> String {
    do throws(FileError) {
      let path = try followed(path)
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        throw .unreadable(file: path, reason: isFolder ? reason(EISDIR) : "it is not a regular file")
      }
      // Also of a state that is not there yet: no plan may be saved in its place.
      for file in [path, Journal.path(for: path), FileLock.path(for: path)] {
        FilesRead.note(FileIdentity(file))
      }
      return path
    } catch { throw SandboxError(error) }
  }

  /// Puts a tenant's state in a file's place as a whole.
  static func replaceState(_ path: String, with bytes: [UInt8]) throws(SandboxError) {
    do throws(FileError) { try replace(path, with: bytes) } catch { throw SandboxError(error) }
  }
}
