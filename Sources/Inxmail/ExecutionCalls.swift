import FoundationEssentials
import Planner
import Resources

extension Execution {
  /// Sends what changes the tenant. An answer that is lost leaves it unknown whether it did.
  func write(_ request: Request) async throws(End) -> Response {
    let response: Response
    do throws(Client.Failure) { response = try await client.sendAny(request) } catch {
      guard case .transport(_, let error) = error else { throw .unknown("the answer makes no sense") }
      switch error.reason {
      case .unreachable, .untrusted: throw .failed(ChangeFailure(.unreachable, error.message))
      case .lost, .timedOut, .cancelled, .refused:
        writes.set()
        throw .unknown("there is no answer to \(request.method.rawValue) \(request.path) (\(error.message))")
      }
    }
    if (200..<300).contains(response.status) {
      writes.set()
      return response
    }
    let problem = Problem(response)
    // The tenant may have acted before it failed.
    if response.status >= 500 {
      writes.set()
      throw .unknown("\(request.method.rawValue) \(request.path) was answered \(problem.summary)")
    }
    throw .failed(failure(of: problem))
  }

  /// The values as they are now; nil where the object is gone. What the API does not give is left out, where the user
  /// has said that it may be written all the same.
  func read() async throws(End) -> Values? {
    let id = kind.endpoint.collection == nil ? nil : change.id
    switch await client.reading(kind, id: id, list: try listID(), name: change.name) {
    case .success(.values(let values)): return values
    case .success(.gone): return nil
    case .success(.unreadable(let why)):
      if writeUnreadable { return kind.noValues }
      throw .failed(ChangeFailure(.answer, "it cannot be read (\(why))"))
    case .failure(let error): throw failed(error)
    }
  }

  /// The values as they are now, of an object that must still be there.
  func freshValues() async throws(End) -> Values {
    if let values = try await read() { return values }
    throw .failed(
      ChangeFailure(.conflict, "it was deleted in the tenant since the plan was made: plan again")
    )
  }

  /// Finds the id of what was just created by its name, for answers that do not tell it.
  func lookUp(_ name: String?, list: Int?) async -> Int? {
    guard kind.endpoint.collection != nil, let name else { return nil }
    do throws(Client.Failure) {
      let found = try await client.collection(kind).objects.filter { object in
        guard let live = object.name, kind.endpoint.listMember == nil || object.list == list else {
          return false
        }
        return kind.identity?.ignoresCase == true
          ? live.lowercased() == name.lowercased() : sameCodePoints(live, name)
      }
      return found.count == 1 ? found[0].id : nil
    } catch {
      return nil
    }
  }

  private func failed(_ error: Client.Failure) -> End {
    switch error {
    case .transport(_, let error): .failed(ChangeFailure(.unreachable, error.message))
    case .problem(_, let problem): .failed(failure(of: problem))
    case .answer(let error): .failed(ChangeFailure(.answer, "\(error.request): \(error.message)"))
    }
  }

  private func failure(of problem: Problem) -> ChangeFailure {
    switch problem.status {
    case 401, 403:
      return ChangeFailure(
        .credentials,
        "the tenant refuses the credentials (\(problem.summary))",
        problem: problem
      )
    case 409:
      let hint = kind.duplicateHint.map { ": \($0)" } ?? ""
      return ChangeFailure(.refused, problem.summary + hint, problem: problem)
    default: return ChangeFailure(.refused, problem.summary, problem: problem)
    }
  }
}

/// What the answer to a write says was stored.
struct Answer {
  private let body: JSON?
  private let location: String?
  private let kind: Kind

  init(_ response: Response, _ kind: Kind) {
    body = try? JSONDecoder().decode(JSON.self, from: Data(response.body))
    location = response.header("location")
    self.kind = kind
  }

  /// The new object's id: of `Location` where it tells one, else of the body; 0 stands for none.
  var id: Int? {
    if let location {
      let path = location.prefix { $0 != "?" && $0 != "#" }
      if let last = path.split(separator: "/").last, let id = Int(last), id > 0 { return id }
    }
    return body?["id"]?.int.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Fields of which the answer says something else than was sent.
  func differences(from sent: Values, uses: Field.Uses) -> [String] {
    kind.fields.enumerated().compactMap { slot, field in
      guard field.uses.contains(uses), let member = field.member, let wanted = sent[slot],
        let found = body?[member]
      else {
        return nil
      }
      let stored = field.value(fromWire: found)
      if field.same(wanted, stored) { return nil }
      return "\(field.name) was stored as \(stored.json.text())"
    }
  }
}
