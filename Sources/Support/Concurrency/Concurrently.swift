/// Runs the work for each input with at most `limit` at a time; results in the order of the inputs. Of several failures the one
/// of the first input is thrown, whichever came first, so that the same run says the same; nothing is started after one.
package func concurrently<Input: Sendable, Output: Sendable>(
  _ inputs: [Input],
  limit: Int,
  _ work: @escaping @Sendable (Input) async throws -> Output
) async throws -> [Output] {
  try await withThrowingTaskGroup(of: (Int, Result<Output, any Error>).self) { group in
    var results: [Output?] = Array(repeating: nil, count: inputs.count)
    var failure: (index: Int, error: any Error)?
    var started = 0
    var ended: Set<Int> = []
    var firstRunning = 0
    while failure.map({ firstRunning < $0.index }) ?? true {
      while failure == nil, started < inputs.count, started - ended.count - firstRunning < max(1, limit) {
        let (index, input) = (started, inputs[started])
        group.addTask {
          do { return (index, .success(try await work(input))) } catch { return (index, .failure(error)) }
        }
        started += 1
      }
      guard let (index, result) = try await group.next() else { break }
      switch result {
      case .success(let output): results[index] = output
      case .failure(let error): if index < failure?.index ?? .max { failure = (index, error) }
      }
      ended.insert(index)
      while ended.remove(firstRunning) != nil { firstRunning += 1 }
    }
    if let failure {
      group.cancelAll()
      throw failure.error
    }
    return results.compactMap { $0 }
  }
}
