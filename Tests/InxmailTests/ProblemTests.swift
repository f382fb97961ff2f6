import API
import Testing

@Suite("Problem")
struct ProblemTests {
  @Test("All samples of the reference")
  func samples() throws {
    let summaries = try HTTPFixture.all("problems-").map {
      "\($0.name): \(Problem($0.response, .inxmail).summary)"
    }
    #expect(
      summaries.joined(separator: "\n") == """
        problems-01: 404 Not Found
        problems-02: 400 type-mismatch: a parameter had an incorrect type (provided value for parameter 'id' not supported.)
        problems-03: 400 validation-error: invalid request parameters (this object was invalid; fieldName: this field's value was invalid; anotherFieldName: this field's value also was invalid)
        problems-04: 429 Too Many Requests
        problems-05: 409 duplicate-resource: resource already exists (A resource with the requested name already exists)
        problems-06: 400 locked-resource: the resource is locked by an other user
        problems-07: 400 invalid-parameter-value: invalid parameter value (no object was found for the referenced id)
        problems-08: 400 invalid-request-body: unparsable request body
        problems-09: 400 missing-parameter: required parameter is missing (required parameter 'param' is missing)
        problems-10: 400 missing-request-part: required request part is missing (required request part 'file' is missing)
        problems-11: 400 type-mismatch: a parameter had an incorrect type (provided value for parameter 'id' not supported.)
        problems-12: 400 unresolvable-request: the request could not be resolved
        problems-13: 400 validation-error: invalid request parameters (this object was invalid; fieldName: this field's value was invalid; anotherFieldName: this field's value also was invalid)
        problems-14: 409 duplicate-email: the specified email address is already in use
        problems-15: 400 blacklisted: the given email address matches a blacklist entry
        problems-16: 409 ambiguous-email: the specified email address does not uniquely identify a single recipient (the address 'john.doe@example.com' identifies 2 recipients)
        problems-17: 400 subscription-error: subscription process failed (the given email address is not valid)
        problems-18: 400 unsubscription-error: unsubscription process failed (the recipient is already unsubscribed from that list)
        problems-19: 400 mailing-render-error: rendering mailing failed (could not build mailing)
        problems-20: 400 unknown-recipient-attribute: the specified recipient attribute does not exist (the recipient attribute 'unknownAttribute' does not exist)
        problems-21: 400 unparseable-recipient-attribute: a specified recipient attribute value can not be parsed (the value for recipient attribute 'salutation' could not be parsed)
        problems-22: 400 unparseable-recipient-attribute-filter: the specified recipient attribute filter can not be parsed (the filter on the recipient attribute 'salutation' could not be parsed)
        problems-23: 400 unsupported-recipient-attribute-filter: the specified recipient attribute filter is not supported for this operation (recipient attributes of type 'FLOATING_POINT_NUMBER' are currently not supported for this operation)
        """
    )
  }

  @Test("The parts are kept apart")
  func parts() throws {
    let problem = Problem(try HTTPFixture.named("problems-03").response, .inxmail)
    #expect(
      problem
        == Problem(
          status: 400,
          type: "validation-error",
          title: "invalid request parameters",
          generalErrors: ["this object was invalid"],
          invalidFields: [
            .init(field: "fieldName", problem: "this field's value was invalid"),
            .init(field: "anotherFieldName", problem: "this field's value also was invalid"),
          ]
        )
    )
  }

  @Test(
    "Any body makes a problem",
    arguments: [
      ("", 502, "502 Bad Gateway"),
      ("<html><title>502</title></html>", 502, "502 Bad Gateway"),
      ("{", 503, "503 Service Unavailable"),
      ("[]", 400, "400 Bad Request"),
      ("null", 401, "401 Unauthorized"),
      ("\u{FEFF}{}", 418, "418 Client Error"),
      ("{}", 599, "599 Server Error"),
      (#"{"title":7,"type":"t","detail":["x"]}"#, 400, "400 t: Bad Request"),
      (#"{"title":"","type":""}"#, 403, "403 Forbidden"),
      (#"{"title":"no","invalidFields":{"a":"b"},"generalErrors":"c"}"#, 400, "400 no"),
      (
        #"{"title":"no","invalidFields":[7,{"field":"a"},{"problem":"b"},{}],"generalErrors":["c",7]}"#, 400,
        "400 no (c; b; a: invalid)"
      ),
      (#"{"title":"no","detail":"why","invalidFields":null,"status":"x","more":{}}"#, 409, "409 no (why)"),
      (#"{"title":"a\nb\r\n\tc\u0007\u001b[31md\u202ee\u2028f\u0000"}"#, 400, "400 a b c[31mde f"),
    ]
  )
  func anyBody(body: String, status: Int, summary: String) {
    #expect(Problem(Response(status: status, body: Array(body.utf8)), .inxmail).summary == summary)
  }

  @Test("Bytes that are no text")
  func noText() {
    #expect(
      Problem(Response(status: 500, body: [0xFF, 0xFE, 0x00]), .inxmail).summary
        == "500 Internal Server Error"
    )
  }

  @Test("A summary has at most 500 characters")
  func long() {
    let summary = Problem(status: 400, title: String(repeating: "ü", count: 1000)).summary
    #expect(summary == "400 " + String(repeating: "ü", count: 495) + "…")
  }
}
