import Testing

@testable import Desired

/// File names that are readable and good everywhere, whatever objects are called.
@Suite struct FileNamesTests {
  @Test(
    arguments: [
      (["Newsletter DE"], ["newsletter-de"]),
      (["Grüße / Österreich"], ["gruesse-oesterreich"]),
      (["Cafe\u{301} Noël Łódź"], ["cafe-noel-lodz"]),
      (["../../etc/passwd"], ["etc-passwd"]),
      (["a.b.yaml"], ["a-b-yaml"]),
      ([".hidden", "-rf"], ["hidden", "rf"]),
      (["CON", "nul", "Lpt1", "inx-apply"], ["con-list", "nul-list", "lpt1-list", "inx-apply-list"]),
      (["", " "], ["list-e3b0c442", "list-36a9e7f1"]),
      (["日本", "😀"], ["list-cf2abf0c", "list-f0443a34"]),
      (["A", "a", "ä!", "b"], ["a-559aead0", "a-ca978112", "ae", "b"]),
      (["a\u{308}", "ä"], ["a", "ae"]),
      (["x", "X", "x-2d711642"], ["x-2d711642", "x-4b68ab38", "x-2d711642-2"]),
    ]
  )
  func names(_ names: [String], _ expected: [String]) {
    #expect(FileNames.names(for: names, word: "list") == expected)
    #expect(FileNames.names(for: names.reversed(), word: "list") == expected.reversed())
  }

  @Test func longNames() {
    let long = String(repeating: "Newsletter ", count: 30)
    let found = FileNames.names(for: [long, long + "2"], word: "list")
    #expect(Set(found).count == 2)
    #expect(
      found.allSatisfy {
        $0.hasPrefix("newsletter-newsletter-newsletter-newsletter-newsletter-newsl-") && $0.utf8.count == 69
      },
      "\(found)"
    )
  }
}
