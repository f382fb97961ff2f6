import Glibc

/// What libFuzzer calls for each input, in a program that libFuzzer brings the `main` of. `INX_FUZZ_TARGET` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let finding = chosen.run(Array(UnsafeBufferPointer(start: start, count: count))) {
    fatalError("\(chosen.name): \(finding)")
  }
  return 0
}

private let chosen: FuzzTarget = {
  guard let name = getenv("INX_FUZZ_TARGET"), let target = FuzzTarget.named(String(cString: name)) else {
    fatalError("INX_FUZZ_TARGET must be one of \(FuzzTarget.all.map { $0.name })")
  }
  return target
}()
