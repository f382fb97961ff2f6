import Foundation
@testable import Report
import Testing

/// Every option that a text of the program names is one that a command has.
@Suite struct OptionNameTests {
  /// Of git, which reads another version of the manifests.
  private static let foreign: Set<String> = [
    "--show-toplevel", "--end-of-options", "--literal-pathspecs", "--stdin", "--prefix", "--stage",
  ]

  @Test func exist() throws {
    let sources = URL(filePath: Page.root).appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter {
      $0.hasSuffix(".swift")
    }
    // Custom properties of CSS look like options, habits are options of other programs, and the measurements are no part of
    // this one.
    let read = files.sorted().filter { file in
      !file.hasPrefix("bench/") && !["HTMLStyle.swift", "Habits.swift"].contains { file.hasSuffix($0) }
    }
    let texts = try read.map { try String(contentsOf: sources.appending(path: $0), encoding: .utf8) }
    var known: Set<String> = ["--help", "--version"]
    for text in texts {
      for match in text.matches(of: #/(?:Option\(\s*|Option = )"(--[a-z][a-z-]*)"/#) {
        known.insert(String(match.1))
      }
    }
    #expect(known.isSuperset(of: ["--plan", "--base-url", "--log-http"]))
    var strays: [String] = []
    for (file, text) in zip(read, texts) {
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for match in line.matches(of: #/(?:^|[^\w<!-])(--(?:[a-z][a-z-]*|\\\())/#) {
          let name = String(match.1)
          if !known.contains(name), !OptionNameTests.foreign.contains(name) {
            strays.append("\(file): \(name)")
          }
        }
      }
    }
    #expect(strays == [])
  }
}
