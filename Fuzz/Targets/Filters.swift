import Resources

@testable import Sandbox

extension FuzzTarget {
  /// The filter language, as far as it is understood.
  static let filters = FuzzTarget(name: "filters") { bytes in
    finding(filter: String(decoding: bytes, as: UTF8.self))
  }

  private static func finding(filter: String) -> String? {
    let collapsed = FilterText.collapsed(filter)
    if !sameCodePoints(FilterText.collapsed(collapsed), collapsed) {
      return "collapsing is not done: \(collapsed)"
    }
    let normalised = FilterForm.normalised(filter)
    if !sameCodePoints(FilterForm.normalised(normalised), normalised) {
      return "normalising is not done: \(normalised)"
    }
    for kind in Registry.standard.kinds {
      for field in kind.fields {
        for mention in field.mentions { _ = FilterText.arguments(of: mention.function, in: filter) }
      }
    }
    for number in FilterText.numbers(of: ["HasOpened", "HasClicked"], in: filter)
    where !filter.utf8.indices.isEmpty && number.range.upperBound > filter.utf8.count {
      return "a number is beyond the filter's end"
    }
    return nil
  }
}
