import Desired
import Export
import Resources
import Support

/// What an export says on stderr: warnings always, notes unless they are declined.
struct ExportReport {
  let exported: Exported
  let result: ManifestWriter.Result
  let written: ExportFolder.Written
  let folder: String

  /// Says all of it.
  func show(isQuiet: Bool) {
    for line in warnings { Terminal.error("warning: " + Shown.line(line)) }
    if isQuiet { return }
    for line in notes { Terminal.error("note: " + Shown.line(line)) }
  }

  /// What is not in the files as a reader would expect, or not what it was.
  var warnings: [String] {
    exported.unread.map { "\($0.kind.section) cannot be read: \($0.reason)" }
      + result.leftOut.map { "written as a comment only: \($0)" }
      + exported.general + (exported.warnings + exported.numbers).sorted().map(\.text)
      + written.overwritten.map { "\($0) had been changed since it was exported, and is overwritten" }
      + written.kept.map {
        "\($0) is not needed any more, but was changed since it was exported: it is left there"
      }
  }

  /// What to expect of the files elsewhere, and how much there is.
  var notes: [String] {
    exported.unmakeable.map { "the API cannot bring it to another tenant: \($0.text)" }
      + exported.leftOut.map(\.sentence)
      + written.removed.map { "\($0) is not needed any more, and was taken away" }
      + [
        "\(ExportReport.counted(exported.count, "object")) written to \(FilePath.shown(folder)) (\(ExportReport.counted(result.files.count, "file")), \(ExportReport.counted(exported.requests, "request")))"
      ]
  }

  /// A number with what it counts.
  static func counted(_ count: Int, _ what: String) -> String {
    count == 1 ? "1 \(what)" : "\(count) \(what.plural)"
  }
}

extension Exported.Rest {
  /// What is not taken along, and why.
  var sentence: String { "\(ExportReport.counted(count, kind.title)) \(clause): left out" }
}
