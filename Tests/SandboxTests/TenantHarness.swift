import Platforms
import Resources
import Support
import Testing

@testable import Sandbox

/// A tenant with a clock that stands still at 2024-03-12T14:40:46Z, and answers as text.
struct TenantHarness {
  var tenant: Tenant

  /// A tenant with these sections beside a system list (1), an administration list (2) and a standard list (5).
  init(
    _ sections: String = "",
    nextID: Int? = nil,
    registry: Registry = .standard,
    readings: Set<Reading> = [],
    uptime: @escaping Tenant.Uptime = { .zero }
  ) throws {
    let next = nextID.map { "\"nextId\": \($0)," } ?? ""
    let lists =
      sections.contains("\"lists\"")
      ? "" : "\"lists\": [\(TenantHarness.system), \(TenantHarness.admin), \(TenantHarness.standard)]"
    let comma = lists.isEmpty || sections.isEmpty ? "" : ","
    let text = "{\"version\": 1, \(next) \(lists)\(comma) \(sections)}"
    tenant = try Tenant(
      JSONReader.read(Array(text.utf8)),
      registry: registry,
      readings: readings,
      clock: { Instant(seconds: 1_710_254_446) },
      uptime: uptime
    )
  }

  static let system = #"{"id": 1, "name": "system", "type": "SYSTEM", "senderAddress": null}"#
  static let admin = #"{"id": 2, "name": "admin", "type": "ADMIN", "senderAddress": null}"#
  static let standard =
    #"{"id": 5, "name": "sampleList", "type": "STANDARD", "senderAddress": "john.doe@example.com"}"#

  /// Sends a request such as `GET /lists?pageSize=1` and gives the answer as `STATUS BODY`.
  mutating func callAsFunction(_ request: String, _ body: String = "") -> String {
    let response = send(request, body)
    return response.body.isEmpty
      ? "\(response.status)" : "\(response.status) " + String(decoding: response.body, as: UTF8.self)
  }

  /// Sends a request and gives the answer.
  mutating func send(_ request: String, _ body: String = "") -> SandboxResponse {
    let words = request.split(separator: " ", maxSplits: 1)
    let target = words[1].split(separator: "?", maxSplits: 1)
    return tenant.respond(
      to: SandboxRequest(
        String(words[0]),
        String(target[0]),
        query: target.count > 1 ? String(target[1]) : "",
        body: Array(body.utf8)
      )
    )
  }

  /// The names in a page, and which of its links go on.
  mutating func page(_ request: String) throws -> String {
    let json = try JSONReader.read(send("GET " + request).body)
    let items = json["_embedded"]?.members?.first?.value.elements ?? []
    let names = items.map { $0["name"]?.text ?? $0["pattern"]?.text ?? "?" }.joined(separator: ",")
    let links = ["self", "next", "first", "inx:upcoming"].compactMap { name in
      (json["_links"]?[name]?["href"]?.text).map { name + "=" + String($0.split(separator: "/v1")[1]) }
    }
    return "[\(names)] " + links.joined(separator: " ")
  }
}

/// The text as compact JSON, to write documented examples as they are documented.
func compact(_ text: String) throws -> String { try JSONReader.read(Array(text.utf8)).text() }
