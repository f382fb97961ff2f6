import Glibc
import Resources
import Support

/// Measures what the documents claim. Each part prints one JSON object on one line; `script/bench` puts them together.
@main
enum Main {
  static func main() async throws {
    let words = Array(Swift.CommandLine.arguments.dropFirst())
    switch (words.first, words.dropFirst().first.flatMap { Int($0) }) {
    case ("pipeline", let count?): print(try await Pipeline(count: count).measure().text())
    case ("loopback", let count?): print(try await Loopback(count: count).measure().text())
    case ("ratelimit", let count?): print(try await RateLimited(count: count).measure().text())
    case ("export", let count?): print(try await ExportBench(lists: count).measure().text())
    case ("startup", _): print(try Startup(program: words.dropFirst().first ?? "").measure().text())
    case ("table", _): printTable()
    default:
      print(
        "usage: bench pipeline COUNT | loopback COUNT | ratelimit COUNT | export LISTS | startup PROGRAM | table < LINES"
      )
      exit(64)
    }
  }
}

/// Runs the work several times and gives the median of its seconds.
func median(of runs: Int, _ work: () async throws -> Void) async rethrows -> Double {
  var seconds: [Double] = []
  for _ in 0..<runs {
    let start = ContinuousClock.now
    try await work()
    seconds.append(secondsSince(start))
  }
  return seconds.sorted()[runs / 2]
}

/// Seconds since then.
func secondsSince(_ start: ContinuousClock.Instant) -> Double {
  let (whole, part) = start.duration(to: .now).components
  return Double(whole) + Double(part) * 1e-18
}

/// Seconds of processor time that the process has used so far.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The most memory that the process has held so far, in megabytes.
func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

/// Three digits are as many as these machines are good for.
func rounded(_ number: Double) -> JSON { .double((number * 1000).rounded() / 1000) }
