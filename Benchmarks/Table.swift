import Resources
import Support

/// Prints the parts' lines of standard input as a table.
func printTable() {
  var parts: [JSON] = []
  while let line = readLine() {
    if let json = try? JSONReader.read(Array(line.utf8)) { parts.append(json) }
  }
  func text(_ json: JSON, _ member: String) -> String { json[member].map { $0.text() } ?? "" }
  func row(_ cells: [String]) {
    print("| " + cells.enumerated().map { $1.padding($0 == 0 ? 44 : 12) }.joined(separator: " | ") + " |")
  }
  row(["what", "seconds", "bound", "ratio", "peak MB"])
  row(Array(repeating: "---", count: 5))
  for part in parts {
    switch part["part"]?.text {
    case "startup"?:
      row(["start-up of --version", text(part, "seconds"), text(part, "bound"), text(part, "ratio"), ""])
    case "loopback"?:
      row([
        "plan of \(text(part, "count")) lists, \(text(part, "requests")) requests at 50 ms",
        text(part, "seconds"),
        text(part, "bound"), text(part, "ratio"), "",
      ])
    case "ratelimit"?:
      row([
        "\(text(part, "count")) at 60 in 2 s: \(text(part, "refused")) refused, \(text(part, "used")) % used",
        text(part, "seconds"),
        text(part, "bound"), text(part, "ratio"), "",
      ])
    case "export"?:
      row([
        "export of \(text(part, "lists")) lists: \(text(part, "requests")) requests", "",
        text(part, "implied"),
        "", "",
      ])
      row([
        "YAML of it: \(text(part, "megabytesPerSecond")) MB/s", text(part, "writing"),
        text(part, "writingBound"),
        text(part, "writingRatio"), "",
      ])
      row([
        "\(text(part, "objects")) objects there and back", text(part, "seconds"), text(part, "bound"),
        text(part, "ratio"), text(part, "peak"),
      ])
    case "pipeline"?:
      let name = "\(text(part, "count")) lists"
      row(["\(name): libyaml's scan", text(part, "scan"), "", "", ""])
      row(["\(name): JSONDecoder alone", text(part, "decoding"), "", "", ""])
      row([
        "\(name): bytes to plan", text(part, "pipeline"), text(part, "bound"), text(part, "ratio"),
        text(part, "peak"),
      ])
    default: break
    }
  }
  let pipelines = parts.filter { $0["part"]?.text == "pipeline" }
  if let small = pipelines.first, let large = pipelines.last, pipelines.count == 2,
    case .double(let one)? = small["pipeline"], case .double(let other)? = large["pipeline"], one > 0
  {
    row([
      "\(text(large, "count")) against \(text(small, "count")) lists", "", "12.0",
      rounded(other / one).text(), "",
    ])
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
