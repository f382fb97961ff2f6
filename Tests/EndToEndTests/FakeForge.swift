import Foundation
import Resources
import Support
import Synchronization

@testable import Sandbox

/// The API of GitHub or GitLab on loopback, as far as the scripts of the pipelines ask it: the comments of one pull
/// request, and answers that are given beforehand.
final class FakeForge: Sendable {
  enum Brand: String, CaseIterable, Sendable { case github, gitlab }

  struct Comment: Hashable, Sendable {
    let id: Int
    let author: String
    var body: String
  }

  private struct Life: Sendable {
    var comments: [Comment]
    var lines: [String] = []
  }

  static let token = "ghp_T0ken-of.nobody"
  /// Whom the token belongs to.
  static let bot = "github-actions[bot]"

  let brand: Brand
  private let answers: [String: String]
  private let life: Mutex<Life>
  private let socket: Socket
  private let port: Int
  private let thread = Mutex<WorkThread?>(nil)

  /// A forge with comments of the pull request 7, and with answers (JSON) to reads of other paths.
  init(_ brand: Brand, comments: [Comment] = [], answers: [String: String] = [:]) throws {
    self.brand = brand
    self.answers = answers
    life = Mutex(Life(comments: comments))
    (socket, port) = try Socket.listen(port: 0)
    let started = WorkThread.start { [weak self, socket] in
      while let connection = socket.accept() {
        self?.serve(connection)
        connection.close()
      }
    }
    thread.withLock { $0 = started }
  }

  deinit {
    socket.shutDown()
    thread.withLock { $0?.join() }
    socket.close()
  }

  /// The environment of a job, as the forge's runner sets it.
  var environment: [String: String] {
    switch brand {
    case .github:
      [
        "GITHUB_API_URL": url, "GITHUB_REPOSITORY": "acme/config",
        "GITHUB_SERVER_URL": "https://github.example.com",
        "GITHUB_RUN_ID": "99", "GITHUB_TOKEN": FakeForge.token, "INX_COMMIT": "abc1234",
      ]
    case .gitlab:
      [
        "CI_API_V4_URL": url, "CI_PROJECT_ID": "42", "CI_JOB_URL": "https://gitlab.example.com/jobs/99",
        "CI_COMMIT_SHORT_SHA": "abc1234", "INX_GITLAB_TOKEN": FakeForge.token,
      ]
    }
  }

  var comments: [Comment] { life.withLock { $0.comments } }

  /// The requests since the last call.
  func takeRequests() -> [String] {
    life.withLock { life in
      defer { life.lines = [] }
      return life.lines
    }
  }

  private var url: String { "http://127.0.0.1:\(port)" }
  private var collection: String {
    brand == .github ? "/repos/acme/config/issues/7/comments" : "/projects/42/merge_requests/7/notes"
  }
  private var single: String { brand == .github ? "/repos/acme/config/issues/comments/" : collection + "/" }

  private func serve(_ connection: Socket) {
    var reader = HTTPRequestReader()
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      switch reader.next() {
      case .more: guard connection.read(into: &reader, &buffer) else { return }
      case .sendContinue: guard connection.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) else { return }
      case .refuse: return
      case .request(let request):
        let (status, json) = answer(request)
        let response = SandboxResponse(status: status, body: json.bytes())
        _ = connection.write(HTTPAnswer.bytes(response, method: request.method, keepsAlive: false))
        return
      }
    }
  }

  private func answer(_ request: HTTPRequestReader.Request) -> (Int, JSON) {
    let isKnown =
      brand == .github
      ? request.header("authorization") == "Bearer \(FakeForge.token)"
      : request.header("private-token") == FakeForge.token
    guard isKnown else { return (401, .members(["message": .string("Bad credentials")])) }
    let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
    let path = parts[0]
    let body = (try? JSONReader.read(request.body))?["body"]?.text
    return life.withLock { life in
      life.lines.append("\(request.method) \(request.target)")
      switch request.method {
      case "GET" where path == collection:
        return (200, .array(page(of: life.comments, parts.last ?? "").map(json)))
      case "GET" where brand == .gitlab && path == "/user":
        return (200, .members(["id": .int(5), "username": .string(FakeForge.bot)]))
      case "GET":
        guard let text = answers[path], let json = try? State.parse(text) else { break }
        return (200, json)
      case "POST" where path == collection:
        guard let body else { break }
        life.comments.append(
          Comment(id: 1 + (life.comments.last?.id ?? 0), author: FakeForge.bot, body: body)
        )
        return (201, .members([:]))
      case "PATCH" where brand == .github, "PUT" where brand == .gitlab:
        guard path.hasPrefix(single), let id = Int(path.dropFirst(single.count)), let body,
          let index = life.comments.firstIndex(where: { $0.id == id })
        else { break }
        life.comments[index].body = body
        return (200, .members([:]))
      default: break
      }
      return (404, .members(["message": .string("Not Found")]))
    }
  }

  private func json(_ comment: Comment) -> JSON {
    let author: JSON =
      brand == .github
      ? .members(["login": .string(comment.author)])
      : .members([
        "id": .int(comment.author == FakeForge.bot ? 5 : 6), "username": .string(comment.author),
      ])
    return .members([
      "id": .int(comment.id), (brand == .github ? "user" : "author"): author, "body": .string(comment.body),
    ])
  }

  /// At most a hundred, as both forges have it.
  private func page(of comments: [Comment], _ query: String) -> ArraySlice<Comment> {
    func number(_ name: String) -> Int? {
      query.split(separator: "&").first { $0.hasPrefix(name + "=") }.flatMap {
        Int($0.dropFirst(name.count + 1))
      }
    }
    let size = min(number("per_page") ?? 20, 100)
    return comments.dropFirst(((number("page") ?? 1) - 1) * size).prefix(size)
  }
}
