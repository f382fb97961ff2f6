import Sandbox

/// A step that does not do yet under a reading what it should; its cycle ends with it.
struct Shortcoming: Sendable {
  let reading: Reading
  let cycle: String
  let step: Int
  let why: String
  /// Whether it depends on time if it shows.
  var isIntermittent = false

  static let all = [
    Shortcoming(
      reading: .contentMissing,
      cycle: "text module",
      step: 5,
      why:
        "plan reads no content for a replacement that declares none: apply is the first to see that it is missing"
    ),
    Shortcoming(
      reading: .contentMissing,
      cycle: "a name freed by a delete",
      step: 1,
      why:
        "plan reads no content for a rename that declares none: apply is the first to see that it is missing"
    ),
    Shortcoming(
      reading: .readsLag,
      cycle: "list with settings in one run",
      step: 1,
      why: "the settings of a list that was made a moment ago are taken for unreadable, not for late",
      isIntermittent: true
    ),
  ]
}
