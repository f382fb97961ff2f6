import Resources

/// The values of `${…}`, by where they come from. The first source that has a name wins.
public struct Variables: Sendable {
  /// `--var name=value`.
  public var options: [String: String] = [:]
  /// `--var-file FILE`, the later over the earlier.
  public var files: [String: String] = [:]
  /// `INX_VAR_name` of the environment, without the prefix.
  public var environment: [String: String] = [:]

  /// No values but those of the manifests.
  public init() {}

  /// The value from outside the manifests.
  func value(_ name: String) -> String? { options[name] ?? files[name] ?? environment[name] }

  /// Whether the text can name a variable: `[A-Za-z_][A-Za-z0-9_]*`.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !isDigit(first) else { return false }
    return text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") }
  }

  /// What is wrong with a text that cannot name one.
  static func nameMessage(_ text: String) -> String {
    "\"\(text)\" is no name for a variable: letters, digits and _ are, not beginning with a digit"
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
  /// What went wrong in one text.
  enum Problem: Error {
    case undefined(String)
    case malformed(String)
    case reserved(String)

    var message: String {
      switch self {
      case .undefined(let name):
        "the variable \(name) is not defined: give --var \(name)=…, INX_VAR_\(name), or a default under variables"
      case .malformed(let text): "\"\(text)\" is no variable: write ${name}, or $${ for a literal ${"
      case .reserved(let text): "\"\(text)\" is reserved for references, which are not supported yet"
      }
    }
  }

  /// The text with every variable replaced, and the names that were used.
  static func apply(
    to text: String,
    value: (String) -> String?,
    used: (String) -> Void
  ) throws(Problem) -> String {
    var out = ""
    var rest = Substring(text)
    while let dollar = rest.firstRange(of: "${") {
      let isEscaped =
        dollar.lowerBound > rest.startIndex && rest[rest.index(before: dollar.lowerBound)] == "$"
      if isEscaped {
        out += rest[..<rest.index(before: dollar.lowerBound)] + "${"
        rest = rest[dollar.upperBound...]
        continue
      }
      out += rest[..<dollar.lowerBound]
      guard let close = rest[dollar.upperBound...].firstIndex(of: "}") else {
        throw .malformed(String(rest[dollar.lowerBound...].prefix(40)))
      }
      let name = String(rest[dollar.upperBound..<close])
      if let colon = name.firstIndex(of: ":"), Variables.isName(String(name[..<colon])) {
        throw .reserved("${\(name)}")
      }
      guard Variables.isName(name) else { throw .malformed("${\(name)}") }
      guard let value = value(name) else { throw .undefined(name) }
      used(name)
      out += value
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}
