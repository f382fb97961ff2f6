/// Members of saved plans that are written and read in different files. They belong to the format of plans, not to the API
/// of any platform.
enum SavedPlanMember: String {
  /// The id of the list that a referent belongs to.
  case listId
}
