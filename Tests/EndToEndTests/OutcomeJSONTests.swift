import API
import Planner
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct OutcomeJSONTests {
  @Test func planIsOneLine() {
    #expect(
      OutcomeJSON.plan(.members(["tenant": .string("a\nb")]))
        == #"{"event":"plan","plan":{"tenant":"a\nb"}}"# + "\n"
    )
  }

  @Test func start() {
    #expect(
      OutcomeJSON.event(.started(OutcomeSample.changes[1])) == #"{"event":"start","address":"list/Offers"}"#
        + "\n"
    )
  }

  @Test func everyOutcome() {
    let lines = zip(OutcomeSample.changes, OutcomeSample.outcomes).map { OutcomeJSON.event(.ended($0, $1)) }
    let long = String(repeating: "x", count: 99)
    #expect(
      lines == [
        #"{"event":"end","address":"list/Newsletter DE","outcome":"applied","problem":null,"#
          + #""warnings":[],"conflicts":[]}"# + "\n",
        #"{"event":"end","address":"list/Offers","outcome":"applied","problem":null,"#
          + #""warnings":["senderName was stored as \"Exampl\""],"conflicts":[]}"# + "\n",
        #"{"event":"end","address":"attribute/Vorname","outcome":"failed","problem":{"#
          + #""message":"400 validation-error: invalid request parameters (2 fields are invalid)","#
          + #""status":400,"type":"validation-error","title":"invalid request parameters","#
          + #""detail":"2 fields are invalid","generalErrors":["in general"],"#
          + #""invalidFields":[{"field":"name","problem":"must not be\nnull"}]},"#
          + #""warnings":[],"conflicts":[]}"# + "\n",
        #"{"event":"end","address":"blacklist-entry/spam@example.com","outcome":"failed","#
          + #""problem":{"message":"it was changed: plan again"},"warnings":[],"conflicts":["#
          + #"{"name":"senderName","planned":"A","found":"Other\u001b","wanted":"B"},"#
          + #"{"name":"description","planned":null,"found":""# + long + #"","wanted":null}]}"# + "\n",
        #"{"event":"end","address":"target-group/VIP","outcome":"skipped","#
          + #""problem":{"message":"something that it depends on was not done","#
          + #""dependsOn":["list/Newsletter DE","list/Offers\n"]},"warnings":[],"conflicts":[]}"# + "\n",
        #"{"event":"end","address":"list/Newsletter DE","outcome":"unknown","#
          + #""problem":{"message":"there is no answer to POST /lists (lost)"},"warnings":[],"conflicts":[]}"#
          + "\n",
      ]
    )
  }

  @Test func summary() {
    #expect(
      OutcomeJSON.summary(OutcomeSample.plan, OutcomeSample.result(6))
        == #"{"event":"summary","applied":2,"failed":2,"skipped":1,"unknown":1,"deferred":1}"# + "\n"
    )
    #expect(
      OutcomeJSON.summary(OutcomeSample.plan, OutcomeSample.result(1))
        == #"{"event":"summary","applied":1,"failed":0,"skipped":0,"unknown":0,"deferred":1,"notStarted":5}"#
        + "\n"
    )
  }
}
