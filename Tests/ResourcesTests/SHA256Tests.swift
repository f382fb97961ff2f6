import Resources
import Support
import Testing

/// The examples of FIPS 180-4 and of NIST's test vectors, and every length around the padding's edges by its chain.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func documentedExamples(message: String, digest: String) {
    #expect(SHA256.hex(message.utf8) == digest)
  }

  @Test func aMillionBytes() {
    let message = repeatElement(UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hex(message) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func everyLengthAroundABlock() {
    // Made with coreutils: for n in 0…130, the digests of n bytes "x", all of them digested once more.
    let chain = (0...130).map { SHA256.hex([UInt8](repeating: 0x78, count: $0)) }.joined()
    #expect(SHA256.hex(chain.utf8) == "87aca1c44bc7ba8897768170211f0a02063de70801131ff86c7edb9ce32c6a50")
  }
}
