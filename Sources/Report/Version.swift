/// Which inx-apply this is.
package enum Version {
  /// What `--version`, the `User-Agent` and the formats say.
  package static let current = "0.1.0"
}
