import Resources
import Support

extension Behaviour {
  /// Reference, "List settings".
  static let setting = Behaviour(
    representation: Representation(
      members: ["value", "inherited"],
      defaults: [JSON.Member("value", .string("false"))]
    ),
    required: ["value"]
  )
}
