extension StringProtocol {
  /// The text with some scalars written otherwise. By scalars, since a mark that combines makes another character of what
  /// it follows, and a reader of bytes sees none of that.
  func escaping(_ escape: (Unicode.Scalar) -> String?) -> String {
    var out = ""
    for scalar in unicodeScalars {
      if let text = escape(scalar) { out += text } else { out.unicodeScalars.append(scalar) }
    }
    return out
  }
}
