/// Positions of declarations by what identifies them.
///
/// Holds numbers alone, hashes for positions: with a hundred thousand declarations it is the distance between memory
/// that is touched that takes time. Where two hashes are the same, the next number is taken.
struct PlaceIndex {
  private var positions: [Int: Int32] = [:]

  /// Makes room for so many more.
  mutating func reserve(_ count: Int) { positions.reserveCapacity(positions.count + count) }

  /// The position of the declaration that the place identifies; `at` tells the place of a position.
  func position(of place: ManifestDecoder.Place, at: (Int) -> ManifestDecoder.Place) -> Int? {
    var hash = place.hashValue
    while let found = positions[hash] {
      if at(Int(found)) == place { return Int(found) }
      hash &+= 1
    }
    return nil
  }

  /// Files a place that is not there yet.
  mutating func insert(_ place: ManifestDecoder.Place, _ position: Int) {
    var hash = place.hashValue
    while positions[hash] != nil { hash &+= 1 }
    positions[hash] = Int32(truncatingIfNeeded: position)
  }
}
