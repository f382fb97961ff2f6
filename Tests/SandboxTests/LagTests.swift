import Resources
import Synchronization
import Testing

@testable import Sandbox

/// Reads that lag behind writes, by a clock that the test moves.
struct LagTests {
  final class Time: Sendable {
    private let now = Mutex(Duration.seconds(100))
    func pass(_ time: Duration) { now.withLock { $0 += time } }
    var uptime: Tenant.Uptime { { self.now.withLock { $0 } } }
  }

  private static func create(_ name: String) -> String { #"{"name": "\#(name)", "type": "INTEGER"}"# }

  private static func names(_ tenant: inout TenantHarness) throws -> String {
    try String(tenant.page("/attributes").prefix { $0 != " " })
  }

  @Test func readsSeeWhatWasTwoSecondsAgo() throws {
    let time = Time()
    var tenant = try TenantHarness(readings: [.readsLag], uptime: time.uptime)
    #expect(tenant.send("POST /attributes", Self.create("a")).status == 201)
    #expect(try Self.names(&tenant) == "[]")
    #expect(tenant.send("GET /attributes/6").status == 404)
    time.pass(.milliseconds(1500))
    #expect(tenant.send("POST /attributes", Self.create("b")).status == 201)
    time.pass(.milliseconds(499))
    #expect(try Self.names(&tenant) == "[]")
    time.pass(.milliseconds(1))
    #expect(try Self.names(&tenant) == "[a]")
    time.pass(.milliseconds(1500))
    #expect(try Self.names(&tenant) == "[a,b]")
    #expect(tenant.send("DELETE /attributes/6").status == 204)
    #expect(tenant.send("GET /attributes/6").status == 200)
    time.pass(.seconds(2))
    #expect(tenant.send("GET /attributes/6").status == 404)
  }

  @Test func writesSeeEverythingAtOnce() throws {
    var tenant = try TenantHarness(readings: [.readsLag], uptime: Time().uptime)
    #expect(tenant.send("POST /attributes", Self.create("a")).status == 201)
    #expect(try tenant("POST /attributes", Self.create("a")) == ProblemTests.duplicate(": 'a'"))
    #expect(tenant.send("DELETE /attributes/6").status == 204)
    #expect(tenant.send("DELETE /attributes/6").status == 404)
    #expect(tenant.tenant.document["attributes"] == nil)
  }

  @Test func whatIsRefusedHidesNothing() throws {
    let time = Time()
    var tenant = try TenantHarness(readings: [.readsLag], uptime: time.uptime)
    #expect(tenant.send("POST /attributes", Self.create("a")).status == 201)
    time.pass(.seconds(2))
    #expect(tenant.send("POST /attributes", Self.create("a")).status == 409)
    #expect(try Self.names(&tenant) == "[a]")
  }

  @Test func withoutItThereIsNoLag() throws {
    var tenant = try TenantHarness(uptime: Time().uptime)
    #expect(tenant.send("POST /attributes", Self.create("a")).status == 201)
    #expect(try Self.names(&tenant) == "[a]")
  }
}
