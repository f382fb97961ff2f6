import Resources

extension Registry {
  /// All kinds of the API that manifests can declare.
  package static let standard = Registry(
    container: .list,
    others: [
      .setting, .subscriptionSettings, .unsubscriptionSettings, .attribute, .targetGroup, .textModule,
      .blacklistEntry, .datasource, .testProfile, .mailing,
    ]
  )
}
