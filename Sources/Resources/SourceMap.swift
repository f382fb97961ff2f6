/// The manifest files of one configuration, by the indices that marks carry.
///
/// Files are added in the order of their names, so that marks sort as places are printed.
public struct SourceMap: Sendable {
  /// One manifest file as it was read.
  public struct File: Sendable {
    /// The name as it is shown in messages, relative to where the user named it.
    public let name: String
    /// The whole file.
    public let bytes: [UInt8]

    /// A file from its shown name and its bytes.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// All files; a mark's `file` is an index into it.
  public private(set) var files: [File] = []

  /// No files.
  public init() {}

  /// Adds a file and gives the index for its marks.
  public mutating func add(_ file: File) -> Int {
    files.append(file)
    return files.count - 1
  }

  /// The shown name of the mark's file.
  public func name(of mark: Mark) -> String { files[Int(mark.file)].name }

  /// The text of the mark's line without its line end; what is not UTF-8 in it is repaired.
  public func line(of mark: Mark) -> String {
    let bytes = files[Int(mark.file)].bytes
    var start = bytes.startIndex
    for _ in 1..<max(1, mark.line) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return "" }
      start = end + 1
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
    var line = bytes[start..<end]
    if line.last == 0x0D { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}
