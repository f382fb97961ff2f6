import API
import Testing

@Suite("WaitEpisode")
struct WaitEpisodeTests {
  @Test("Told is what goes on longer than what was told")
  func news() {
    var episode = WaitEpisode()
    let waits = [(0, 45), (0, 45), (1, 44), (5, 41), (10, 60), (11, 20), (70, 1), (71, 3), (200, 1)]
    let told = waits.map { episode.isNews(.seconds($1), at: .seconds($0)) }
    #expect(told == [true, false, false, false, true, false, false, true, true])
  }
}
