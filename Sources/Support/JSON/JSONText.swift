extension JSON {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// On one line without white space.
    case compact
    /// Two blanks a level; empty arrays and objects on one line.
    case indented
    /// One text for all ways to write the same value, for digests: on one line, members in the order of their names, and
    /// escapes as `jq -cS` has them, so that anybody can make it again.
    case canonical
  }

  /// This value as UTF-8 JSON, without a final newline. Members are in their own order where the layout does not say
  /// otherwise.
  package func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var out: [UInt8] = []
    write(to: &out, layout: layout, depth: 0)
    return out
  }

  /// The same as text.
  package func text(_ layout: Layout = .compact) -> String { String(decoding: bytes(layout), as: UTF8.self) }

  private func write(to out: inout [UInt8], layout: Layout, depth: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let truth): out.append(contentsOf: (truth ? "true" : "false").utf8)
    case .int(let number): out.append(contentsOf: String(number).utf8)
    // JSON has no word for what is not finite.
    case .double(let number): out.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .string(let text): JSON.write(text, to: &out, layout)
    case .array(let all):
      JSON.write(all, in: ("[", "]"), to: &out, layout: layout, depth: depth) { element, out in
        element.write(to: &out, layout: layout, depth: depth + 1)
      }
    case .object(let members):
      let all =
        layout == .canonical ? members.sorted { CodePoints($0.name) < CodePoints($1.name) } : members
      JSON.write(all, in: ("{", "}"), to: &out, layout: layout, depth: depth) { member, out in
        JSON.write(member.name, to: &out, layout)
        out.append(contentsOf: (layout == .indented ? ": " : ":").utf8)
        member.value.write(to: &out, layout: layout, depth: depth + 1)
      }
    }
  }

  private static func write<Element>(
    _ all: [Element],
    in brackets: (String, String),
    to out: inout [UInt8],
    layout: Layout,
    depth: Int,
    each: (Element, inout [UInt8]) -> Void
  ) {
    out.append(contentsOf: brackets.0.utf8)
    for (index, element) in all.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if layout == .indented { newLine(to: &out, depth: depth + 1) }
      each(element, &out)
    }
    if layout == .indented, !all.isEmpty { newLine(to: &out, depth: depth) }
    out.append(contentsOf: brackets.1.utf8)
  }

  private static func newLine(to out: inout [UInt8], depth: Int) {
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private static func write(_ text: String, to out: inout [UInt8], _ layout: Layout) {
    out.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out.append(contentsOf: "\\\"".utf8)
      case 0x5C: out.append(contentsOf: "\\\\".utf8)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0x08 where layout == .canonical: out.append(contentsOf: "\\b".utf8)
      case 0x0C where layout == .canonical: out.append(contentsOf: "\\f".utf8)
      case 0x80... where layout == .canonical:
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case 0x20..<0x7F: out.append(UInt8(truncatingIfNeeded: scalar.value))
      case _ where InvisibleCharacters.actsOnTerminal(scalar): escape(scalar.value, to: &out)
      default: out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escape(_ value: UInt32, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out.append(contentsOf: "\\u".utf8)
    for shift: UInt32 in [12, 8, 4, 0] { out.append(digits[Int(value >> shift & 15)]) }
  }
}
