import API
import Support

// What becomes of writing.
extension FaultSubject {
  static let post = FaultSubject(
    name: "POST of what is refused twice",
    method: .post,
    manifest: "datasources: [{name: New, url: 'https://new'}]",
    path: "/datasources/http",
    before: ["W https://old"],
    after: ["W https://old", "New https://new"],
    table: """
      refused              | 0 applied [POST x2]
                           | 6 failed: unreachable [POST x20]
      reset before         | 0 applied [POST, GET x3, POST]
                           | 5 unknown: there is no answer to POST /datasources/http (lost); it was looked for and not found [POST, GET x3, POST, GET x3]
      reset after          | 0 applied [POST, GET]
      429 with seconds     | 0 applied [POST x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [POST x19]
      429 with a date      | 0 applied [POST x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [POST x18]
      500 before           | 0 applied [POST, GET x3, POST]
                           | 5 unknown: POST /datasources/http was answered 500 Internal Server Error; it was looked for and not found [POST, GET x3, POST, GET x3]
      500 after            | 0 applied [POST, GET]
      502 HTML before      | 0 applied [POST, GET x3, POST]
                           | 5 unknown: POST /datasources/http was answered 502 Bad Gateway; it was looked for and not found [POST, GET x3, POST, GET x3]
      502 HTML after       | 0 applied [POST, GET]
      503                  | 0 applied [POST, GET x3, POST]
                           | 5 unknown: POST /datasources/http was answered 503 Service Unavailable; it was looked for and not found [POST, GET x3, POST, GET x3]
      slow body            | 0 applied [POST, GET]
      truncated body       | 0 applied [POST, GET]
      garbage JSON         | 0 applied [POST, GET]
      HTML for 200         | 0 applied [POST, GET x3, POST]
                           | 5 unknown: the answer to POST /datasources/http cannot be read; it was looked for and not found [POST, GET x3, POST, GET x3]
      other JSON before    | 0 applied [POST, GET x3, POST]
                           | 5 unknown: the answer to POST /datasources/http cannot be read; it was looked for and not found [POST, GET x3, POST, GET x3]
      other JSON after     | 0 applied [POST, GET]
      empty body before    | 0 applied [POST, GET x4, POST]
                           | 5 unknown: the answer to POST /datasources/http names no id; it was looked for and not found [POST, GET x4, POST, GET x4]
      empty body after     | 0 applied [POST, GET]
      204 before           | 0 applied [POST, GET x4, POST]
                           | 5 unknown: the answer to POST /datasources/http names no id; it was looked for and not found [POST, GET x4, POST, GET x4]
      204 after            | 0 applied [POST, GET]
      length too small     | 0 applied [POST, GET]
      """
  )

  static let postTwice = FaultSubject(
    name: "POST of what may be taken twice",
    method: .post,
    manifest: "targetGroups: [{name: New, filterString: x}]",
    path: "/target-groups",
    before: [],
    after: ["New x"],
    table: """
      refused              | 0 applied [POST x2]
                           | 6 failed: unreachable [POST x20]
      reset before         | 5 unknown: there is no answer to POST /target-groups (lost); it was looked for and not found [POST, GET x3]
      reset after          | 0 applied [POST, GET]
      429 with seconds     | 0 applied [POST x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [POST x19]
      429 with a date      | 0 applied [POST x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [POST x18]
      500 before           | 5 unknown: POST /target-groups was answered 500 Internal Server Error; it was looked for and not found [POST, GET x3]
      500 after            | 0 applied [POST, GET]
      502 HTML before      | 5 unknown: POST /target-groups was answered 502 Bad Gateway; it was looked for and not found [POST, GET x3]
      502 HTML after       | 0 applied [POST, GET]
      503                  | 5 unknown: POST /target-groups was answered 503 Service Unavailable; it was looked for and not found [POST, GET x3]
      slow body            | 0 applied [POST, GET]
      truncated body       | 0 applied [POST, GET]
      garbage JSON         | 0 applied [POST, GET]
      HTML for 200         | 5 unknown: the answer to POST /target-groups cannot be read; it was looked for and not found [POST, GET x3]
      other JSON before    | 5 unknown: the answer to POST /target-groups cannot be read; it was looked for and not found [POST, GET x3]
      other JSON after     | 0 applied [POST, GET]
      empty body before    | 5 unknown: the answer to POST /target-groups names no id; it was looked for and not found [POST, GET x4]
      empty body after     | 0 applied [POST, GET]
      204 before           | 5 unknown: the answer to POST /target-groups names no id; it was looked for and not found [POST, GET x4]
      204 after            | 0 applied [POST, GET]
      length too small     | 0 applied [POST, GET]
      """
  )

