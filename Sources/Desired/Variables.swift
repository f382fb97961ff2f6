import Resources
import Support

/// The values of `${…}`, by where they come from. The first source that has a name wins.
package struct Variables: Sendable {
  /// `--var name=value`.
  package var options: [String: String] = [:]
  /// `--var-file FILE`, the later over the earlier.
  package var files: [String: String] = [:]
  /// `INX_VAR_name` of the environment, without the prefix.
  package var environment: [String: String] = [:]

  /// No values but those of the manifests.
  package init() {}

  /// The value from outside the manifests.
  func value(_ name: String) -> String? { options[name] ?? files[name] ?? environment[name] }

  /// Whether the text can name a variable: `[A-Za-z_][A-Za-z0-9_]*`.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !isDigit(first) else { return false }
    return text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") }
  }

  /// What is wrong with a text that cannot name one.
  static func nameMessage(_ text: String) -> String {
    "\"\(text.shortened(to: 60))\" is no name for a variable: letters, digits and _ are, not beginning with a digit"
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// Puts values in for `${name}`. What is put in is not scanned again; `$${` is a literal `${`.
struct Substitution {
  /// How many bytes all that variables stand for in a configuration may come to.
  static let sizeLimit = 64 << 20

  /// What went wrong in one text.
  enum Problem {
    case undefined(String)
    case malformed(String)
    case reserved(String)
    case misnamed(String)
    case tooLarge

    /// What to do about it; `known` are names that may be meant instead.
    func message(known: [String]) -> String {
      switch self {
      case .undefined(let name):
        "the variable \(name) is not defined\(Suggestion.clause(for: name, among: known)): "
          + "give --var \(name)=…, INX_VAR_\(name), or a default under variables"
      case .malformed(let text): "\"\(text)\" is no variable: write ${name}, or $${ for a literal ${"
      case .reserved(let text):
        "\"\(text)\" is a reference, which cannot stand here: write $${ for a literal ${"
      case .tooLarge:
        "the variables expand to more than \(Substitution.sizeLimit >> 20) MiB in all: use smaller values"
      case .misnamed(let text):
        "\"\(text)\" names nothing: write ${word:NAME} or ${word:LIST/NAME}, with /, % and } of a name as %2F, %25 and %7D"
      }
    }
  }

  /// What became of a text.
  struct Result {
    /// The text with every variable replaced, in pieces where objects are named in it.
    var pieces: [Value.Piece] = []
    /// The variables that stand in it.
    var names: [String] = []
    /// All that is wrong with it.
    var problems: [Problem] = []

    /// How many bytes its variables have come to.
    var size = 0

    /// The text, where nothing is named in it.
    var text: String { pieces.written }
  }

  /// Replaces every variable; references are taken whose word is one of these. Ends early where the variables
  /// come to more than `limit` bytes.
  ///
  /// By bytes: as characters, a `}` with a combining mark behind it would be no `}`.
  static func apply(
    to text: String,
    words: [String] = [],
    limit: Int = sizeLimit,
    value: (String) -> String?
  ) -> Result {
    var result = Result()
    var out: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      out += rest[..<dollar]
      rest = rest[dollar...]
      if rest.starts(with: "$${".utf8) {
        out += "${".utf8
        rest = rest.dropFirst(3)
        continue
      }
      guard rest.starts(with: "${".utf8) else {
        out.append(rest.removeFirst())
        continue
      }
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else {
        result.problems.append(.malformed(shown(rest)))
        break
      }
      let name = String(decoding: rest[(dollar + 2)..<close], as: UTF8.self)
      if let value = isName(name) ? value(name) : nil {
        out += value.utf8
        result.size += value.utf8.count
        guard result.size <= limit else {
          result.problems = [.tooLarge]
          return result
        }
      } else if let (word, object) = reference(name), words.contains(word) {
        guard let object else {
          result.problems.append(.misnamed(shown(rest[...close])))
          rest = rest[(close + 1)...]
          continue
        }
        if !out.isEmpty { result.pieces.append(.text(String(decoding: out, as: UTF8.self))) }
        out = []
        result.pieces.append(.object(object))
      } else {
        result.problems.append(problem(name, whole: rest[...close]))
      }
      if isName(name) { result.names.append(name) }
      rest = rest[(close + 1)...]
    }
    out += rest
    if !out.isEmpty || result.pieces.isEmpty {
      result.pieces.append(.text(String(decoding: out, as: UTF8.self)))
    }
    return result
  }

  /// What `word:…` names; no object where it is written wrongly.
  private static func reference(_ text: String) -> (word: String, object: ObjectName?)? {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let word = String(text[..<colon])
    guard isName(word.replacing("-", with: "_")) else { return nil }
    return (word, ObjectName(word: word, written: String(text[bytes.index(after: colon)...])))
  }

  private static func isName(_ text: String) -> Bool { Variables.isName(text) }

  private static func problem(_ name: String, whole: ArraySlice<UInt8>) -> Problem {
    if isName(name) { return .undefined(name) }
    return reference(name) == nil ? .malformed(shown(whole)) : .reserved(shown(whole))
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).shortened(to: 40)
  }
}
