import Resources
import Support

/// How HTML looks, shown in frames that can do nothing: no scripts, no forms, no way out, nothing that is loaded.
struct HTMLPreview: Sendable {
  /// More bytes than this on one side are not shown.
  static let largest = 300_000
  /// So many bytes of previews a page holds; what comes later goes without.
  private static let budget = 8_000_000

  /// What is left of the budget.
  private var left = HTMLPreview.budget

  /// The previews of one field, closed until somebody wants to see them; empty where there is nothing to see.
  mutating func html(_ sides: FieldSides, _ name: String, of address: String) -> String {
    let forms = [("Before", sides.before.text), ("After", sides.after.text)].compactMap { title, text in
      text.flatMap { $0.isEmpty ? nil : (title: title, text: $0) }
    }
    if forms.isEmpty { return "" }
    let sizes = forms.map(\.text.utf8.count)
    let size = sizes.reduce(0, +)
    guard sizes.allSatisfy({ $0 <= HTMLPreview.largest }), size <= left else {
      return "<p class=\"note\">No preview: it is too large for this page.</p>\n"
    }
    left -= size
    let figures = forms.map { form in
      let label = "\(name) of \(address), \(form.title.lowercased())"
      let page = HTMLText.document(HTMLPreview.look + HTMLPreview.harmless(HTMLPreview.printable(form.text)))
      return "<figure><figcaption>\(form.title)</figcaption>"
        + "<iframe sandbox=\"\" loading=\"lazy\" title=\"\(HTMLText.phrase(label))\" srcdoc=\"\(page)\"></iframe></figure>"
    }
    return """
      <details class="preview"><summary>How it looks: \(forms.map { $0.title.lowercased() }.joined(separator: " and "))</summary>
      <div class="frames">\(figures.joined(separator: "\n"))</div>
      <p class="note">External pictures, styles and fonts are not loaded, so this may look different from a mail. Links lead nowhere here.</p>
      </details>

      """
  }

  /// What a browser takes where the text says nothing: paper, in the dark too.
  private static let look =
    "<style>html{color-scheme:light;color:#000}body{font-family:sans-serif;overflow-wrap:anywhere}:where(a:visited){color:LinkText}</style>"

  /// The text without control characters, which a file that people open and send around must not have: line ends become line
  /// feeds, everything else a sign that something stood there, so that nothing grows together.
  static func printable(_ html: String) -> String {
    var out = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in html.unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\r": out.append("\n")
      case "\t", "\n": out.append(scalar)
      case _ where InvisibleCharacters.isControl(scalar): out.append("\u{FFFD}")
      default: out.append(scalar)
      }
      last = scalar
    }
    return String(out)
  }

  // MARK: - What the policy does not cover

  /// The HTML without what neither the policy nor the sandbox keeps from asking other hosts or from looking for pages:
  ///
  /// - `link`, `meta` and `base` become `basefont`, which browsers read in the same way and which does nothing: a `link`
  ///   can have names looked up and connections opened, a `meta` can allow that for all links.
  /// - `iframe` gets an empty document of its own: there could be another `link` in the one that it has.
  /// - `a` and `area` lose where they lead, for a browser connects as soon as a link is pressed, and open a window, which
  ///   the sandbox forbids, so that the frame goes nowhere.
  ///
  /// A tag begins with `<` and its name wherever it stands, so no reading of the rest is needed. Of two attributes of one
  /// name the first counts. What is put in holds no quotation marks, so that nothing ends early where it was no tag, and
  /// ends with an attribute of no meaning, to which a value goes that stands there without a name.
  static func harmless(_ html: String) -> String {
    let source = Array(html.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      result.append(source[index])
      index += 1
      guard source[index - 1] == UInt8(ascii: "<"), let (length, tag) = replacement(source[index...]) else {
        continue
      }
      result += tag
      index += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let replacements: [(name: [UInt8], tag: [UInt8])] = [
    ("link", "basefont"), ("meta", "basefont"), ("base", "basefont"), ("iframe", "iframe srcdoc x"),
    ("a", "a href target=_blank ping x"), ("area", "area href target=_blank ping x"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The length of a tag's name and what stands in its place; nil for every other tag.
  private static func replacement(_ rest: ArraySlice<UInt8>) -> (Int, [UInt8])? {
    for (name, tag) in replacements where rest.count >= name.count {
      let end = rest.startIndex + name.count
      guard zip(rest, name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      if end == rest.endIndex || endsName(rest[end]) { return (name.count, tag) }
    }
    return nil
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"), UInt8(ascii: ">"): true
    default: false
    }
  }
}
