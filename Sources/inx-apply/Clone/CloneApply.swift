import API
import Planner
import Report
import Resources

/// A plan made from another tenant.
struct CloneApply: ApplySource {
  let input: CloneInput
  let clone: CloneConfiguration

  var tenant: TenantAddress { input.target.address }
  var connection: Connection.Options { input.connection }
  var approval: String? { input.target.address.approval }
  var tenantName: String? { input.target.entry?.tenant.name }
  var writesUnreadable: Bool { input.options.writeUnreadable }
  var report: PlanReport {
    PlanReport(
      tenant: tenant.text,
      sources: clone.configuration.sources,
      layout: input.layout,
      registry: tenant.platform.registry
    )
  }

  func prepare(_ client: Client) async throws -> Prepared {
    let plan = try await plan(client)
    try input.out?.write(
      SavedPlan(
        tenant: tenant.text,
        plan: plan,
        sources: clone.configuration.sources,
        writesUnreadable: writesUnreadable,
        registry: tenant.platform.registry
      )
    )
    return Prepared(plan: plan, todo: plan)
  }

  /// Plans again, against what the source had when it was read: nothing may be left but what waits for a person.
  func remainder(_ client: Client) async throws -> String? {
    let plan = try await plan(client)
    return plan.hasWork ? report.text(plan) : nil
  }

  private func plan(_ client: Client) async throws -> Plan {
    let making = PlanMaking(
      configuration: clone.configuration,
      options: clone.options,
      parallelism: connection.parallelism,
      isWhole: input.out != nil || input.isAsked,
      isKept: input.out != nil,
      format: input.layout.format
    )
    do { return try await making.plan(client) } catch let exit as Exit {
      throw exit.about("--to", input.target)
    }
  }
}

extension Exit {
  /// The same, with which of two tenants it is about.
  func about(_ option: String, _ tenant: TenantChoice) -> Exit {
    // What has been said already, or is told with its places, needs no more.
    message.isEmpty ? self : Exit(code, "\(option) \(tenant.title): \(message)", problems, see: topic)
  }
}
