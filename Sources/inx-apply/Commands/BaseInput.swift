import Desired
import Resources

/// `--base`: where the manifests are as they were before.
struct BaseInput: Sendable {
  /// The options that go with a base.
  static let options = [
    Option("--base", "DIR|GITREF", "say of each changed field whether it changed here or in the tenant"),
    Option("--changed-only", nil, "only what is declared otherwise than in --base"),
  ]

  /// A directory, or else a ref.
  let name: String

  /// Reads the options; nil without a base. Throws a usage error.
  init?(_ arguments: Arguments) throws(Exit) {
    guard let name = arguments.value("--base") else {
      if arguments.has("--changed-only") { throw .usage("--changed-only needs --base DIR or --base GITREF") }
      return nil
    }
    guard !name.isEmpty else { throw .usage("--base needs a directory or a git ref") }
    self.name = name
  }

  /// What was declared there, with notes of what was not there yet; throws with what is wrong said.
  func configuration(_ manifests: ManifestInput, isQuiet: Bool) throws(Exit) -> Configuration {
    guard FilePath.kind(of: name, followingLinks: true) != .directory else {
      return try configuration(manifests, in: BaseDirectory(name).place(manifests), isQuiet)
    }
    let signals = try Signals()
    defer { signals.end() }
    let configuration = try configuration(manifests, isQuiet, signals)
    if let signal = signals.next(within: 0) { throw Exit(signal: signal) }
    return configuration
  }

  private func configuration(_ manifests: ManifestInput, _ isQuiet: Bool, _ signals: Signals) throws(Exit)
    -> Configuration
  {
    let temporary = try TemporaryDirectory()
    defer { temporary.remove() }
    let place = try BaseCheckout(name, manifests, into: temporary.path, signals).place()
    return try configuration(manifests, in: place, isQuiet)
  }

  private func configuration(_ manifests: ManifestInput, in place: ManifestPlace, _ isQuiet: Bool)
    throws(Exit)
    -> Configuration
  {
    let (result, missing) = try manifests.decode(in: place)
    if !isQuiet {
      for path in place.unreachable + missing {
        Terminal.error(
          "note: there are no manifests at \(Shown.line(path)): all that is declared there today is new"
        )
      }
      if let tenant = place.missingTenant {
        Terminal.error(
          "note: there is no tenant \(Shown.line(tenant)): all that its manifests declare today is new"
        )
      }
    }
    guard let result else { return Configuration() }
    if let configuration = result.configuration { return configuration }
    let errors = result.diagnostics.filter { $0.severity == .error }
    DiagnosticReport.show(errors, result.sources, as: manifests.format)
    throw Exit(.error, "--base \(name): its manifests are wrong")
  }
}

extension BaseInput {
  /// The directory of a path that is a file or a directory today, in place of which another is looked at.
  static func directory(_ today: String, _ path: String) -> String {
    FilePath.kind(of: today, followingLinks: true) == .file ? FilePath.parent(path) : path
  }
}
