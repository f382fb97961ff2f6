import API
import FoundationEssentials
import Resources
import Support

/// Which tenant a command is about, and how it is reached.
enum TenantAddress: Sendable {
  case api(BaseURL, Credentials)
  case sandbox(String)

  /// The options that name a tenant.
  static let options = [
    Option(
      "--base-url",
      "URL",
      "the tenant, as \(Platform.standard.baseURL.example) (else INX_BASE_URL)"
    ),
    Option("--sandbox", "FILE", "an embedded tenant, its state in FILE"),
  ]

  /// Reads the options and the environment; throws a usage error.
  init(_ arguments: Arguments, environment: [String: String]) throws(Exit) {
    if let file = arguments.value("--sandbox") {
      guard !arguments.has("--base-url") else { throw .usage("--base-url and --sandbox exclude each other") }
      guard !file.isEmpty else { throw .usage("--sandbox needs a file") }
      self = .sandbox(file)
      return
    }
    guard
      let text = arguments.value("--base-url")
        ?? environment["INX_BASE_URL"].flatMap({ $0.isEmpty ? nil : $0 })
    else {
      let names = ProjectInput.names(arguments)
      throw .usage(
        "no tenant: give --base-url URL, --tenant NAME, --sandbox FILE, or INX_BASE_URL"
          + (names.isEmpty
            ? "" : "; \(ProjectInput.shownFile(arguments)) has \(names.joined(separator: ", "))")
      )
    }
    let url: BaseURL
    do throws(BaseURLError) { url = try BaseURL.parse(text) } catch {
      let source = arguments.has("--base-url") ? "--base-url" : "INX_BASE_URL"
      throw .usage("\(source): \(error.message(Platform.standard.baseURL))")
    }
    self = .api(url, try TenantAddress.credentials(environment))
  }

  /// The tenant of a saved plan. What the command line says must be the same; and of a tenant with credentials what the
  /// environment says too, so that a file alone cannot direct them elsewhere.
  init(saved: String, _ arguments: Arguments, _ environment: [String: String]) throws(Exit) {
    let flags = ["--base-url", "--sandbox"].filter(arguments.has)
    guard flags.count < 2 else { throw .usage("--base-url and --sandbox exclude each other") }
    func refuse(_ source: String, _ other: String) -> Exit {
      Exit(.stale, "the plan was made for \(saved), and \(source) names \(other)")
    }
    func url(_ text: String, _ source: String) throws(Exit) -> BaseURL {
      do throws(BaseURLError) { return try BaseURL.parse(text) } catch {
        throw .usage("\(source): \(error.message(Platform.standard.baseURL))")
      }
    }
    if arguments.has("--tenant") {
      guard flags.isEmpty else { throw .usage("\(flags[0]) and --tenant exclude each other") }
      let named = try TenantChoice.only(arguments, environment, of: "apply").address
      guard named.text == saved else {
        throw refuse("--tenant \(arguments.value("--tenant") ?? "")", named.text)
      }
      self = named
      return
    }
    let prefix = "sandbox:"
    let savedFile = saved.hasPrefix(prefix) ? String(saved.dropFirst(prefix.count)) : nil
    // What is wrong with the command line comes before what it says.
    let named = try arguments.value("--base-url").map { text throws(Exit) in try url(text, "--base-url").text
    }
    guard arguments.value("--sandbox") != "" else { throw .usage("--sandbox needs a file") }
    var fallback: String?
    let own: TenantAddress
    if let savedFile {
      own = .sandbox(savedFile)
    } else {
      if let text = environment["INX_BASE_URL"], !text.isEmpty, flags.isEmpty {
        fallback = try url(text, "INX_BASE_URL").text
      }
      let address: BaseURL
      do throws(BaseURLError) { address = try BaseURL.parse(saved) } catch {
        throw Exit(.error, "the saved plan's tenant: \(error.message(Platform.standard.baseURL))")
      }
      own = .api(address, try TenantAddress.credentials(environment))
    }
    if let file = arguments.value("--sandbox"), savedFile.map({ FilePath.same($0, file) }) != true {
      throw refuse("--sandbox", prefix + file)
    }
    if let named, named != saved { throw refuse("--base-url", named) }
    if let fallback, fallback != saved { throw refuse("INX_BASE_URL", fallback) }
    self = own
  }

  /// As plans name it.
  var text: String {
    switch self {
    case .api(let url, _): url.text
    case .sandbox(let file): "sandbox:" + file
    }
  }

  /// What is the same for two addresses of one tenant.
  var place: String {
    switch self {
    case .api(let url, _): url.text
    case .sandbox(let file): FilePath.real(file).map { "sandbox:" + $0 } ?? text
    }
  }

  /// What has to be typed to approve an apply.
  var approval: String {
    switch self {
    case .api(let url, _): url.customer(platform.baseURL)
    case .sandbox: "yes"
    }
  }

  private static func credentials(_ environment: [String: String]) throws(Exit) -> Credentials {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let id = value("INX_CLIENT_ID") else {
      throw .usage(
        "INX_CLIENT_ID is not set: credentials come from INX_CLIENT_ID and INX_CLIENT_SECRET (or INX_CLIENT_SECRET_FILE)"
      )
    }
    if let secret = value("INX_CLIENT_SECRET") {
      return Credentials(clientID: Secret(id), clientSecret: Secret(secret))
    }
    guard let file = value("INX_CLIENT_SECRET_FILE") else {
      throw .usage("INX_CLIENT_SECRET is not set, nor is INX_CLIENT_SECRET_FILE")
    }
    // No secret is as long, and some files have no end.
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FilePath.bytes(of: file, limit: 1 << 20) } catch {
      throw .usage(
        "INX_CLIENT_SECRET_FILE names a file that cannot be read: \(error.reason)"
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Exit(.error, "INX_CLIENT_SECRET_FILE names a file that is not UTF-8 text")
    }
    let secret =
      text.hasSuffix("\r\n")
      ? String(text.dropLast(1)) : text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !secret.isEmpty else { throw .usage("INX_CLIENT_SECRET_FILE names an empty file") }
    return Credentials(clientID: Secret(id), clientSecret: Secret(secret))
  }
}
