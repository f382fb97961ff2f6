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
  /// What is to be said of the line where it holds the name of an open file of this run, which the next one does not have; nil
  /// where there is none.
  package var note: String? {
    let names = parts.filter(\.isOpenFile).compactMap(\.value)
    guard !names.isEmpty else { return nil }
    return
      "Put the name of a file in place of \(Part.placeholder): \(names.joined(separator: ", ")) cannot be read again."
  }

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

    /// The word for a file that a shell has opened for this run only, as with `<(...)`.
    fileprivate static let placeholder = "FILE"

    fileprivate var isOpenFile: Bool {
      guard let value, !isAddress else { return false }
      let parts = value.split(separator: "/", omittingEmptySubsequences: true)
      guard value.hasPrefix("/"), let last = parts.last, last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        return false
      }
      return parts.count == 3 && parts[0] == "dev" && parts[1] == "fd"
        || parts.count == 4 && parts[0] == "proc" && parts[2] == "fd"
    }

    /// As a shell takes it.
    fileprivate var text: String {
      if isOpenFile { return [option, Part.placeholder].compactMap(\.self).joined(separator: " ") }
      guard let option else { return value == "-" ? "-" : ShellWord.path(value ?? "") }
      guard let value else { return option }
      return option + " " + ShellWord.quoted(isAddress ? AddressSpelling.pasteable(value) : value)
    }
  }
}
