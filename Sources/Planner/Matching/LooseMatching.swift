import Resources
import Support

/// Names that are not the same for their kind, and would be if case or Unicode form did not count.
///
/// Premise: the server may take either for the other, and a person has meant one object. So nothing is made beside an
/// object of such a name, and nothing of such a name is pruned.
extension Matcher {
  /// A name within a scope, compared as Swift compares texts: by canonical equivalence.
  private struct Loose: Hashable {
    let scope: Int
    let name: String

    init(_ scope: Int, _ name: String) {
      self.scope = scope
      self.name = CaseFolding.full(name)
    }
  }

  /// Stops at live objects that match what is left only loosely, under its name or the one that it had before. Beside an
  /// object that matches exactly they are left alone. What others declare counts where names ignore case: there the two can
  /// hardly be told apart.
  func judgeLoose(_ scoped: KindMatching, _ matches: inout Matches) {
    let left = Set(scoped.left)
    if scoped.identity.ignoresCase {
      refuseLoosePairs(scoped.kind, scoped.positions.filter(left.contains), &matches)
    }
    let byLoose = looseNames(scoped, left, matches)
    guard !byLoose.isEmpty else { return }
    for position in scoped.positions {
      let declaration = configuration.declarations[position]
      guard let scope = scope(of: declaration, matches), let name = declaration.name else { continue }
      let formerly = left.contains(position) ? declaration.formerly?.name : nil
      for wanted in [name, formerly].compactMap({ $0 }) {
        for index in byLoose[Loose(scope, wanted)] ?? []
        where scoped.objects[index].id != matches.live[position]?.id {
          let pair = LoosePair(
            position: position,
            wanted: wanted,
            isLeft: left.contains(position),
            index: index
          )
          judge(pair, scoped, &matches)
        }
      }
    }
  }

  /// A wanted name and a live object whose name it matches loosely.
  private struct LoosePair {
    let position: Int
    let wanted: String
    /// Whether the declaration has found nothing.
    let isLeft: Bool
    let index: Int
  }

  /// The live objects by their names where case and Unicode form do not count.
  private func looseNames(_ scoped: KindMatching, _ left: Set<Int>, _ matches: Matches) -> [Loose: [Int]] {
    let isAnyLeftSpecial = left.union(matches.renames).contains {
      configuration.declarations[$0].name.map(LooseNames.isSpecial) ?? false
    }
    var byLoose: [Loose: [Int]] = [:]
    for (index, object) in scoped.objects.enumerated() {
      guard let name = object.name else { continue }
      if scoped.claimed[index] {
        guard scoped.identity.ignoresCase, !left.isEmpty || !matches.renames.isEmpty,
          !scoped.isInternal[index],
          isAnyLeftSpecial || LooseNames.isSpecial(name)
        else { continue }
      }
      byLoose[Loose(scope(of: object, scoped.kind, matches), name), default: []].append(index)
    }
    return byLoose
  }

  /// Stops at the live object where it stands for what is wanted; otherwise leaves it alone.
  private func judge(_ pair: LoosePair, _ scoped: KindMatching, _ matches: inout Matches) {
    let (kind, identity, index) = (scoped.kind, scoped.identity, pair.index)
    guard let liveName = scoped.objects[index].name else { return }
    let (wanted, mark) = (pair.wanted, configuration.declarations[pair.position].mark)
    let how = LooseNames.difference(wanted, liveName)
    let isRename = identity.ignoresCase && matches.renames.contains(pair.position)
    if pair.isLeft || isRename {
      // Its former name is another declaration's by now.
      if scoped.claimed[index], NameKey(wanted, identity) == NameKey(liveName, identity) { return }
      matches.diagnostics.append(
        .error(
          "\(kind.title) \"\(wanted)\" is written \"\(liveName)\" in the tenant (\(how)): use one spelling",
          at: mark
        )
      )
    } else if !scoped.claimed[index], configuration.policy.prune.contains(kind.word) {
      matches.diagnostics.append(
        .warning(
          "\(kind.title) \"\(liveName)\" in the tenant is not \"\(wanted)\" (\(how)): it is not pruned",
          at: mark
        )
      )
    }
    if !scoped.claimed[index] { matches.kept[kind.word, default: []].insert(index) }
  }

  /// Refuses to make two objects that can hardly be told apart.
  private func refuseLoosePairs(_ kind: Kind, _ left: [Int], _ matches: inout Matches) {
    let declarations = configuration.declarations
    let wanted = left.filter { !declarations[$0].isAbsent }
    guard wanted.contains(where: { declarations[$0].name.map(LooseNames.isSpecial) ?? false }) else { return }
    var first: [Loose: Int] = [:]
    for position in wanted.sorted(by: { declarations[$0].mark < declarations[$1].mark }) {
      guard let scope = scope(of: declarations[position], matches), let name = declarations[position].name
      else { continue }
      guard let before = first[Loose(scope, name)] else {
        first[Loose(scope, name)] = position
        continue
      }
      let other = declarations[before].name ?? ""
      matches.diagnostics.append(
        .error(
          "\(kind.title.plural) \"\(other)\" and \"\(name)\" are both to be created (\(LooseNames.difference(other, name))): use one spelling",
          at: declarations[position].mark,
          related: [.init("\"\(other)\" is declared here", at: declarations[before].mark)]
        )
      )
    }
  }
}

/// What is said of names that match loosely.
enum LooseNames {
  /// Whether a name can match another one loosely that is another name where case does not count.
  static func isSpecial(_ name: String) -> Bool { name.utf8.contains { $0 >= 0x80 } }

  /// In what the two differ, as a clause.
  static func difference(_ one: String, _ other: String) -> String {
    if one == other { return "the Unicode form differs: \(spelledOut(one)) and \(spelledOut(other))" }
    return CaseFolding.simple(one) == CaseFolding.simple(other)
      ? "the case differs" : "they are the same by full case folding only"
  }

  /// The name with everything but ASCII as code points, for names that look the same.
  private static func spelledOut(_ name: String) -> String {
    name.unicodeScalars.map {
      $0.isASCII ? String($0) : "<U+\(String($0.value, radix: 16, uppercase: true))>"
    }.joined()
  }
}
