/// Names that a replacement uses on its way, so that nothing is destroyed before its successor exists. What carries such
/// a name is a run's own: manifests cannot declare it, and what an interrupted run left is deleted by the next.
public enum TemporaryName {
  /// The new form, before it has its place.
  public static func new(_ name: String) -> String { name + "~inx-apply" }

  /// The old form, after it has given its place away.
  public static func old(_ name: String) -> String { name + "~inx-apply-old" }

  /// The name that a temporary one stands for; nil for any other.
  public static func base(of name: String) -> String? {
    for suffix in ["~inx-apply-old", "~inx-apply"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return nil
  }
}
