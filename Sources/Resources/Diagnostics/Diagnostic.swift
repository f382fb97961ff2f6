/// One problem of the input. Data only: how it is worded around, coloured and laid out is the report's matter.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is; an error stops the run before anything is written.
  package enum Severity: String, Hashable, Sendable { case error, warning, note }

  /// A second place that belongs to the same problem, with what stands there.
  package struct Related: Hashable, Sendable {
    /// What stands there, such as "first declared here".
    package let message: String
    /// Where.
    package let mark: Mark

    /// A second place of a problem.
    package init(_ message: String, at mark: Mark) {
      self.message = message
      self.mark = mark
    }
  }

  /// How bad it is.
  package let severity: Severity
  /// One sentence without a full stop: what is wrong and, where it is known, what would be right.
  package let message: String
  /// Where; nil for a problem of the whole configuration.
  package let mark: Mark?
  /// Other places of the same problem.
  package let related: [Related]

  /// A problem with its place.
  package init(_ severity: Severity, _ message: String, at mark: Mark?, related: [Related] = []) {
    self.severity = severity
    self.message = message
    self.mark = mark
    self.related = related
  }

  /// An error with its place.
  package static func error(_ message: String, at mark: Mark?, related: [Related] = []) -> Diagnostic {
    Diagnostic(.error, message, at: mark, related: related)
  }

  /// A warning with its place.
  package static func warning(_ message: String, at mark: Mark?, related: [Related] = []) -> Diagnostic {
    Diagnostic(.warning, message, at: mark, related: related)
  }
}

extension Array where Element == Diagnostic {
  /// Whether anything in it stops the run.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// By place, those without one first; where the place is the same, as they were found. Repeats are dropped.
  package func sortedByPlace() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return enumerated()
      .filter { seen.insert($0.element).inserted }
      .sorted { one, other in
        switch (one.element.mark, other.element.mark) {
        case (nil, nil): return one.offset < other.offset
        case (nil, _): return true
        case (_, nil): return false
        case (let a?, let b?): return a == b ? one.offset < other.offset : a < b
        }
      }
      .map(\.element)
  }
}
