import Resources
import Testing

/// A mailing is deleted in any state but two; one whose state is not told waits.
@Suite("Planner: deletion of mailings")
struct MailingDeletionTests {
  @Test(
    arguments: [
      ("DRAFT", true), ("APPROVAL_REQUESTED", true), ("APPROVED", true), ("INTERRUPTED", true),
      ("FINISHED", true), ("USED", true), ("SENDING", true), ("INACTIVE", true), ("SOMETHING_NEW", true),
      ("SCHEDULED", false), ("ACTIVE", false),
    ]
  )
  func table(_ state: String, _ isDeletable: Bool) {
    let kind = Kind.mailing
    var values = kind.noValues
    if let slot = kind.slot("mailingState") { values[slot] = .text(state) }
    if let slot = kind.slot("editorContentType") { values[slot] = .text("TEXT") }
    #expect((kind.fixed(values, for: .deletion) == nil) == isDeletable)
  }

  @Test(arguments: [nil, Value.null, .text(""), .int(3)])
  func untold(_ state: Value?) {
    let kind = Kind.mailing
    var values = kind.noValues
    if let slot = kind.slot("mailingState") { values[slot] = state }
    #expect(
      kind.fixed(values, for: .deletion)?.reason
        == "its mailingState is not known, and one that is SCHEDULED or ACTIVE cannot be deleted: cancel the sending in Inxmail, or remove it from the manifests"
    )
  }

  @Test(arguments: MailingDeletionTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "an unknown word is deleted, no word is not",
      "lists: [{name: News, mailings: [{name: A, state: absent}, {name: B, state: absent}]}]",
      #"""
      list 1 System type=SYSTEM
      list 5 News type=STANDARD
      mailing 20@5 A subject=s editorContentType=TEXT mailingState=SENDING
      mailing 21@5 B subject=s editorContentType=TEXT -mailingState
      """#,
      is: #"""
        delete list/News/mailing/A #20 :1
          name: "A" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
        deferred (delete) list/News/mailing/B #21 :1
          name: "B" -> -
          subject: "s" -> -
          editorContentType: "TEXT" -> -
          targetGroups: null -> -
          because its mailingState is not known, and one that is SCHEDULED or ACTIVE cannot be deleted: cancel the sending in Inxmail, or remove it from the manifests
        1 unchanged, 0 unmanaged, 4 read, 1 write
        blocked data-loss [list/News/mailing/A]: deleting list/News/mailing/A: the mailing and its content are lost | --allow-data-loss list/News/mailing/A
        """#
    )
  ]
}
