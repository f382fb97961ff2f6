import Foundation
import Testing

/// The scripts that find the saved plan of what was merged: what is not of the project's own last run is not applied.
@Suite struct FindPlanScriptTests {
  private static let byHand =
    "on the main branch: it makes a plan, and applies it when it is approved"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// What is not as it should be: a part of the answers, and what stands there instead.
    var change: (from: String, to: String)?
    /// The message; nil where the plan is found.
    var refusal: String?
    var testDescription: String { name }
  }

  // MARK: - GitHub

  static let github = [
    Case(name: "merged"),
    Case(
      name: "no pull request",
      change: ("\"merge_commit_sha\": \"merge\"", "\"merge_commit_sha\": \"other\""),
      refusal: "the commit merge is not that of one merged pull request, so nobody has reviewed a plan of it"
    ),
    Case(
      name: "not merged",
      change: ("\"merged_at\": \"then\"", "\"merged_at\": null"),
      refusal: "the commit merge is not that of one merged pull request, so nobody has reviewed a plan of it"
    ),
    Case(
      name: "merged in a fork",
      change: (
        "\"base\": {\"repo\": {\"full_name\": \"acme/config\"}}",
        "\"base\": {\"repo\": {\"full_name\": \"x/y\"}}"
      ),
      refusal: "the commit merge is not that of one merged pull request, so nobody has reviewed a plan of it"
    ),
    Case(
      name: "a fork's run",
      change: (
        "\"head_repository\": {\"full_name\": \"acme/config\"}",
        "\"head_repository\": {\"full_name\": \"x/y\"}"
      ),
      refusal: runRefusal
    ),
    Case(
      name: "the last run has failed",
      change: (
        "\"run_number\": 5, \"conclusion\": \"success\"", "\"run_number\": 5, \"conclusion\": \"failure\""
      ),
      refusal: runRefusal
    ),
    Case(
      name: "the last run is under way",
      change: ("\"run_number\": 5, \"conclusion\": \"success\"", "\"run_number\": 5, \"conclusion\": null"),
      refusal: runRefusal
    ),
    Case(
      name: "runs of another commit",
      change: ("\"head_sha\": \"head\"", "\"head_sha\": \"before\""),
      refusal: runRefusal
    ),
    Case(
      name: "no run of a pull request",
      change: ("\"event\": \"pull_request\"", "\"event\": \"push\""),
      refusal: runRefusal
    ),
  ]
  private static let runRefusal =
    "the last run for head has made no plan that may be applied: it failed, or it was a fork's"

  private static func run(_ id: Int, number: Int, conclusion: String) -> String {
    """
    {"id": \(id), "run_number": \(number), "conclusion": "\(conclusion)", "event": "pull_request", \
    "head_sha": "head", "head_repository": {"full_name": "acme/config"}}
    """
  }

  @Test(arguments: github)
  func runOnGitHub(test: Case) async throws {
    let answers = [
      "/repos/acme/config/commits/merge/pulls": """
      [{"number": 7, "merged_at": "then", "merge_commit_sha": "merge", "head": {"sha": "head"}, \
      "base": {"repo": {"full_name": "acme/config"}}}]
      """,
      "/repos/acme/config/actions/workflows/inx-apply.yml/runs": """
      {"workflow_runs": [\(Self.run(71, number: 4, conclusion: "failure")), \
      \(Self.run(73, number: 5, conclusion: "success")), \(Self.run(72, number: 3, conclusion: "success"))]}
      """,
    ]
    let forge = try FakeForge(.github, answers: answers.mapValues { changed($0, test) })
    try checkChange(test, answers)
    let folder = try Folder()
    let environment = [
      "GITHUB_SHA": "merge", "GITHUB_OUTPUT": folder.path + "/output",
      "GITHUB_WORKFLOW_REF": "acme/config/.github/workflows/inx-apply.yml@refs/heads/main",
    ]
    let run = try await PipelineScript.run(
      "find-plan-github.sh",
      environment: forge.environment.merging(environment) { $1 },
      in: folder
    )
    guard let refusal = test.refusal else {
      #expect(
        run.description == "code 0\n--- stdout\nThe plan is that of run 73, for commit head.\n--- stderr\n"
      )
      #expect(String(decoding: try Folder.bytes(folder.path + "/output"), as: UTF8.self) == "run_id=73\n")
      return
    }
    #expect(
      run.description
        == "code 1\n--- stdout\n--- stderr\nerror: \(refusal): start this workflow by hand \(Self.byHand)\n"
    )
    #expect(folder.names == [])
  }

  // MARK: - GitLab

  static let gitlab = [
    Case(name: "merged"),
    Case(
      name: "squashed",
      change: (
        "\"merge_commit_sha\": \"merge\", \"squash_commit_sha\": null", "\"squash_commit_sha\": \"merge\""
      )
    ),
    Case(
      name: "a merged results pipeline",
      change: (
        "\"ref\": \"topic\", \"sha\": \"head\"",
        "\"ref\": \"refs/merge-requests/7/merge\", \"sha\": \"result\""
      )
    ),
    Case(
      name: "no merge request",
      change: ("\"state\": \"merged\"", "\"state\": \"opened\""),
      refusal: "the commit merge is not that of one merge request, so nobody has reviewed a plan of it"
    ),
    Case(
      name: "a fork's pipeline",
      change: ("\"project_id\": 42", "\"project_id\": 43"),
      refusal: "the last commit of merge request !7 has no pipeline of this project"
    ),
    Case(
      name: "a pipeline of another commit",
      change: ("\"ref\": \"topic\", \"sha\": \"head\"", "\"ref\": \"topic\", \"sha\": \"before\""),
      refusal: "the last commit of merge request !7 has no pipeline of this project"
    ),
    Case(
      name: "no pipeline",
      change: ("\"head_pipeline\": {", "\"head_pipeline\": null, \"x\": {"),
      refusal: "the last commit of merge request !7 has no pipeline of this project"
    ),
    Case(
      name: "the job has failed",
      change: (
        "\"id\": 92, \"name\": \"inx-plan\", \"status\": \"success\"",
        "\"id\": 92, \"name\": \"inx-plan\", \"status\": \"failed\""
      ),
      refusal: "the last pipeline of merge request !7 has made no plan that may be applied"
    ),
  ]

  @Test(arguments: gitlab)
  func planOnGitLab(test: Case) async throws {
    let answers = [
      "/projects/42/repository/commits/merge/merge_requests": """
      [{"iid": 7, "state": "merged", "sha": "head", "merge_commit_sha": "merge", "squash_commit_sha": null}]
      """,
      "/projects/42/merge_requests/7": """
      {"iid": 7, "sha": "head", "head_pipeline": {"id": 81, "project_id": 42, "ref": "topic", "sha": "head"}}
      """,
      "/projects/42/pipelines/81/jobs": """
      [{"id": 93, "name": "validate", "status": "success"}, {"id": 92, "name": "inx-plan", "status": "success"}, \
      {"id": 91, "name": "inx-plan", "status": "failed"}]
      """,
      "/projects/42/jobs/92/artifacts/inx-plan/plan.json": #"{"formatVersion": "1.0"}"#,
    ]
    let forge = try FakeForge(.gitlab, answers: answers.mapValues { changed($0, test) })
    try checkChange(test, answers)
    let folder = try Folder()
    let run = try await PipelineScript.run(
      "fetch-plan-gitlab.sh",
      ["inx-plan"],
      environment: forge.environment.merging(["CI_COMMIT_SHA": "merge"]) { $1 },
      in: folder
    )
    guard let refusal = test.refusal else {
      #expect(
        run.description
          == "code 0\n--- stdout\nThe plan is that of job 92, for merge request !7.\n--- stderr\n"
      )
      let plan = try Folder.bytes(folder.path + "/inx-plan/plan.json")
      #expect(String(decoding: plan, as: UTF8.self) == #"{"formatVersion":"1.0"}"#)
      return
    }
    #expect(
      run.description
        == "code 1\n--- stdout\n--- stderr\nerror: \(refusal): run a pipeline by hand \(Self.byHand)\n"
    )
    #expect(folder.names == [])
  }

  // MARK: -

  private func changed(_ answer: String, _ test: Case) -> String {
    guard let change = test.change else { return answer }
    return answer.replacing(change.from, with: change.to)
  }

  /// A case whose change touches nothing would be no case.
  private func checkChange(_ test: Case, _ answers: [String: String]) throws {
    guard let change = test.change else { return }
    try #require(answers.values.contains { $0.contains(change.from) })
  }
}
