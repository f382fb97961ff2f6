/// The manifest files of one configuration, by the indices that marks carry.
///
/// Files are added in the order of their names, so that marks sort as places are printed.
package struct SourceMap: Sendable {
  /// One manifest file as it was read.
  package struct File: Sendable {
    /// The name as it is shown in messages, relative to where the user named it.
    package let name: String
    /// The whole file.
    package let bytes: [UInt8]

    /// A file from its shown name and its bytes.
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// All files; a mark's `file` is an index into it.
  package private(set) var files: [File] = []
  /// For each file the places after every so many line ends, so that finding a line late in a file of many problems
  /// does not read the file from its beginning each time.
  private var landmarks: [[Int]] = []
  private static let linesBetweenLandmarks = 256

  /// No files.
  package init() {}

  /// Adds a file and gives the index for its marks.
  package mutating func add(_ file: File) -> Int {
    files.append(file)
    landmarks.append(Self.landmarks(in: file.bytes))
    return files.count - 1
  }

  /// The shown name of the mark's file.
  package func name(of mark: Mark) -> String { files[Int(mark.file)].name }

  /// The text of the mark's line without its line end; what is not UTF-8 in it is repaired.
  package func line(of mark: Mark) -> String {
    let bytes = files[Int(mark.file)].bytes
    let before = max(0, Int(mark.line) - 1)
    let passed = before / Self.linesBetweenLandmarks
    guard passed <= landmarks[Int(mark.file)].count else { return "" }
    var start = passed == 0 ? 0 : landmarks[Int(mark.file)][passed - 1]
    for _ in 0..<before - passed * Self.linesBetweenLandmarks {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return "" }
      start = end + 1
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
    var line = bytes[start..<end]
    if line.last == 0x0D { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private static func landmarks(in bytes: [UInt8]) -> [Int] {
    var landmarks: [Int] = []
    var lines = 0
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x0A {
        lines += 1
        if lines % linesBetweenLandmarks == 0 { landmarks.append(index + 1) }
      }
    }
    return landmarks
  }
}
