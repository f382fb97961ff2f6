import Platforms
import Resources
import Support

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
    let scanned = FilterText(filter)
    let length = filter.utf8.count
    for kind in Registry.standard.kinds {
      for field in kind.fields {
        for mention in field.mentions {
          let names = scanned.names(of: mention.function)
          guard names.allSatisfy({ $0.range.upperBound <= length }) else {
            return "a name is beyond the filter's end"
          }
        }
      }
    }
    let functions = ["HasOpened", "HasClickedAny", "Column"]
    _ = scanned.bareWords(besides: functions)
    _ = scanned.bareNumbers(besides: functions)
    guard scanned.problems(besides: functions).allSatisfy({ $0.offset <= length }) else {
      return "a problem is beyond the filter's end"
    }
    guard scanned.numbers(of: functions).allSatisfy({ $0.range.upperBound <= length }) else {
      return "a number is beyond the filter's end"
    }
    return nil
  }
}
