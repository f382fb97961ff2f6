import Support

/// Merge patches (RFC 7386): a document that says of another one what is to be different.
///
/// Null in a patch takes a member away, so that no document whose objects hold null can come of one; arrays are written whole.
package enum MergePatch {
  /// What becomes of the target (RFC 7386, section 2). A nil target is a document that is not there.
  package static func applied(_ patch: JSON, to target: JSON?) -> JSON {
    guard case .object(let members) = patch else { return patch }
    var result: JSON = .object(target?.members ?? [])
    for member in members {
      if member.value == .null {
        result = result.removing(member.name)
      } else {
        result = result.setting(member.name, to: applied(member.value, to: result[member.name]))
      }
    }
    return result
  }

  /// The smallest patch that makes one document of the other; nil where they say the same. Members of objects that are null
  /// count as missing.
  package static func difference(from: JSON, to: JSON) -> JSON? {
    guard case .object(let old) = from.withoutNulls, case .object(let new) = to.withoutNulls else {
      return from.withoutNulls.isSame(to.withoutNulls) ? nil : to.withoutNulls
    }
    var members = new.compactMap { member -> JSON.Member? in
      guard let before = JSON.object(old)[member.name] else { return member }
      return difference(from: before, to: member.value).map { JSON.Member(member.name, $0) }
    }
    members += old.filter { JSON.object(new)[$0.name] == nil }.map { JSON.Member($0.name, .null) }
    return members.isEmpty ? nil : .object(members)
  }
}

extension JSON {
  /// Without the members of objects that are null, outside of arrays.
  fileprivate var withoutNulls: JSON {
    guard case .object(let members) = self else { return self }
    return .object(
      members.filter { $0.value != .null }.map { Member($0.name, $0.value.withoutNulls) }
    )
  }

  /// Whether both say the same: the order of members means nothing, texts are compared by code points.
  fileprivate func isSame(_ other: JSON) -> Bool { bytes(.canonical) == other.bytes(.canonical) }
}
