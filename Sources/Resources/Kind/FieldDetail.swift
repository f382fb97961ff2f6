extension Field {
  /// Whether a collection leaves it out.
  package var isDetail: Bool {
    switch wire {
    case .embedded, .content: true
    case .member, .query: false
    }
  }
}
