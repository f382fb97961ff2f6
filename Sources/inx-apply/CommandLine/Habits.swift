/// Words that other programs have, with what they are here.
enum Habits {
  /// What is said of a command that there is not; nil for a word that nobody is used to.
  static func command(_ word: String) -> String? {
    switch word.lowercased() {
    case "diff", "preview", "dry-run", "what-if": "that is plan: inx-apply plan PATH…"
    case "check", "lint", "verify", "test": "that is validate: inx-apply validate PATH…"
    case "deploy", "up", "sync", "push", "run": "that is apply: inx-apply apply PATH…"
    case "import", "pull", "dump", "backup": "that is export: inx-apply export --out DIR"
    case "destroy", "delete", "down":
      "what is to be deleted is declared so (state: absent), and applied: inx-apply apply PATH…"
    default: nil
    }
  }

  /// What is said of an option that a command does not have; nil for one that nobody is used to.
  static func option(_ name: String, of command: Command) -> String? {
    switch name.lowercased() {
    case "--dry-run", "--dryrun", "-dry-run", "--noop", "--no-op", "--what-if", "--whatif", "--simulate",
      "--preview":
      switch command.name {
      case "plan": "that is plan, which never changes a tenant: leave the option out"
      case "apply": "that is plan: inx-apply plan, with the same options and paths"
      case "clone": "that is plan; clone without --auto-approve shows its plan first, and asks"
      case "export", "show", "validate": "that is plan; \(command.name) never changes a tenant"
      default: "that is plan: inx-apply plan PATH…"
      }
    case "--yes", "--approve", "--assume-yes", "--no-confirm", "--non-interactive":
      command.options.contains { $0.name == "--auto-approve" } ? "that is --auto-approve" : nil
    case "--file", "--filename", "--manifest", "--manifests", "--path":
      command.operands.contains("PATH") ? "paths stand for themselves: inx-apply \(command.name) PATH…" : nil
    case "--output":
      command.options.contains { $0.name == "--out" }
        ? "a file is --out, a format --format" : "that is --format"
    case "--version": "that is inx-apply --version"
    default: nil
    }
  }
}
