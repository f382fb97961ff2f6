import Foundation
import Resources
import Testing

/// Runs with `--base` in a folder of one's own, and what they say of each changed field.
struct BaseSample {
  let tenant: TestTenant
  /// Where the program may put temporary files: nothing may be left there.
  let scratch: Folder

  /// A datasource whose fetchStrategy somebody has changed in the tenant.
  static let seed = State([
    "datasources": """
    {"id": 50, "name": "D", "url": "https://one.example", "useType": "TEXT", "fetchStrategy": "ONCE",
      "attachmentFileName": null, "contentWithInxmailTags": true, "encodeUrlPlaceholders": true}
    """
  ])

  /// What declares it with that url, as it was before somebody changed it.
  static func manifest(_ url: String) -> String {
    "datasources: [{name: D, url: 'https://\(url).example', fetchStrategy: RECIPIENT_BASED}]\n"
  }

  /// What a plan from `one` to `two` says.
  static let moved = [
    "datasource/D url: manifests", "datasource/D fetchStrategy: tenant",
  ]

  init(_ way: TestTenant.Way = .file, _ seed: State = BaseSample.seed) throws {
    tenant = try TestTenant(way, seed)
    scratch = try Folder()
  }

  var folder: Folder { tenant.folder }

  /// Runs plan; the words stand behind the tenant's options.
  func plan(_ words: [String], environment: [String: String] = [:]) async throws -> Program.Run {
    var variables = TestTenant.credentials.merging(environment) { $1 }
    variables["TMPDIR"] = scratch.path
    let run = try await tenant.run("plan", ["--format", "json"] + words, environment: variables)
    #expect(scratch.names == [], "left behind")
    return run
  }

  /// The words of who has moved, one line each; the whole run where it is not well.
  func labels(_ words: [String], environment: [String: String] = [:]) async throws -> [String] {
    let run = try await plan(words, environment: environment)
    guard run.code == 0, run.stderr.isEmpty else { return ["\(run)"] }
    return try BaseSample.labels(run)
  }

  static func labels(_ run: Program.Run) throws -> [String] {
    try (State.parse(run.stdout)["changes"]?.elements ?? []).flatMap { change in
      (change["fields"]?.elements ?? []).map { field in
        "\(change["address"]?.text ?? "") \(field["name"]?.text ?? ""): \(field["changedIn"]?.text ?? "-")"
      }
    }
  }
}
