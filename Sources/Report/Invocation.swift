import Planner
import Resources

/// A command line that is printed to be run again: the one that was given, with other options.
package struct Invocation: Sendable {
  private let command: String
  private var parts: [Part]

  /// A command by its words, with its options and operands in order.
  package init(command: String, parts: [Part]) {
    self.command = command
    self.parts = parts
  }

  /// `apply` of a saved plan; of a named tenant, whose credentials it needs, with the name and the file that has it.
  package init(applying file: String, tenant: String? = nil, config: String? = nil) {
    command = "apply"
    let options = [("--plan", file), ("--tenant", tenant), ("--config", config)]
    parts = options.compactMap { option, value in
      value.map { Part(option: option, value: $0, isAddress: false) }
    }
  }

  /// The same without an option.
  package func without(_ option: String) -> Invocation {
    var other = self
    other.parts.removeAll { $0.option == option }
    return other
  }

  /// The same for one of its tenants.
  package func only(tenant: String) -> Invocation {
    var other = self
    other.parts.removeAll { ["--tenant", "--all-tenants"].contains($0.option) }
    other.parts.insert(Part(option: "--tenant", value: tenant, isAddress: false), at: 0)
    return other
  }

  /// As a shell takes it, in one line, with these options, already quoted, at its end. A number of deletes among them takes the
  /// place of a smaller one.
  package func text(adding options: String = "") -> String {
    let isCounted = options.utf8.starts(with: "--allow-deletes ".utf8)
    let parts = isCounted ? without("--allow-deletes").parts : parts
    return (["inx-apply \(command)"] + parts.map(\.text) + (options.isEmpty ? [] : [options])).joined(
      separator: " "
    )
  }
}

extension Invocation {
  /// An option with its value, or an operand.
  package struct Part: Sendable {
    /// With its dashes; nil for an operand.
    let option: String?
    /// Nil for a switch.
    let value: String?
    /// Whether the value is an address or a pattern over addresses.
    let isAddress: Bool

    package init(option: String?, value: String?, isAddress: Bool) {
      self.option = option
      self.value = value
      self.isAddress = isAddress
    }

    /// As a shell takes it.
    fileprivate var text: String {
      guard let option else { return value == "-" ? "-" : ShellWord.path(value ?? "") }
      guard let value else { return option }
      return option + " " + ShellWord.quoted(isAddress ? AddressSpelling.pasteable(value) : value)
    }
  }
}