  static let put = FaultSubject(
    name: "PUT",
    method: .put,
    manifest: "datasources: [{name: W, url: 'https://new'}]",
    path: "/datasources/http",
    before: ["W https://old"],
    after: ["W https://new"],
    table: """
      refused              | 0 applied [GET, PUT x2]
                           | 6 failed: unreachable [GET, PUT x20]
      reset before         | 0 applied [GET, PUT x2]
                           | 5 failed: there is no answer to PUT /datasources/http/13 (lost); it is as it was [GET, PUT x20, GET x3]
      reset after          | 0 applied [GET, PUT x2]
                           | 0 applied [GET, PUT x20, GET]
      429 with seconds     | 0 applied [GET, PUT x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET, PUT x19]
      429 with a date      | 0 applied [GET, PUT x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET, PUT x18]
      500 before           | 0 applied [GET, PUT x2]
                           | 5 failed: PUT /datasources/http/13 was answered 500 Internal Server Error; it is as it was [GET, PUT x4, GET x3]
      500 after            | 0 applied [GET, PUT x2]
                           | 0 applied [GET, PUT x4, GET]
      502 HTML before      | 0 applied [GET, PUT x2]
                           | 5 failed: PUT /datasources/http/13 was answered 502 Bad Gateway; it is as it was [GET, PUT x20, GET x3]
      502 HTML after       | 0 applied [GET, PUT x2]
                           | 0 applied [GET, PUT x20, GET]
      503                  | 0 applied [GET, PUT x2]
                           | 5 failed: PUT /datasources/http/13 was answered 503 Service Unavailable; it is as it was [GET, PUT x20, GET x3]
      slow body            | 0 applied [GET, PUT x2]
                           | 0 applied [GET, PUT x20, GET]
      truncated body       | 0 applied [GET, PUT x2]
                           | 0 applied [GET, PUT x20, GET]
      garbage JSON         | 0 applied [GET, PUT, GET]
      HTML for 200         | 5 failed: the answer to PUT /datasources/http/13 cannot be read; it is as it was [GET, PUT, GET x3]
      other JSON before    | 5 failed: the answer to PUT /datasources/http/13 cannot be read; it is as it was [GET, PUT, GET x3]
      other JSON after     | 0 applied [GET, PUT, GET]
      empty body before    | 5 failed: the answer to PUT /datasources/http/13 says nothing; it is as it was [GET, PUT, GET x3]
      empty body after     | 0 applied [GET, PUT, GET]
      204 before           | 5 failed: the answer to PUT /datasources/http/13 says nothing; it is as it was [GET, PUT, GET x3]
      204 after            | 0 applied [GET, PUT, GET]
      length too small     | 0 applied [GET, PUT, GET]
      """
  )

  static let delete = FaultSubject(
    name: "DELETE",
    method: .delete,
    manifest: "datasources: [{name: W, state: absent}]",
    path: "/datasources/http",
    before: ["W https://old"],
    after: [],
    unseen: ["204 before"],
    table: """
      refused              | 0 applied [GET, DELETE x2]
                           | 6 failed: unreachable [GET, DELETE x20]
      reset before         | 0 applied [GET, DELETE x2]
                           | 5 failed: there is no answer to DELETE /datasources/http/13 (lost); it is still there [GET, DELETE x20, GET x3]
      reset after          | 0 applied [GET, DELETE x2]
                           | 0 applied [GET, DELETE x20, GET]
      429 with seconds     | 0 applied [GET, DELETE x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET, DELETE x19]
      429 with a date      | 0 applied [GET, DELETE x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET, DELETE x18]
      500 before           | 0 applied [GET, DELETE x2]
                           | 5 failed: DELETE /datasources/http/13 was answered 500 Internal Server Error; it is still there [GET, DELETE x4, GET x3]
      500 after            | 0 applied [GET, DELETE x2]
                           | 0 applied [GET, DELETE x4, GET]
      502 HTML before      | 0 applied [GET, DELETE x2]
                           | 5 failed: DELETE /datasources/http/13 was answered 502 Bad Gateway; it is still there [GET, DELETE x20, GET x3]
      502 HTML after       | 0 applied [GET, DELETE x2]
                           | 0 applied [GET, DELETE x20, GET]
      503                  | 0 applied [GET, DELETE x2]
                           | 5 failed: DELETE /datasources/http/13 was answered 503 Service Unavailable; it is still there [GET, DELETE x20, GET x3]
      slow body            | 0 applied [GET, DELETE x2]
                           | 0 applied [GET, DELETE x20, GET]
      truncated body       | 0 applied [GET, DELETE]
      garbage JSON         | 0 applied [GET, DELETE]
      HTML for 200         | 5 failed: the answer to DELETE /datasources/http/13 cannot be read; it is still there [GET, DELETE, GET x3]
      other JSON before    | 5 failed: the answer to DELETE /datasources/http/13 cannot be read; it is still there [GET, DELETE, GET x3]
      other JSON after     | 0 applied [GET, DELETE, GET]
      empty body before    | 5 failed: the answer to DELETE /datasources/http/13 says nothing; it is still there [GET, DELETE, GET x3]
      empty body after     | 0 applied [GET, DELETE, GET]
      204 before           | 0 applied [GET, DELETE]
      204 after            | 0 applied [GET, DELETE]
      length too small     | 0 applied [GET, DELETE]
      """
  )
}
