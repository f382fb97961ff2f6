import API
import Foundation
import Resources
import Support
import Testing

/// Debian's Chromium, driven over WebDriver's HTTP. One at a time: what is open in it is the test's own.
final class Browser: Sendable {
  /// The browser of the suite that runs.
  @TaskLocal static var current: Browser?

  /// An element by its key in WebDriver's answers.
  private static let elementKey = "element-6066-11e4-a52e-4f735466cecf"

  private let driver: ChromeDriver
  private let session: String

  /// Starts one. Every host is this machine's `port`, where one is given; what the network is asked for goes to the log.
  init(port: Int? = nil, netLog: String? = nil) async throws {
    driver = try await ChromeDriver()
    var arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-background-networking", "--disable-component-update",
      "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
      "--remote-debugging-pipe",
      "--window-size=1200,900",
    ]
    // No process for each preview, to which the driver would have to attach: there are many.
    arguments.append("--disable-features=IsolateSandboxedIframes")
    if let port { arguments.append("--host-resolver-rules=MAP * 127.0.0.1:\(port)") }
    if let netLog { arguments.append("--log-net-log=\(netLog)") }
    let capabilities = JSON.members([
      "capabilities": .members([
        "alwaysMatch": .members([
          "browserName": .string("chrome"),
          // Not all that a page holds: Chromium does not always end a frame whose media it refuses.
          "pageLoadStrategy": .string("eager"),
          "unhandledPromptBehavior": .string("ignore"),
          "goog:loggingPrefs": .members(["browser": .string("ALL")]),
          "goog:chromeOptions": .members([
            "binary": .string(ChromeDriver.browser), "args": .array(arguments.map(JSON.string)),
          ]),
        ])
      ])
    ])
    let answer = try await driver.send(.post, "/session", capabilities)
    guard let id = answer["sessionId"]?.text else {
      throw Program.Failure(message: "chromedriver starts no session: \(answer.text(.indented))")
    }
    session = "/session/\(id)"
  }

  /// Ends it, and whatever it writes is written.
  func quit() async throws {
    _ = try await driver.send(.delete, session, nil)
    driver.stop()
  }

  // MARK: - What a person does

  /// Opens a page; a fragment begins with `#`.
  func open(_ file: String, _ fragment: String = "") async throws {
    // Another page first: of one and the same, only the fragment would change.
    try await call(.post, "url", .members(["url": .string("about:blank")]))
    _ = try await log()
    try await call(.post, "url", .members(["url": .string("file://\(file)\(fragment)")]))
  }

  /// Clicks on the element.
  func click(_ selector: String) async throws {
    let found = try await call(
      .post,
      "element",
      .members(["using": .string("css selector"), "value": .string(selector)])
    )
    guard let id = found[Browser.elementKey]?.text else {
      throw Program.Failure(message: "no element \(selector)")
    }
    try await call(.post, "element/\(id)/click", .members([:]))
  }

  /// Clicks into the middle of the element, whatever document is shown there.
  func clickInto(_ selector: String) async throws {
    let place = try await evaluate(
      """
      // What is out of sight is not laid out, and would move things when it comes into sight.
      document.head.append(Object.assign(document.createElement("style"), {
        textContent: "* { content-visibility: visible !important }",
      }));
      const element = document.querySelector(arguments[0]);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const place = element.getBoundingClientRect();
      return [Math.round(place.x + place.width / 2), Math.round(place.y + place.height / 2)];
      """,
      selector
    )
    func step(_ type: String, _ members: [JSON.Member] = []) -> JSON {
      .object([JSON.Member("type", .string(type))] + members)
    }
    let pointer = JSON.members([
      "type": .string("pointer"), "id": .string("mouse"),
      "actions": .array([
        step(
          "pointerMove",
          [JSON.Member("x", place.elements?[0] ?? .null), JSON.Member("y", place.elements?[1] ?? .null)]
        ),
        step("pointerDown", [JSON.Member("button", .int(0))]),
        step("pointerUp", [JSON.Member("button", .int(0))]),
      ]),
    ])
    try await call(.post, "actions", .members(["actions": .array([pointer])]))
  }

  /// Presses keys, one after the other.
  func press(_ keys: String) async throws {
    let steps = keys.flatMap { key in
      ["keyDown", "keyUp"].map {
        JSON.members(["type": .string($0), "value": .string(String(key))])
      }
    }
    let keyboard = JSON.members([
      "type": .string("key"), "id": .string("keyboard"), "actions": .array(steps),
    ])
    try await call(.post, "actions", .members(["actions": .array([keyboard])]))
  }

  /// Looks at pages through a window of that width.
  func resize(width: Int) async throws {
    try await devtools(
      "Emulation.setDeviceMetricsOverride",
      .members([
        "width": .int(width), "height": .int(844), "deviceScaleFactor": .int(1), "mobile": .bool(width < 600),
      ])
    )
  }

  /// Asks for light or dark pages.
  func prefer(_ scheme: String) async throws {
    let feature = JSON.members(["name": .string("prefers-color-scheme"), "value": .string(scheme)])
    try await devtools("Emulation.setEmulatedMedia", .members(["features": .array([feature])]))
  }

  // MARK: - What there is to see

  /// What a function's body gives; its arguments are `arguments`, and a promise is waited for.
  @discardableResult
  func evaluate(_ body: String, _ arguments: String...) async throws -> JSON {
    try await call(
      .post,
      "execute/sync",
      .members(["script": .string(body), "args": .array(arguments.map(JSON.string))])
    )
  }

  /// What the console has got since it was last asked, each entry as its level and message.
  func log() async throws -> [String] {
    try await call(.post, "se/log", .members(["type": .string("browser")])).elements?.map {
      "\($0["level"]?.text ?? "") \($0["message"]?.text ?? "")"
    } ?? []
  }

  /// How many windows are open.
  func windows() async throws -> Int { try await call(.get, "window/handles", nil).elements?.count ?? 0 }

  @discardableResult
  private func devtools(_ command: String, _ parameters: JSON) async throws -> JSON {
    try await call(.post, "goog/cdp/execute", .members(["cmd": .string(command), "params": parameters]))
  }

  @discardableResult
  private func call(_ method: API.Method, _ path: String, _ body: JSON?) async throws -> JSON {
    try await driver.send(method, "\(session)/\(path)", body)
  }
}

/// A browser for all tests of a suite.
struct InBrowser: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    let browser = try await Browser()
    try await Browser.$current.withValue(browser) { try await function() }
    try await browser.quit()
  }
}

extension Trait where Self == InBrowser {
  /// The suite's tests find a browser in `Browser.current`.
  static var inBrowser: Self { Self() }
}
