import Planner
import Platforms
@testable import Report
import Resources
import Support

@testable import inx_apply

extension FuzzTarget {
  /// Saved plans. The bytes are read as they are, and once more with the digest that they need to get past it.
  static let savedPlans = FuzzTarget(name: "saved-plans") { bytes in
    if let finding = finding(saved: bytes) { return finding }
    guard let document = try? JSONReader.read(bytes), document.members != nil else { return nil }
    return finding(saved: document.setting("digest", to: .string(SavedPlan.digest(of: document))).bytes())
  }

  private static func finding(saved bytes: [UInt8]) -> String? {
    guard let saved = try? SavedPlan(bytes, registry: .standard) else { return nil }
    return Reports.finding(saved)
  }
}

/// What must hold of whatever plan there is.
enum Reports {
  /// Writes the plan in every format; gives what is not the same once it was saved and read.
  static func finding(_ saved: SavedPlan) -> String? {
    let before = texts(saved)
    guard let after = try? SavedPlan(saved.bytes, registry: .standard) else {
      return "what was saved cannot be read: \(reason(saved.bytes))"
    }
    if saved.bytes != after.bytes { return "saved again it is another plan" }
    for (old, new) in zip(before, texts(after)) where !old.utf8.elementsEqual(new.utf8) {
      return "read again it is shown as\n\(new)\nand not as\n\(old)"
    }
    return nil
  }

  private static func reason(_ bytes: [UInt8]) -> String {
    do throws(SavedPlanError) {
      _ = try SavedPlan(bytes, registry: .standard)
      return ""
    } catch { return error.message }
  }

  private static func texts(_ saved: SavedPlan) -> [String] {
    let (tenant, sources) = (saved.tenant, saved.sources)
    return [
      PlanText(tenant: tenant, sources: sources, style: .plain, width: 80).text(saved.plan),
      PlanMarkdown(tenant: tenant, sources: sources, maxBytes: 4000, prose: MarkdownProse(.standard)).text(
        saved.plan
      ),
      PlanHTML(tenant: tenant, sources: sources).text(saved.plan),
      PlanAnnotations(tenant: tenant, sources: sources).text(saved.plan),
    ]
  }
}
