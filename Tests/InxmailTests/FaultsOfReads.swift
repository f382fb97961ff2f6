import API
import Platforms
import Resources
import Support

// What becomes of reading.
extension FaultSubject {
  static let page = FaultSubject(
    name: "GET of a page",
    method: .get,
    after: ["W"],
    read: { client throws(Client.Failure) in
      try await client.collection(.datasource).objects.map { $0.name ?? "" }
    },
    faults: Fault.all.filter { !$0.name.hasSuffix("before") } + Fault.pages,
    table: """
      refused              | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http?pageSize=1000: unreachable [GET x20]
      reset after          | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http?pageSize=1000: lost [GET x20]
      429 with seconds     | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http?pageSize=1000: 429 Too Many Requests [GET x19]
      429 with a date      | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http?pageSize=1000: 429 Too Many Requests [GET x18]
      500 after            | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http?pageSize=1000: 500 Internal Server Error [GET x4]
      502 HTML after       | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http?pageSize=1000: 502 Bad Gateway [GET x20]
      503                  | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http?pageSize=1000: 503 Service Unavailable [GET x20]
      slow body            | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http?pageSize=1000: timedOut [GET x20]
      truncated body       | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http?pageSize=1000: lost [GET x20]
      garbage JSON         | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: it is not JSON [GET]
      HTML for 200         | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: it is not JSON [GET]
      other JSON after     | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: it is no page of a collection [GET]
      empty body after     | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: it is not JSON [GET]
      204 after            | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: it is not JSON [GET]
      length too small     | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: it is not JSON [GET]
      next is itself       | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: the link to the next page leads back to a page that was read [GET]
      next on another host | 0 read [GET x2]
                           | 1 the answer to GET /datasources/http?afterId=13 makes no sense: the link to the next page leads back to a page that was read [GET x2]
      next without a query | 1 the answer to GET /datasources/http?pageSize=1000 makes no sense: the link to the next page has no query [GET]
      the same twice       | 0 read [GET]
      """
  )

  static let one = FaultSubject(
    name: "GET of one",
    method: .get,
    after: ["https://old"],
    read: { client throws(Client.Failure) in
      let object = try await client.object(.datasource, id: 13, list: nil, name: "W")
      return [Kind.datasource.text("url", in: object.values) ?? ""]
    },
    faults: Fault.all.filter { !$0.name.hasSuffix("before") },
    table: """
      refused              | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http/13: unreachable [GET x20]
      reset after          | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http/13: lost [GET x20]
      429 with seconds     | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http/13: 429 Too Many Requests [GET x19]
      429 with a date      | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http/13: 429 Too Many Requests [GET x18]
      500 after            | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http/13: 500 Internal Server Error [GET x4]
      502 HTML after       | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http/13: 502 Bad Gateway [GET x20]
      503                  | 0 read [GET x2]
                           | 6 the tenant does not answer: GET /datasources/http/13: 503 Service Unavailable [GET x20]
      slow body            | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http/13: timedOut [GET x20]
      truncated body       | 0 read [GET x2]
                           | 6 the tenant cannot be reached: GET /datasources/http/13: lost [GET x20]
      garbage JSON         | 1 the answer to GET /datasources/http/13 makes no sense: it is not JSON [GET]
      HTML for 200         | 1 the answer to GET /datasources/http/13 makes no sense: it is not JSON [GET]
      other JSON after     | 1 the answer to GET /datasources/http/13 makes no sense: it is no datasource [GET]
      empty body after     | 1 the answer to GET /datasources/http/13 makes no sense: it is not JSON [GET]
      204 after            | 1 the answer to GET /datasources/http/13 makes no sense: it is not JSON [GET]
      length too small     | 1 the answer to GET /datasources/http/13 makes no sense: it is not JSON [GET]
      """
  )

  /// The reading before a change: what fails has changed nothing.
  static let fresh = FaultSubject(
    name: "GET before a PUT",
    method: .get,
    manifest: "datasources: [{name: W, url: 'https://new'}]",
    path: "/datasources/http",
    before: ["W https://old"],
    after: ["W https://new"],
    faults: Fault.all.filter { !$0.name.hasSuffix("before") },
    table: """
      refused              | 0 applied [GET x2, PUT]
                           | 6 failed: unreachable [GET x20]
      reset after          | 0 applied [GET x2, PUT]
                           | 6 failed: lost [GET x20]
      429 with seconds     | 0 applied [GET x2, PUT]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET x19]
      429 with a date      | 0 applied [GET x2, PUT]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET x18]
      500 after            | 0 applied [GET x2, PUT]
                           | 6 failed: the tenant does not answer (500 Internal Server Error) [GET x4]
      502 HTML after       | 0 applied [GET x2, PUT]
                           | 6 failed: the tenant does not answer (502 Bad Gateway) [GET x20]
      503                  | 0 applied [GET x2, PUT]
                           | 6 failed: the tenant does not answer (503 Service Unavailable) [GET x20]
      slow body            | 0 applied [GET x2, PUT]
                           | 6 failed: timedOut [GET x20]
      truncated body       | 0 applied [GET x2, PUT]
                           | 6 failed: lost [GET x20]
      garbage JSON         | 5 failed: GET /datasources/http/13: it is not JSON [GET]
      HTML for 200         | 5 failed: GET /datasources/http/13: it is not JSON [GET]
      other JSON after     | 5 failed: GET /datasources/http/13: it is no datasource [GET]
      empty body after     | 5 failed: GET /datasources/http/13: it is not JSON [GET]
      204 after            | 5 failed: GET /datasources/http/13: it is not JSON [GET]
      length too small     | 5 failed: GET /datasources/http/13: it is not JSON [GET]
      """
  )
}
