import Glibc

/// Which file a path leads to, however the path is spelt and whatever links lead there.
package enum FileIdentity: Hashable, Sendable {
  /// A file that exists.
  case file(device: UInt64, number: UInt64)
  /// A file that does not exist yet: a name in a directory that does.
  case future(device: UInt64, number: UInt64, name: [UInt8])
  /// A path that leads nowhere.
  case path([UInt8])

  /// What the path leads to now, with links followed to the end, also one that leads to where there is nothing yet.
  package init(_ path: String) {
    var status = stat()
    if stat(path, &status) == 0 {
      self.init(status)
      return
    }
    let path = (try? Files.destination(of: path)) ?? path
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
    if stat(Files.folder(of: path), &status) == 0 {
      self = .future(device: UInt64(status.st_dev), number: UInt64(status.st_ino), name: name)
    } else {
      self = .path(Array(path.utf8))
    }
  }

  init(_ status: stat) {
    self = .file(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}
