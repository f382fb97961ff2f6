import Foundation

/// The scripts of `examples/ci`, run as a pipeline runs them, with the built program on the PATH.
enum PipelineScript {
  /// Relative to the repository.
  static let folder = "examples/ci/scripts"

  /// Runs one of the scripts.
  static func run(
    _ name: String,
    _ arguments: [String] = [],
    environment: [String: String],
    in folder: Folder
  ) async throws -> Program.Run {
    var all = environment
    let programs = (Program.path as NSString).deletingLastPathComponent
    let system = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    all["PATH"] = [environment["PATH"], programs, system].compactMap { $0 }.joined(separator: ":")
    return try await Program.run(
      arguments,
      environment: all,
      in: folder,
      executable: "\(Page.root)/\(PipelineScript.folder)/\(name)"
    )
  }
}

extension TestTenant {
  /// Runs one of the scripts of `examples/ci` on this tenant, in its folder.
  func script(
    _ name: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> Program.Run {
    let own = TestTenant.credentials.merging(["INX_BASE_URL": self.name]) { $1 }
    return try await PipelineScript.run(
      name,
      arguments,
      environment: own.merging(environment) { $1 },
      in: folder
    )
  }

  /// A file in the tenant's folder as text; nil where there is none.
  func file(_ name: String) -> String? {
    (try? Folder.bytes(folder.path + "/" + name)).map { String(decoding: $0, as: UTF8.self) }
  }
}
