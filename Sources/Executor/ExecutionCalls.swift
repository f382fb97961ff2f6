import API
import Planner
import Resources
import Support

extension Execution {
  var dialect: Dialect { context.client.platform.dialect }

  /// When what was written is looked for: it may show late.
  var looks: [Duration] { dialect.writes.looks }

  /// What became of a request that changes the tenant.
  enum Written {
    /// It was carried out.
    case done(Answer)
    /// The tenant refused it: nothing has changed.
    case refused(ChangeFailure)
    /// It was never sent: nothing has changed.
    case unsent(ChangeFailure)
    /// Nobody knows whether it was carried out; the clause says why.
    case lost(String)
  }

  /// Sends what changes the tenant; waits where the object is locked.
  func write(_ request: Request) async -> Written {
    let start = context.elapsed()
    var wait = Duration.seconds(1)
    while true {
      let written = await writeOnce(request)
      guard case .refused(let failure) = written, failure.problem?.meaning == .locked else {
        return written
      }
      let left = context.options.lockTimeout - (context.elapsed() - start)
      guard left > .zero else { return .refused(failure.locked(after: context.options.lockTimeout)) }
      // Others go on meanwhile.
      await context.permits.release()
      let pause = min(wait, left)
      let hasWaited = await context.brake.allows { try await context.sleep(pause) }
      await context.permits.acquire()
      guard hasWaited else { return .refused(failure.locked(after: context.elapsed() - start)) }
      wait = min(wait * 2, .seconds(20))
    }
  }

  private func writeOnce(_ request: Request) async -> Written {
    let name = "\(request.method.rawValue) \(request.path)"
    let response: Response
    do throws(Client.Failure) { response = try await context.client.sendAny(request) } catch {
      guard case .transport(_, let error) = error else {
        return .lost("the answer to \(name) makes no sense")
      }
      switch error.reason {
      case .unreachable, .untrusted: return .unsent(ChangeFailure(.unreachable, error.message))
      case .unsent: return .unsent(ChangeFailure(.interrupted, error.message))
      case .redirected, .unusable: return .unsent(ChangeFailure(.answer, "\(name): \(error.message)"))
      case .lost, .timedOut, .cancelled, .refused:
        hasSent.set()
        context.writes.set()
        return .lost("there is no answer to \(name) (\(error.message))")
      }
    }
    hasSent.set()
    if (200..<300).contains(response.status) {
      context.writes.set()
      let answer = Answer(response, kind, dialect)
      // It says that nothing was done, whatever its status says.
      if answer.isProblem { return .refused(failure(of: context.client.problem(response), request)) }
      if answer.isEmpty {
        return dialect.writes.mayBeEmpty(kind, request.method, response.status)
          ? .done(answer) : .lost("the answer to \(name) says nothing")
      }
      return answer.isReadable ? .done(answer) : .lost("the answer to \(name) cannot be read")
    }
    let problem = context.client.problem(response)
    // The tenant may have acted before it failed; and a redirect says nothing of it. A lock has kept it from acting.
    if problem.meaning != .locked, response.status >= 500 || response.status < 400 {
      context.writes.set()
      return .lost("\(name) was answered \(problem.summary)")
    }
    return .refused(failure(of: problem, request))
  }

  /// The values as they are now; nil where the object is gone. What the API does not give is left out, where the user
  /// has said that it may be written all the same.
  func read(id: Int?, isNew: Bool = false) async throws(End) -> Values? {
    let id = kind.endpoint.collection == nil ? nil : id
    let list = try listID()
    // What was made a moment ago may show late.
    var pauses = (isNew || isListNew ? looks : [])[...]
    while true {
      let reading = await context.client.reading(
        kind,
        id: id,
        list: list,
        name: change.name,
        mustBeThere: isListNew,
        withContent: needsContent
      )
      switch reading {
      case .success(.values(let values)): return values
      case .success(.gone):
        guard let pause = pauses.popFirst(), (try? await context.sleep(pause)) != nil else { return nil }
      case .success(.unreadable(let why)):
        if context.options.writeUnreadable { return kind.noValues }
        throw .failed(
          ChangeFailure(.answer, "it cannot be read (\(why)): --write-unreadable writes it all the same")
        )
      case .failure(let error): throw failed(error)
      }
    }
  }

  /// Whether the content matters, where it is a resource of its own: reading it is a request more.
  private var needsContent: Bool {
    let details = kind.fields.indices.filter { kind.fields[$0].isDetail }
    return switch change.action {
    case .create, .replace, .deferred: true
    case .update: details.contains { change.desired[$0] != nil }
    case .delete: details.contains { change.live?.values[$0] != nil }
    }
  }

  /// Whether the change's list was made in this run.
  private var isListNew: Bool { if case .made = change.list { true } else { false } }

  /// The values as they are now, of an object that must still be there.
  func freshValues() async throws(End) -> Values {
    if let values = try await read(id: change.id) { return values }
    guard !isListNew || change.live != nil else {
      throw .failed(
        ChangeFailure(.answer, "its list was created, but its settings cannot be read yet; run apply again")
      )
    }
    throw .failed(
      ChangeFailure(.conflict, "it was deleted in the tenant since the plan was made: plan again")
    )
  }

  /// The objects of that name in the change's scope; nil where the collection cannot be read.
  func look(for name: String, list: Int?) async -> [LiveObject]? {
    guard kind.endpoint.collection != nil else { return [] }
    // What does not tell its list is the system's.
    let isOfSystem = change.address.listName == nil
    return await context.looks.objects(of: kind).map { objects in
      kind.objects(named: name, list: list, in: objects)
        + (isOfSystem && list != nil ? kind.objects(named: name, list: nil, in: objects) : [])
    }
  }

  func failed(_ error: Client.Failure) -> End {
    switch error {
    case .transport(_, let error):
      .failed(ChangeFailure(error.reason == .unsent ? .interrupted : .unreachable, error.message))
    case .problem(let request, let problem): .failed(failure(of: problem, request))
    case .listGone(let name): .failed(ChangeFailure(.answer, Client.Failure.gone(name)))
    case .answer(let error): .failed(ChangeFailure(.answer, "\(error.request): \(error.message)"))
    }
  }

  private func failure(of problem: Problem, _ request: Request) -> ChangeFailure {
    switch problem.status {
    case 401, 403:
      return ChangeFailure(
        .credentials,
        Refusal.words(request, problem, kind),
        problem: problem
      )
    case _ where problem.meaning == .duplicate:
      let hint = kind.duplicateHint.map { ": \($0)" } ?? ""
      return ChangeFailure(.refused, problem.summary + hint, problem: problem)
    case 429, 500...:
      if let wait = problem.excessiveWait {
        return ChangeFailure(.unreachable, "\(wait.words) (\(problem.summary))", problem: problem)
      }
      return ChangeFailure(.unreachable, "the tenant does not answer (\(problem.summary))", problem: problem)
    default: return ChangeFailure(.refused, problem.summary, problem: problem)
    }
  }
}

extension ChangeFailure {
  /// The same failure with what a person can do about a lock.
  fileprivate func locked(after time: Duration) -> ChangeFailure {
    ChangeFailure(
      .refused,
      "somebody has it open in Inxmail, and it was still locked after \(time.components.seconds) s: have it closed there, then apply again",
      problem: problem
    )
  }
}
