import Resources
import Support

extension FuzzTarget {
  /// Addresses and patterns over them. The first line is a name, the second a pattern, the third an address as it is written.
  static let addresses = FuzzTarget(name: "addresses") { bytes in
    let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    func text(_ index: Int) -> String {
      index < lines.count ? String(decoding: lines[index], as: UTF8.self) : ""
    }
    return finding(name: text(0)) ?? finding(pattern: text(1), name: text(0), written: text(2))
  }

  private static func finding(name: String) -> String? {
    for list in [nil, name] {
      let address = Address(list: list, word: "target-group", name: name)
      if address.name.map({ sameCodePoints($0, name) }) != true {
        return "\(address) has the name \(address.name ?? "nil")"
      }
      if let list, address.listName.map({ sameCodePoints($0, list) }) != true {
        return "\(address) is in the list \(address.listName ?? "nil")"
      }
      if !Glob(address.text).matches(address) { return "\(address) does not match itself" }
    }
    return nil
  }

  private static func finding(pattern: String, name: String, written: String) -> String? {
    let glob = Glob(pattern)
    let list = Address(list: nil, word: "list", name: name)
    let below = Address(list: name, word: "text-module", name: "imprint")
    for address in [list, below, Address(written: written)] {
      let matches = glob.matches(address)
      if matches, !glob.matchesOrHolds(address) { return "\(pattern) matches \(address) without holding it" }
      for end in [0, address.text.utf8.count / 2, address.text.utf8.count] {
        let prefix = String(decoding: address.text.utf8.prefix(end), as: UTF8.self)
        guard address.text.utf8.starts(with: prefix.utf8) else { continue }
        if matches, !glob.couldMatch(beginning: prefix) { return "\(pattern) could not match \(prefix)" }
        if glob.matchesOrHolds(address), !glob.couldMatchOrHold(beginning: prefix) {
          return "\(pattern) could not hold \(prefix)"
        }
        _ = glob.matchesOrHoldsAll(beginning: prefix)
      }
      _ = (address.name, address.listName)
    }
    if glob.matches(list), !glob.matchesOrHolds(below) { return "\(pattern) does not hold \(below)" }
    _ = Suggestion.clause(for: pattern, among: [name, written])
    return nil
  }
}
