import Desired
import Resources

extension FuzzTarget {
  /// `inx-apply.yaml`.
  static let project = FuzzTarget(name: "project") { bytes in
    let result = ProjectFile.decode(SourceMap.File(name: "inx-apply.yaml", bytes: bytes))
    if (result.project == nil) != result.diagnostics.hasErrors {
      return "there is a project with errors, or none without"
    }
    for tenant in result.project?.tenants ?? [] where tenant.name.isEmpty { return "a tenant has no name" }
    return Places.finding(result.diagnostics, result.sources)
  }
}
