import Desired
import Export
import Planner
import Resources
import Support

/// What one tenant has, as a configuration for another: written as manifests and read again, but to no disk.
struct CloneConfiguration: Sendable {
  /// What is wanted in the other tenant. Its places are in files that are called by the tenant they come from.
  let configuration: Configuration
  /// How it is planned.
  let options: PlanOptions
  /// What cannot be taken along, with the reasons.
  let leftOut: [String]

  /// Maps what was read; throws with what is wrong said, such as a value of `--var` that a field does not take.
  init(_ exported: Exported, _ input: CloneInput) throws(Exit) {
    let registry = Registry.ofManifests
    let objects = exported.objects.map { CloneConfiguration.arriving($0, areVisible: input.showsAttributes) }
    let parameters = Parameters(fields: input.fields, in: objects, registry)
    // What exists there already is not known yet: all of it must be fit to be created.
    let writer = ManifestWriter(registry: registry, areNew: true, parameters: parameters)
    let written = writer.write(objects, unread: exported.unread, sections: exported.sections)
    leftOut = written.leftOut
    let title = Shown.line(input.source.title)
    let result = ManifestDecoder.decode(
      written.files.filter(\.isManifest).map { SourceMap.File(name: "\(title):\($0.path)", bytes: $0.bytes) },
      registry: registry,
      variables: input.variables,
      contents: WrittenContents(written.files)
    )
    // Where nothing is declared at all, that is no fault of anybody's.
    let isEmpty = !result.diagnostics.contains { $0.severity == .error && $0.mark != nil }
    let told = isEmpty ? result.diagnostics.filter { $0.severity != .error } : result.diagnostics
    // Warnings of a configuration are told with its plan.
    if result.configuration == nil { DiagnosticReport.show(told, result.sources, as: input.layout.format) }
    guard var configuration = result.configuration ?? (isEmpty ? Configuration() : nil) else {
      throw Exit(.error)
    }
    var options = input.options
    options.places = Set(objects.filter(\.isPlace).map { CloneConfiguration.address($0, nil) })
    let unmatched = Set(exported.unmatched.map(\.pattern))
    options.knownPatterns = Set((options.targets + options.excludes).map(\.pattern)).subtracting(unmatched)
    if input.prunes {
      CloneConfiguration.prune(&configuration, exported, input.choice.scope)
      let declared = Set(configuration.declarations.map(\.address))
      options.spared = Set(
        CloneConfiguration.addresses(objects).filter { !declared.contains($0) }.map {
          CaseFolding.full($0.text)
        }
      )
    }
    self.configuration = configuration
    self.options = options
  }

  /// The object with what the API never tells: out of sight, unless it is to be seen.
  private static func arriving(_ object: ManifestObject, areVisible: Bool) -> ManifestObject {
    var object = object
    for (slot, field) in object.kind.fields.enumerated() where field.isConcealing {
      object.values[slot] = .bool(!areVisible)
    }
    object.below = object.below.map { arriving($0, areVisible: areVisible) }
    return object
  }

  /// Has everything pruned that the source does not have, where the source was read.
  private static func prune(_ configuration: inout Configuration, _ exported: Exported, _ scope: ExportScope)
  {
    let registry = Registry.ofManifests
    let kinds = registry.kinds.filter { kind in
      // Nobody knows what the source has of what it does not give.
      kind.canPrune && scope.has(kind) && !exported.unread.contains { $0.kind === kind }
    }
    configuration.policy.prune = Set(kinds.map(\.word))
    for kind in kinds {
      if kind.scopes.contains(.system), scope.couldTake(kind, in: nil) {
        configuration.sections.insert(.init(kind: kind.word, list: nil))
      }
      guard kind.scopes.contains(.list) else { continue }
      for (position, declaration) in configuration.declarations.enumerated()
      where declaration.kind === registry.container && scope.couldTake(kind, in: declaration.address) {
        configuration.sections.insert(.init(kind: kind.word, list: position))
      }
    }
  }

  private static func addresses(_ objects: [ManifestObject]) -> [Address] {
    objects.flatMap { object in [address(object, nil)] + object.below.map { address($0, object.name) } }
  }

  private static func address(_ object: ManifestObject, _ list: String?) -> Address {
    Address(list: list, word: object.kind.word, name: object.name)
  }
}
