import FoundationEssentials
import Resources
import Support

/// What the page lets a browser do: show itself, and run its own script.
///
/// The documents in previews inherit it. `frame-src` keeps a link in a preview from leading its frame anywhere; the
/// previews themselves are part of the page and no frames of that sense.
enum HTMLPolicy {
  /// The content policy.
  static let text = [
    "default-src 'none'",
    "script-src 'sha256-\(digest(of: HTMLScript.text))'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "frame-src 'none'",
    "child-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].joined(separator: "; ")

  private static func digest(of script: String) -> String {
    Data(SHA256.digest(script.utf8)).base64EncodedString()
  }
}
