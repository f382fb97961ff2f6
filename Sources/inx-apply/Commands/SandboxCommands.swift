import API
import Glibc
import Resources
import Sandbox
import Support

extension Command {
  /// `sandbox serve`.
  static let sandboxServe = Command(
    name: "sandbox serve",
    operands: "",
    summary: "serve a simulated tenant over HTTP on loopback",
    options: [
      Option("--state", "FILE", "its state; a fresh tenant where FILE is absent"),
      Option("--port", "N", "the port (any that is free)"),
      Option(
        "--reading",
        "NAME",
        repeatable: true,
        "the other way to read what the reference leaves open; see docs/sandbox.md"
      ),
    ],
    run: { arguments in
      guard arguments.operands.isEmpty else { throw Exit.usage("sandbox serve takes no operands") }
      guard let path = arguments.value("--state") else {
        throw Exit.usage("sandbox serve needs --state FILE")
      }
      let port = try arguments.number("--port", in: 0...65_535) ?? 0
      let readings = try Reading.chosen(arguments.all("--reading"))
      let environment = environment
      guard let id = environment["INX_CLIENT_ID"], let secret = environment["INX_CLIENT_SECRET"], !id.isEmpty,
        !secret.isEmpty
      else {
        throw Exit.usage(
          "INX_CLIENT_ID and INX_CLIENT_SECRET must be set: they are the only credentials that are taken"
        )
      }
      do {
        let signals = try Signals()
        let store = try SandboxStore(path: path, readings: readings)
        let server = SandboxServer(
          credentials: SandboxCredentials(clientID: id, clientSecret: secret),
          options: SandboxServer.Options(port: port),
          handler: { store.respond(to: $0) }
        )
        let bound = try server.start()
        Terminal.out(SandboxServer.baseURL(port: bound) + "\n")
        // A signal ends the server in order, with its state written.
        let signal = signals.next()
        server.stop()
        try store.close()
        return signal.flatMap { ExitCode(rawValue: 128 + $0) } ?? .done
      } catch let error as SandboxError {
        throw Exit(.error, error.description)
      }
    }
  )

  /// `sandbox reset`.
  static let sandboxReset = Command(
    name: "sandbox reset",
    operands: "",
    summary: "make a simulated tenant's state anew",
    options: [
      Option("--state", "FILE", "the state to be made"),
      Option("--from", "SEED", "a state to copy (a fresh tenant)"),
      Option("--force", nil, "overwrite FILE although it is not a sandbox's state"),
    ],
    run: { arguments in
      guard arguments.operands.isEmpty else { throw Exit.usage("sandbox reset takes no operands") }
      guard let path = arguments.value("--state") else {
        throw Exit.usage("sandbox reset needs --state FILE")
      }
      guard !path.isEmpty else { throw Exit.usage("--state needs a file") }
      let seed = arguments.value("--from")
      guard seed != "" else { throw Exit.usage("--from needs a file") }
      let state: JSON
      do throws(SandboxError) {
        state = try SandboxStore.reset(path: path, from: seed, overwriting: arguments.has("--force"))
      } catch {
        throw Exit(.error, error.description)
      }
      let what = seed.map { "the tenant of \(FilePath.shown($0))" } ?? "a fresh tenant"
      Terminal.error(Shown.line("note: \(FilePath.shown(path)) is now \(what): \(counted(state))"))
      return .done
    }
  )

  /// How many objects a state has, by its sections.
  private static func counted(_ state: JSON) -> String {
    let parts = Registry.ofManifests.kinds.compactMap { kind -> String? in
      guard let count = state[kind.section]?.elements?.count, count > 0 else { return nil }
      return ExportReport.counted(count, kind.title)
    }
    return parts.joined(separator: ", ")
  }
}

extension Reading {
  /// The readings of these names; throws a usage error.
  fileprivate static func chosen(_ names: [String]) throws(Exit) -> Set<Reading> {
    let all = allCases.map(\.name)
    var readings: Set<Reading> = []
    for name in names {
      guard let reading = Reading(rawValue: name) else {
        let clause = Suggestion.clause(for: name, among: all)
        throw .usage("unknown reading \"\(name)\"\(clause): --reading takes \(all.joined(separator: ", "))")
      }
      readings.insert(reading)
    }
    if let (one, other) = contradiction(in: readings) {
      throw .usage("--reading \(one.name) and --reading \(other.name) exclude each other")
    }
    return readings
  }
}
