import Report
import Resources

/// One option of a command, as help shows it and the parser takes it.
struct Option: Sendable {
  /// With its dashes.
  let name: String
  /// What its value is called in help; nil for a switch.
  let value: String?
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// What it does.
  let help: String

  init(_ name: String, _ value: String? = nil, repeatable: Bool = false, _ help: String) {
    self.name = name
    self.value = value
    isRepeatable = repeatable
    self.help = help
  }
}

/// One command: what help shows, and what it does.
struct Command: Sendable {
  /// Its words, such as `sandbox serve`.
  let name: String
  /// What follows the options, for help; empty for nothing.
  let operands: String
  /// One line on what it does.
  let summary: String
  /// Its options, in the order of help.
  let options: [Option]
  /// Runs it.
  let run: @Sendable (Arguments) async throws -> ExitCode
}

/// A command line, taken apart.
struct Arguments: Sendable {
  private(set) var values: [String: [String]] = [:]
  /// What is no option, in order.
  private(set) var operands: [String] = []
  /// The command's words.
  let command: String
  /// All of it as it was given, in order.
  private(set) var parts: [Invocation.Part] = []

  /// Takes the words after the command apart; throws a usage error.
  init(_ words: [String], for command: Command) throws(Exit) {
    self.command = command.name
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        rest.forEach { add(operand: $0) }
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        add(operand: word)
        continue
      }
      let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = command.options.first(where: { $0.name == halves[0] }) else {
        throw .usage(Arguments.unknown(halves[0], command))
      }
      if values[option.name] != nil, !option.isRepeatable {
        let isOfTenant = option.name == "--tenant" && command.options.contains { $0.name == "--base-url" }
        throw .usage(
          isOfTenant ? "\(command.name) takes one tenant at a time" : "\(option.name) is given twice"
        )
      }
      guard let what = option.value else {
        if halves.count > 1 { throw .usage("\(option.name) takes no value") }
        values[option.name] = []
        parts.append(Invocation.Part(option: option.name, value: nil, isAddress: false))
        continue
      }
      guard let value = halves.count > 1 ? halves[1] : rest.popFirst() else {
        throw .usage("\(option.name) needs a value: \(option.name) \(what)")
      }
      values[option.name, default: []].append(value)
      parts.append(Invocation.Part(option: option.name, value: value, isAddress: what == "ADDRESS"))
    }
  }

  /// The command line that was given, to be printed.
  var invocation: Invocation { Invocation(command: command, parts: parts) }

  private mutating func add(operand: String) {
    operands.append(operand)
    parts.append(Invocation.Part(option: nil, value: operand, isAddress: false))
  }

  /// Whether the option is given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The option's value, where it is given.
  func value(_ name: String) -> String? { values[name]?.last }

  /// The values of a repeatable option.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The patterns of a repeatable option; throws a usage error.
  func globs(_ name: String) throws(Exit) -> [Glob] {
    let patterns = all(name)
    if patterns.contains("") { throw .usage("\(name) needs an address") }
    for pattern in patterns {
      guard let escape = AddressSpelling.malformedEscape(in: pattern) else { continue }
      throw .usage(
        "\(name) \(pattern): the escape \(escape) is malformed: two hexadecimal digits follow a %; write % itself as %25"
      )
    }
    return patterns.map { Glob($0) }
  }

  /// The option's value as a whole number in the bounds, the largest where it is given more than once; throws a usage error.
  func number(_ name: String, in bounds: ClosedRange<Int>) throws(Exit) -> Int? {
    var largest: Int?
    for text in all(name) {
      let number = try Arguments.number(text, name, in: bounds)
      largest = max(largest ?? number, number)
    }
    return largest
  }

  private static func number(_ text: String, _ name: String, in bounds: ClosedRange<Int>) throws(Exit) -> Int
  {
    guard let number = Int(text), bounds.contains(number) else {
      let range =
        bounds.upperBound == .max
        ? "from \(bounds.lowerBound)" : "from \(bounds.lowerBound) to \(bounds.upperBound)"
      throw .usage("\(name) must be a whole number \(range), not \"\(text)\"")
    }
    return number
  }
}
