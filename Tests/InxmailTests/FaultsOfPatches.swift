import API
import Support

extension FaultSubject {
  static let patch = FaultSubject(
    name: "PATCH",
    method: .patch,
    manifest: "lists: [{name: News, mailings: [{name: W, subject: new}]}]",
    path: "/regular-mailings",
    before: ["W old"],
    after: ["W new"],
    table: """
      refused              | 0 applied [GET, PATCH x2]
                           | 6 failed: unreachable [GET, PATCH x20]
      reset before         | 0 applied [GET, PATCH x2]
                           | 5 failed: there is no answer to PATCH /regular-mailings/16 (lost); it is as it was [GET, PATCH x20, GET x3]
      reset after          | 0 applied [GET, PATCH x2]
                           | 0 applied [GET, PATCH x20, GET]
      429 with seconds     | 0 applied [GET, PATCH x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET, PATCH x19]
      429 with a date      | 0 applied [GET, PATCH x2]
                           | 6 failed: the tenant does not answer (429 Too Many Requests) [GET, PATCH x18]
      500 before           | 0 applied [GET, PATCH x2]
                           | 5 failed: PATCH /regular-mailings/16 was answered 500 Internal Server Error; it is as it was [GET, PATCH x4, GET x3]
      500 after            | 0 applied [GET, PATCH x2]
                           | 0 applied [GET, PATCH x4, GET]
      502 HTML before      | 0 applied [GET, PATCH x2]
                           | 5 failed: PATCH /regular-mailings/16 was answered 502 Bad Gateway; it is as it was [GET, PATCH x20, GET x3]
      502 HTML after       | 0 applied [GET, PATCH x2]
                           | 0 applied [GET, PATCH x20, GET]
      503                  | 0 applied [GET, PATCH x2]
                           | 5 failed: PATCH /regular-mailings/16 was answered 503 Service Unavailable; it is as it was [GET, PATCH x20, GET x3]
      slow body            | 0 applied [GET, PATCH x2]
                           | 0 applied [GET, PATCH x20, GET]
      truncated body       | 0 applied [GET, PATCH x2]
                           | 0 applied [GET, PATCH x20, GET]
      garbage JSON         | 0 applied [GET, PATCH, GET]
      HTML for 200         | 5 failed: the answer to PATCH /regular-mailings/16 cannot be read; it is as it was [GET, PATCH, GET x3]
      other JSON before    | 5 failed: the answer to PATCH /regular-mailings/16 cannot be read; it is as it was [GET, PATCH, GET x3]
      other JSON after     | 0 applied [GET, PATCH, GET]
      empty body before    | 5 failed: the answer to PATCH /regular-mailings/16 says nothing; it is as it was [GET, PATCH, GET x3]
      empty body after     | 0 applied [GET, PATCH, GET]
      204 before           | 5 failed: the answer to PATCH /regular-mailings/16 says nothing; it is as it was [GET, PATCH, GET x3]
      204 after            | 0 applied [GET, PATCH, GET]
      length too small     | 0 applied [GET, PATCH, GET]
      """
  )

  /// The second half of a create: what comes of it, the first half has gone well.
  static let completion = FaultSubject(
    name: "PATCH after POST",
    method: .patch,
    manifest: """
      lists:
        - name: News
          mailings:
            - name: New
              subject: s
              editorContentType: TEXT
              targetGroups: {combination: MATCH_ALL, groups: [VIP]}
      """,
    path: "/regular-mailings",
    before: ["W old"],
    after: ["W old", #"New s {"targetGroupId":7}"#],
    table: """
      refused              | 0 applied [POST, PATCH x2]
                           | 5 failed: unreachable; what was created was deleted again [POST, PATCH x20, DELETE]
      reset before         | 0 applied [POST, PATCH x2]
                           | 5 failed: there is no answer to PATCH /regular-mailings/100 (lost); it is as it was; what was created was deleted again [POST, PATCH x20, GET x6, DELETE]
      reset after          | 0 applied [POST, PATCH x2]
                           | 0 applied [POST, PATCH x20, GET x2]
      429 with seconds     | 0 applied [POST, PATCH x2]
                           | 5 failed: the tenant does not answer (429 Too Many Requests); what was created was deleted again [POST, PATCH x19, DELETE]
      429 with a date      | 0 applied [POST, PATCH x2]
                           | 5 failed: the tenant does not answer (429 Too Many Requests); what was created was deleted again [POST, PATCH x18, DELETE]
      500 before           | 0 applied [POST, PATCH x2]
                           | 5 failed: PATCH /regular-mailings/100 was answered 500 Internal Server Error; it is as it was; what was created was deleted again [POST, PATCH x4, GET x6, DELETE]
      500 after            | 0 applied [POST, PATCH x2]
                           | 0 applied [POST, PATCH x4, GET x2]
      502 HTML before      | 0 applied [POST, PATCH x2]
                           | 5 failed: PATCH /regular-mailings/100 was answered 502 Bad Gateway; it is as it was; what was created was deleted again [POST, PATCH x20, GET x6, DELETE]
      502 HTML after       | 0 applied [POST, PATCH x2]
                           | 0 applied [POST, PATCH x20, GET x2]
      503                  | 0 applied [POST, PATCH x2]
                           | 5 failed: PATCH /regular-mailings/100 was answered 503 Service Unavailable; it is as it was; what was created was deleted again [POST, PATCH x20, GET x6, DELETE]
      slow body            | 0 applied [POST, PATCH x2]
                           | 0 applied [POST, PATCH x20, GET x2]
      truncated body       | 0 applied [POST, PATCH x2]
                           | 0 applied [POST, PATCH x20, GET x2]
      garbage JSON         | 0 applied [POST, PATCH, GET x2]
      HTML for 200         | 5 failed: the answer to PATCH /regular-mailings/100 cannot be read; it is as it was; what was created was deleted again [POST, PATCH, GET x6, DELETE]
      other JSON before    | 5 failed: the answer to PATCH /regular-mailings/100 cannot be read; it is as it was; what was created was deleted again [POST, PATCH, GET x6, DELETE]
      other JSON after     | 0 applied [POST, PATCH, GET x2]
      empty body before    | 5 failed: the answer to PATCH /regular-mailings/100 says nothing; it is as it was; what was created was deleted again [POST, PATCH, GET x6, DELETE]
      empty body after     | 0 applied [POST, PATCH, GET x2]
      204 before           | 5 failed: the answer to PATCH /regular-mailings/100 says nothing; it is as it was; what was created was deleted again [POST, PATCH, GET x6, DELETE]
      204 after            | 0 applied [POST, PATCH, GET x2]
      length too small     | 0 applied [POST, PATCH, GET x2]
      """
  )
}
