import API
import Synchronization
import Testing

@testable import inx_apply

/// The line of progress, on an invented clock.
@Suite struct ProgressLineTests {
  private final class Screen: Sendable {
    let time = Mutex(Duration.zero)
    let shown = Mutex<[String]>([])

    func line() -> ProgressLine {
      ProgressLine(
        now: { self.time.withLock { $0 } },
        write: { text in self.shown.withLock { $0.append(text ?? "-") } }
      )
    }

    func wait(_ milliseconds: Int) { time.withLock { $0 += .milliseconds(milliseconds) } }
    var texts: [String] { shown.withLock { $0 } }
  }

  @Test func fromTheFirstHalfSecondOn() {
    let screen = Screen()
    let line = screen.line()
    line.update("1/9")
    screen.wait(499)
    line.update("2/9")
    #expect(screen.texts == [])
    screen.wait(1)
    line.tick()
    #expect(screen.texts == ["2/9"])
    line.update("3/9")
    screen.wait(199)
    line.update("4/9")
    #expect(screen.texts == ["2/9"])
    screen.wait(1)
    line.tick()
    line.tick()
    #expect(screen.texts == ["2/9", "4/9"])
    line.end()
    line.update("9/9")
    #expect(screen.texts == ["2/9", "4/9", "-"])
  }

  @Test func whatIsOverSoonShowsNothing() {
    let screen = Screen()
    let line = screen.line()
    line.update("1/2")
    screen.wait(400)
    line.end()
    screen.wait(400)
    line.tick()
    #expect(screen.texts == [])
  }
}
