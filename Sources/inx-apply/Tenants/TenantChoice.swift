import API
import Desired
import Resources
import Support

/// The tenants that a command line is about, by whichever way it names them.
struct TenantChoice: Sendable {
  /// How the tenant is reached.
  let address: TenantAddress
  /// Its entry in the file that names tenants; nil where the command line names the tenant itself.
  let entry: ProjectInput.Entry?

  /// What it is called where several are told apart.
  var title: String { entry?.tenant.name ?? address.text }

  /// The options that name a tenant.
  static let options =
    TenantAddress.options + [
      Option("--tenant", "NAME", "a tenant that inx-apply.yaml names"), ProjectInput.option,
    ]
  /// The same of a command that takes several tenants.
  static let optionsOfSeveral =
    TenantAddress.options + [
      Option("--tenant", "NAME", repeatable: true, "a tenant that inx-apply.yaml names"),
      ProjectInput.option, allOption,
    ]
  /// The option that names all of them.
  static let allOption = Option("--all-tenants", nil, "every tenant that inx-apply.yaml names")

  /// The only tenant; throws a usage error where there are several, and where there is none.
  static func only(_ arguments: Arguments, _ environment: [String: String], of command: String) throws(Exit)
    -> TenantChoice
  {
    guard arguments.all("--tenant").count < 2 else { throw .usage("\(command) takes one tenant at a time") }
    let all = try all(arguments, environment)
    guard all.count == 1 else { throw .usage("\(command) takes one tenant at a time") }
    return all[0]
  }

  /// The options of which one names the tenants.
  private static let ways = ["--base-url", "--sandbox", "--tenant", "--all-tenants"]

  /// Whether the command line or the environment names any.
  static func isNamed(_ arguments: Arguments, _ environment: [String: String]) -> Bool {
    ways.contains(where: arguments.has) || environment["INX_BASE_URL"]?.isEmpty == false
  }

  /// All tenants, in the order in which they are named. Throws a usage error where none is.
  static func all(_ arguments: Arguments, _ environment: [String: String]) throws(Exit) -> [TenantChoice] {
    let ways = ways.filter(arguments.has)
    guard ways.count < 2 else { throw .usage("\(ways[0]) and \(ways[1]) exclude each other") }
    guard ways == ["--tenant"] || ways == ["--all-tenants"] else {
      return [TenantChoice(address: try TenantAddress(arguments, environment: environment), entry: nil)]
    }
    let project = try ProjectInput(arguments)
    let names =
      arguments.has("--all-tenants") ? project.project.tenants.map(\.name) : arguments.all("--tenant")
    var choices: [TenantChoice] = []
    for name in names {
      guard !choices.contains(where: { sameCodePoints($0.title, name) }) else {
        throw .usage("--tenant \(name) is given twice")
      }
      choices.append(try named(name, project, environment))
    }
    return choices
  }

  /// The tenant of that name.
  static func named(_ name: String, _ project: ProjectInput, _ environment: [String: String]) throws(Exit)
    -> TenantChoice
  {
    let entry = try project.entry(name)
    switch entry.tenant.place {
    case .sandbox(let file):
      return TenantChoice(address: .sandbox(project.path(file)), entry: entry)
    case .api(let text, let mark, let id, let secret):
      let url: BaseURL
      do throws(BaseURLError) { url = try BaseURL.parse(text) } catch {
        throw project.problem(error.message(Platform.standard.baseURL), at: mark)
      }
      func value(_ variable: Project.Variable) throws(Exit) -> Secret {
        if variable.shown != nil { try Environment.process.check(variable.name) }
        if let value = environment[variable.name], !value.isEmpty { return Secret(value) }
        guard let shown = variable.shown else {
          throw project.problem(
            "the environment's variable that \(variable.key) names is not set",
            at: variable.mark
          )
        }
        throw .usage("\(shown) is not set, and it is the \(variable.key) of the tenant \(name)")
      }
      let credentials = Credentials(clientID: try value(id), clientSecret: try value(secret))
      return TenantChoice(address: .api(url, credentials), entry: entry)
    }
  }
}
