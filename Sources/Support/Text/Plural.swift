extension String {
  /// Several of what this noun means, such as "blacklist entries"; a plural stays as it is.
  package var plural: String {
    if hasSuffix("s") { return self }
    return hasSuffix("y") ? dropLast() + "ies" : self + "s"
  }
}
