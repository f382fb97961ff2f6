import Platforms
import Resources
import Testing

/// Members, headers and paths of a platform stand in its folder and in its simulated tenant, and nowhere else.
@Suite struct PlatformNamesTests {
  @Test func sharedCodeNamesNothingOfAPlatform() throws {
    let names = Self.names
    #expect(names.count > 80)
    let files = try SourceTree.files("Sources", ".swift").filter { file in
      !["Sources/Platforms/", "Sources/Sandbox/"].contains(where: file.path.hasPrefix)
    }
    let exact = Set(names.filter { $0.hasSuffix("\"") }.map { $0.dropFirst().dropLast() })
    let parts = names.filter { !$0.hasSuffix("\"") }.map { $0.drop { $0 == "\"" } }
    var found: [String] = []
    for file in files {
      for (index, line) in file.lines.enumerated()
      where line.utf8.contains(UInt8(ascii: "\"")) && !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for text in line.split(separator: "\"", omittingEmptySubsequences: false).dropFirst() {
          let isPart = text.utf8.contains { "/:".utf8.contains($0) } && parts.contains { text.contains($0) }
          if exact.contains(text) || isPart { found.append("\(file.path):\(index + 1): \(text)") }
        }
      }
    }
    #expect(found == [])
  }

  @Test(arguments: [
    #""listId""#, #""senderAddress""#, #""/target-groups"#, #""x-ratelimit-reset""#, #""_embedded""#,
    "inx:text-modules", "application/merge-patch+json", #""pageSize""#,
  ])
  func namesAreFound(name: String) { #expect(Self.names.contains(name)) }

  /// As they would stand in a source. A member of a single word could be any word, and is not looked for.
  private static var names: [String] {
    let registry = Platform.inxmail.registry
    let requests = Platform.inxmail.dialect.requests
    let headers = requests.limits.headers.map { [$0.remaining, $0.reset] } ?? []
    let texts =
      registry.kinds.flatMap(members).filter { $0.contains { $0.isUppercase } } + headers
      + Platform.inxmail.dialect.objects.formatMembers
    let paths = registry.kinds.flatMap(paths).map { "\"" + $0.prefix { $0 != "{" } }
    let relations = registry.kinds.flatMap { kind in
      [kind.endpoint.relation] + kind.fields.flatMap(\.lookups).map(\.relation)
    }.filter { !$0.isEmpty }
    return Set(
      texts.map { "\"\($0)\"" } + paths + relations + [requests.media.body, requests.media.patch]
        + ["\"\(Platform.inxmail.dialect.pages.sizeParameter)\""]
    ).sorted()
  }

  private static func members(of kind: Kind) -> [String] {
    let endpoint = kind.endpoint
    return kind.fields.compactMap(\.member) + endpoint.facts + endpoint.constants.map(\.name)
      + [endpoint.listMember, endpoint.nameMember].compactMap(\.self)
      + kind.fields.flatMap(\.lookups).flatMap { [$0.nameMember, $0.listMember] }
      + (kind.usage.map { $0.members + [$0.idMember, $0.finished.member] } ?? [])
  }

  private static func paths(of kind: Kind) -> [String] {
    [kind.endpoint.collection, kind.endpoint.item, kind.endpoint.content].compactMap(\.self)
      + kind.fields.flatMap(\.lookups).map(\.path) + (kind.usage.map { [$0.path, $0.silent.path] } ?? [])
  }
}
