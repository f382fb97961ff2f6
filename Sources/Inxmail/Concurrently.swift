/// Runs the work for each input with at most `limit` at a time; results in the order of the inputs.
func concurrently<Input: Sendable, Output: Sendable>(
  _ inputs: [Input],
  limit: Int,
  _ work: @escaping @Sendable (Input) async throws -> Output
) async throws -> [Output] {
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var results: [Output?] = Array(repeating: nil, count: inputs.count)
    for index in inputs.indices {
      if index >= max(1, limit), let (done, result) = try await group.next() { results[done] = result }
      let input = inputs[index]
      group.addTask { (index, try await work(input)) }
    }
    for try await (done, result) in group { results[done] = result }
    return results.compactMap { $0 }
  }
}
