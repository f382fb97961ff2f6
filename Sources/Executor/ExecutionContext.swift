import API
import Resources
import Support

/// What all changes of one run share.
struct ExecutionContext: Sendable {
  let client: Client
  let looks: Looks
  let permits: Permits
  let writes: WriteFlag
  let options: Executor.Options
  let deletes: PlannedDeletes
  /// Pulled, it ends waits for somebody else.
  let brake: Brake
  /// Since the run began.
  let elapsed: @Sendable () -> Duration
  /// Waits; throws where the run is given up.
  let sleep: @Sendable (Duration) async throws -> Void
}
