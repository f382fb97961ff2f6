/// A place in a manifest: which file, and where in it. Kept small because every value carries one.
package struct Mark: Hashable, Comparable, Sendable {
  /// The index of the file in the `SourceMap` it was read into.
  package let file: Int32
  /// 1-based.
  package let line: Int32
  /// 1-based, in Unicode scalars.
  package let column: Int32

  /// A place from 1-based line and column.
  package init(file: Int, line: Int, column: Int) {
    self.file = Int32(clamping: file)
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  /// By file, then line, then column.
  package static func < (one: Mark, other: Mark) -> Bool {
    (one.file, one.line, one.column) < (other.file, other.line, other.column)
  }
}
