#if THREAD_SANITIZER

  /// The standard library's function of this name, word for word, for `script/test-threads`: compiled here, its wait for the
  /// continuation is one that Tests/ThreadSanitizer/runtime.c can take the place of, which Thread Sanitizer would not see otherwise.
  package func withCheckedContinuation<Value>(
    isolation: isolated (any Actor)? = #isolation,
    function: String = #function,
    _ body: (CheckedContinuation<Value, Never>) -> Void
  ) async -> sending Value {
    await withUnsafeContinuation { body(CheckedContinuation(continuation: $0, function: function)) }
  }

#endif
