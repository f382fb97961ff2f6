import Platforms
import Resources

extension Platform {
  /// The platform of manifests and tenants that name none.
  static let standard = Platform.inxmail
}

extension Registry {
  /// The kinds of that platform.
  static var ofManifests: Registry { Platform.standard.registry }
}

extension TenantAddress {
  /// What the tenant is a tenant of.
  var platform: Platform { .standard }
}
