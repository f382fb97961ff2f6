import Resources

extension Matches {
  /// What must be read one by one, in the order of declarations: documents and settings of lists that exist, declared
  /// fields that a collection leaves out, and content that is a resource of its own, declared or not.
  package func details(_ configuration: Configuration, _ selection: Selection, _ snapshot: Snapshot)
    -> [Snapshot.Detail]
  {
    configuration.declarations.indices.compactMap { position in
      let declaration = configuration.declarations[position]
      // Of what is to be deleted the content is the record of what is lost, where it can be had for one request.
      guard selection.isSelected[position], !declaration.isAbsent || declaration.kind.endpoint.content != nil
      else { return nil }
      return detail(of: position, configuration, snapshot)
    }
  }

  /// What must be read of that declaration alone; nil where the collection tells all, or where there is nothing yet.
  func detail(of position: Int, _ configuration: Configuration, _ snapshot: Snapshot) -> Snapshot.Detail? {
    let declaration = configuration.declarations[position]
    let kind = declaration.kind
    guard kind.endpoint.collection == nil else {
      let isDeclared = kind.fields.indices.contains {
        kind.fields[$0].isDetail && declaration.values[$0] != nil
      }
      guard let object = live[position], let id = object.id,
        kind.endpoint.content == nil ? isDeclared : kind.hasContent(object.values)
      else { return nil }
      return Snapshot.Detail(kind: kind.word, id: id, list: nil, name: nil)
    }
    guard let owner = declaration.list, let list = live[owner], let id = list.id,
      kind.lists.when.holds(for: list.values, of: configuration.declarations[owner].kind)
    else { return nil }
    return Snapshot.Detail(kind: kind.word, id: nil, list: id, name: declaration.name)
  }
}
