import Resources
import Support

/// File names for objects whose names come from strangers: readable, and good on every file system.
///
/// Lower-case ASCII letters, digits and `-`: so they survive file systems that ignore case or turn an `ä` into two
/// characters, and no name can leave its folder. The same names give the same files, in whatever order they come.
enum FileNames {
  /// Names that Windows keeps for devices, and one that this program reads as something else.
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul", "conin", "conout", "inx-apply"]
      + (0...9).flatMap { ["com\($0)", "lpt\($0)"] }
  )
  private static let longest = 60

  /// One file name for each name, in their order. `word` stands where nothing of a name is left. Names that would share a
  /// file all get a digest behind them, so that none depends on the others' order.
  static func names(for names: [String], word: String) -> [String] {
    let slugs = names.map { slug($0, word) }
    let counts = Dictionary(slugs.map { ($0.text, 1) }, uniquingKeysWith: +)
    var used: Set<String> = []
    let order = names.indices.sorted {
      CodePoints(names[$0]) == CodePoints(names[$1]) ? $0 < $1 : CodePoints(names[$0]) < CodePoints(names[$1])
    }
    var found = slugs.map(\.text)
    for index in order {
      let slug = slugs[index]
      var name = slug.text
      if slug.isCut || counts[slug.text] ?? 0 > 1 { name += "-" + SHA256.hex(names[index].utf8).prefix(8) }
      var number = 2
      let base = name
      while !used.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      found[index] = name
    }
    return found
  }

  /// What of a name can stand in a file name, and whether much of it is missing.
  private static func slug(_ name: String, _ word: String) -> (text: String, isCut: Bool) {
    var out: [UInt8] = []
    var lost = false
    for scalar in name.unicodeScalars {
      let letters = Array(ascii(scalar).utf8)
      if letters.isEmpty {
        if scalar.properties.generalCategory == .nonspacingMark { continue }
        lost = lost || !scalar.isASCII
        if out.last != UInt8(ascii: "-"), !out.isEmpty { out.append(UInt8(ascii: "-")) }
      } else {
        out += letters
      }
    }
    let isLong = out.count > longest
    out = Array(out.prefix(longest))
    while out.last == UInt8(ascii: "-") { out.removeLast() }
    var text = String(decoding: out, as: UTF8.self)
    if text.isEmpty { text = word } else if reserved.contains(text) { text += "-" + word }
    return (text, isLong || (lost && out.isEmpty))
  }

  /// A character as lower-case ASCII; empty where there is nothing like it.
  private static func ascii(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z", "0"..."9": return String(scalar)
    case "A"..."Z": return String(scalar).lowercased()
    case "ä", "Ä", "æ", "Æ": return "ae"
    case "ö", "Ö", "ø", "Ø", "œ", "Œ": return "oe"
    case "ü", "Ü": return "ue"
    case "ß", "ẞ": return "ss"
    default: break
    }
    // Such as LATIN SMALL LETTER E WITH ACUTE.
    guard !scalar.isASCII, let words = scalar.properties.name?.split(separator: " "), words.count > 4,
      words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1, words[4] == "WITH"
    else { return "" }
    return words[3].lowercased()
  }
}
