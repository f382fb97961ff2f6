/// The other way to read the reference where it leaves something open; without any the tenant reads it as `standard` says.
/// A program that is right under either way need not know which one is true.
package enum Reading: String, CaseIterable, Hashable, Sendable {
  case putKeeps = "put-keeps"
  case contentCamelCase = "content-camel-case"
  case contentMissing = "content-missing"
  case postWithoutID = "post-without-id"
  case postIDZero = "post-id-zero"
  case settingsWriteOnly = "settings-write-only"
  case filtersNormalised = "filters-normalised"
  case pagesUnordered = "pages-unordered"
  case readsLag = "reads-lag"
  case deleteRefusedInUse = "delete-refused-in-use"
  case namesNotUnique = "names-not-unique"
  case targetGroupIDsPlain = "target-group-ids-plain"
  case deletedGroupsKept = "deleted-groups-kept"
  case attributesWithNull = "attributes-with-null"
  case nestedPatchReplaces = "nested-patch-replaces"
  case linksElsewhere = "links-elsewhere"

  /// As a command line has it.
  package var name: String { rawValue }

  /// What the tenant does under it, in one line.
  package var summary: String {
    switch self {
    case .putKeeps: "what a PUT leaves out stays as it is"
    case .contentCamelCase: "content is embedded as inx:editorContent"
    case .contentMissing: "content is not embedded, and GET of what holds it is answered with 404"
    case .postWithoutID: "answers to POST tell no id, neither in the body nor in Location"
    case .postIDZero: "answers to POST tell the id 0, in the body and in Location"
    case .settingsWriteOnly: "GET of a list setting is answered with 405"
    case .filtersNormalised: "filters are stored with single blanks and operators in capitals"
    case .pagesUnordered: "collections come in an order that has nothing to do with ids"
    case .readsLag: "a GET sees what was two seconds ago"
    case .deleteRefusedInUse: "DELETE of what another object refers to is answered with 400"
    case .namesNotUnique: "target groups and text modules of one list may share a name"
    case .targetGroupIDsPlain: "a GET gives the target groups of a mailing as plain numbers"
    case .deletedGroupsKept: "a mailing keeps the id of a target group that is deleted"
    case .attributesWithNull:
      "the attributes of a test profile name all that the tenant has, with null where there is no value"
    case .nestedPatchReplaces:
      "an object within a PATCH, such as the target groups of a mailing, replaces the one that is there"
    case .linksElsewhere: "links and Location lead to the host of the documentation"
    }
  }

  /// What the tenant does without it.
  package var standard: String {
    switch self {
    case .putKeeps: "what a PUT leaves out becomes its default or null"
    case .contentCamelCase, .contentMissing:
      "content is embedded as inx:editor-content, where a GET wants it"
    case .postWithoutID, .postIDZero: "answers to POST tell the new id"
    case .settingsWriteOnly: "GET of a list setting gives its value"
    case .filtersNormalised: "filters are stored as they are sent"
    case .pagesUnordered: "collections come by ascending ids"
    case .readsLag: "a GET sees every write that was answered before"
    case .deleteRefusedInUse: "what is deleted may be referred to"
    case .namesNotUnique: "a second target group or text module of a name in one list is answered with 409"
    case .targetGroupIDsPlain: "the target groups of a mailing are objects with the id, as a PATCH has them"
    case .deletedGroupsKept: "a target group that is deleted is taken out of the mailings that hold it"
    case .attributesWithNull: "the attributes of a test profile are those that have a value"
    case .nestedPatchReplaces: "an object within a PATCH is merged with the one that is there (RFC 7386)"
    case .linksElsewhere: "links and Location lead to the address that was asked"
    }
  }

  /// Two of these that are different answers to the same question, where there are such.
  package static func contradiction(in readings: Set<Reading>) -> (Reading, Reading)? {
    [(.contentCamelCase, .contentMissing), (.postWithoutID, .postIDZero)].first {
      readings.contains($0.0) && readings.contains($0.1)
    }
  }
}
