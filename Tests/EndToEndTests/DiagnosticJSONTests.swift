@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct DiagnosticJSONTests {
  @Test func noneIsAnEmptyArray() {
    #expect(DiagnosticJSON.text([], SourceMap()) == "{\n  \"diagnostics\": []\n}\n")
  }

  @Test func placesAndOtherPlaces() {
    let diagnostic = Diagnostic.error(
      "declared twice",
      at: ReportSample.mark(7),
      related: [Diagnostic.Related("first here", at: ReportSample.mark(3))]
    )
    #expect(
      DiagnosticJSON.text([diagnostic], ReportSample.sources) == """
        {
          "diagnostics": [
            {
              "severity": "error",
              "message": "declared twice",
              "file": "lists.yaml",
              "line": 7,
              "column": 5,
              "related": [
                {
                  "message": "first here",
                  "file": "lists.yaml",
                  "line": 3,
                  "column": 5
                }
              ]
            }
          ]
        }

        """
    )
  }
}
