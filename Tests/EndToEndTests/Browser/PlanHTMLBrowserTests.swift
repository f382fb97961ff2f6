import Foundation
import Planner
import Platforms
@testable import Report
import Resources
import Support
import Testing

@testable import inx_apply

/// The page as a browser shows it.
@Suite(.serialized, .inBrowser) struct PlanHTMLBrowserTests {
  private let folder: Folder
  private let browser: Browser

  init() throws {
    folder = try Folder()
    browser = try #require(Browser.current)
  }

  /// Opens the page of a plan.
  private func open(_ plan: Plan, _ fragment: String = "") async throws {
    let page = PlanHTML(tenant: ReportSample.tenant, sources: ReportSample.sources)
    try await browser.open(try folder.write(page.text(plan), to: "plan.html"), fragment)
  }

  /// A change of every action, among them a text that has changed, and what guards say.
  static var plan: Plan {
    let html = (0..<30).map { "<p>line \($0)</p>\n" }.joined()
    let module = ReportSample.html(html, html.replacing("line 15", with: "line 15½"))
    return ReportSample.plan(
      ReportSample.everyAction + [module],
      blocked: ReportSample.blocked,
      allowed: ReportSample.allowed,
      diagnostics: [.warning("it is odd", at: ReportSample.mark(7))]
    )
  }

  /// The addresses of the changes that can be seen.
  private func shown() async throws -> [String] {
    try await browser.evaluate(
      "return [...document.querySelectorAll('#changes > li')].filter((item) => item.checkVisibility())"
        + ".map((item) => item.querySelector('h3 code').textContent)"
    ).elements?.compactMap(\.text) ?? []
  }

  /// The address's fragment.
  private func fragment() async throws -> String? {
    try await browser.evaluate("return location.hash").text
  }

  /// Goes to a fragment of the page that is open.
  private func follow(_ fragment: String) async throws {
    try await browser.evaluate(
      "const [fragment] = arguments; return new Promise((done) => { addEventListener('hashchange', () => done(), { once: true });"
        + "location.hash = fragment })",
      fragment
    )
  }

  /// What the bar says of how many are shown.
  private func status() async throws -> String? {
    try await browser.evaluate("return document.querySelector('[role=status]').textContent").text
  }

  private static let creates = ["list/Newsletter DE", "target-group/VIP"]

  // MARK: - It shows the plan

  @Test func itShowsThePlan() async throws {
    try await open(PlanHTMLBrowserTests.plan)
    #expect(try await browser.log() == [])
    #expect(try await shown() == PlanHTMLBrowserTests.plan.changes.map(\.address.text))
    let texts = try await browser.evaluate(
      "const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.innerText.replace(/\\s+/g, ' '));"
        + "return [document.title, ...texts('h1'), ...texts('h2'), ...texts('.tiles li'), ...texts('.sentence')]"
    )
    #expect(
      texts.elements?.compactMap(\.text) == [
        "Plan for \(ReportSample.tenant)", "Plan for \(ReportSample.tenant)", "Totals",
        "This plan is blocked",
        "To do in Inxmail first", "About the manifests", "Changes, in the order in which they are made",
        "2 create", "2 update", "1 replace", "1 delete", "1 deferred", "12 unchanged", "3 unmanaged",
        PlanText.lastLine(PlanHTMLBrowserTests.plan),
      ]
    )
    #expect(try await status() == "All 7 shown")
  }

  @Test func previewsAreDrawnWhereTheyAreOpened() async throws {
    try await open(PlanHTMLBrowserTests.plan)
    #expect(
      try await browser.evaluate("return document.querySelector('iframe').checkVisibility()") == .bool(false)
    )
    try await browser.evaluate("document.querySelector('summary').focus()")
    try await browser.press("\u{E007}")
    #expect(
      try await browser.evaluate("return document.querySelector('iframe').checkVisibility()") == .bool(true)
    )
    #expect(try await loadPreviews() == 2)
    #expect(try await browser.log() == [])
  }

  /// Loads all previews and tells how many have come to an end. Asks again and again, for the driver has no time for new
  /// frames while a script waits, but not for ever: Chromium does not always end a frame whose media it refuses.
  private func loadPreviews(_ browser: Browser? = nil) async throws -> Int {
    let browser = browser ?? self.browser
    let count = try await browser.evaluate(PreviewScript.load).int ?? 0
    var drawn = 0
    for _ in 0..<200 where drawn < count { drawn = try await browser.evaluate(PreviewScript.drawn).int ?? 0 }
    return drawn
  }

  @Test func withoutScriptsAllIsThere() async throws {
    let page = PlanHTML(tenant: ReportSample.tenant, sources: ReportSample.sources)
    let text = page.text(PlanHTMLBrowserTests.plan).replacing(HTMLScript.text, with: "")
    try await browser.open(try folder.write(text, to: "plain.html"))
    #expect(try await shown() == PlanHTMLBrowserTests.plan.changes.map(\.address.text))
    #expect(
      try await browser.evaluate("return document.getElementById('filters').checkVisibility()")
        == .bool(false)
    )
  }

  // MARK: - Filters

  @Test func clicksNarrow() async throws {
    try await open(PlanHTMLBrowserTests.plan)
    try await browser.click("button[data-value=create]")
    #expect(try await shown() == PlanHTMLBrowserTests.creates)
    #expect(try await fragment() == "#action=create")
    #expect(try await status() == "2 of 7 shown")
    try await browser.click("button[data-value=delete]")
    #expect(
      try await shown() == ["list/Newsletter DE", "blacklist-entry/spam@example.com", "target-group/VIP"]
    )
    #expect(try await fragment() == "#action=create.delete")
    try await browser.click("button[data-value=list]")
    #expect(try await shown() == ["list/Newsletter DE"])
    #expect(try await fragment() == "#action=create.delete&kind=list")
    try await browser.click("#reset")
    #expect(try await shown().count == 7)
    #expect(try await fragment() == "")
    #expect(try await browser.log() == [])
  }

  @Test func keysNarrow() async throws {
    try await open(PlanHTMLBrowserTests.plan)
    let tab = "\u{E004}"
    for _ in 0..<40 {
      try await browser.press(tab)
      if try await browser.evaluate("return document.activeElement.dataset.value ?? null")
        == .string("create")
      {
        break
      }
    }
    let outline = try await browser.evaluate(
      "const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth"
    )
    #expect(outline == .string("solid 3px"))
    try await browser.press(" ")
    #expect(try await shown() == PlanHTMLBrowserTests.creates)
    #expect(
      try await browser.evaluate("return document.activeElement.getAttribute('aria-pressed')")
        == .string("true")
    )
    // Enter takes it back; the search comes after all buttons.
    try await browser.press("\u{E007}")
    #expect(try await shown().count == 7)
    for _ in 0..<40 {
      try await browser.press(tab)
      if try await browser.evaluate("return document.activeElement.id") == .string("search") { break }
    }
    try await browser.press("exmaple Offers")
    #expect(try await shown() == ["list/Offers"])
    #expect(try await fragment() == "#q=exmaple+Offers")
    try await browser.press("?")
    #expect(try await shown() == [])
    #expect(
      try await browser.evaluate("return document.getElementById('nothing').checkVisibility()") == .bool(true)
    )
  }

  @Test func fragmentsNarrow() async throws {
    try await open(PlanHTMLBrowserTests.plan, "#action=create.replace&kind=attribute.list&q=e")
    #expect(try await shown() == ["list/Newsletter DE", "attribute/Vorname"])
    let pressed = try await browser.evaluate(
      "return [...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.dataset.value).join() + ' ' + search.value"
    )
    #expect(pressed == .string("create,replace,attribute,list e"))
    // What one follows must not stay hidden.
    try await follow("c5")
    #expect(try await shown().count == 7)
    try await follow("kind=list")
    #expect(try await shown() == ["list/Newsletter DE", "list/Offers", "list/Events"])
  }

  @Test func unknownFragmentsNarrowNothing() async throws {
    try await open(PlanHTMLBrowserTests.plan, "#<script>&action=%22%3E&kind")
    #expect(try await shown().count == 7)
    #expect(try await browser.log() == [])
  }

  // MARK: - Hostile plans

  @Test func nothingHostileRuns() async throws {
    try await browser.open(try folder.write(HostilePlan.page, to: "hostile.html"))
    _ = try await loadPreviews()
    let found = try await browser.evaluate(
      "return [typeof pwned, document.scripts.length, document.styleSheets.length, document.querySelectorAll("
        + "'img, form, base, object, embed, [onerror], [onclick], [onfocus], [onmouseover], a[href^=javascript]').length,"
        + "document.querySelectorAll('#changes > li').length, document.querySelectorAll('main, footer').length]"
    )
    let count = HostilePlan.plan.changes.count
    #expect(found == .array([.string("undefined"), .int(1), .int(1), .int(0), .int(count), .int(2)]))
    #expect(try await shown() == HostilePlan.plan.changes.map { $0.address.description })
  }

  @Test func noRequestLeaves() async throws {
    let trap = try HostTrap()
    let netLog = folder.path + "/net.json"
    let own = try await Browser(port: trap.port, netLog: netLog)
    try await own.open(try folder.write(HostilePlan.page, to: "hostile.html"))
    let previews = 2 * (1 + HostilePlan.links.count)
    #expect(try await loadPreviews(own) >= previews - 2)
    for number in 0..<previews { try await own.clickInto("[data-preview='\(number)']") }
    #expect(try await own.windows() == 1)
    #expect(
      try await own.evaluate("return [typeof pwned, location.protocol]")
        == .array([.string("undefined"), .string("file:")])
    )
    // What is not held back is seen: this page is not ours.
    let control = """
      <link rel=preconnect href=https://control2\(HostilePlan.domain)/>
      <img src=http://control1\(HostilePlan.domain)/ onload="loaded = 1" onerror="loaded = 1">
      """
    try await own.open(try folder.write(control, to: "control.html"))
    try await own.quit()
    let controls = ["control1", "control2"].map { $0 + HostilePlan.domain }
    #expect(trap.hosts(below: HostilePlan.domain).filter { !controls.contains($0) } == [])
    let lines = String(decoding: try Folder.bytes(netLog), as: UTF8.self).split(separator: "\n")
      .filter { $0.contains(HostilePlan.domain) }
    #expect(lines.filter { line in !controls.contains { line.contains($0) } } == [])
    for control in controls { #expect(lines.contains { $0.contains(control) }, "\(control) is not seen") }
  }

  @Test func policyBlocksWhatIsPutIntoThePage() async throws {
    try await open(PlanHTMLBrowserTests.plan)
    try await browser.evaluate(
      """
      const script = document.createElement("script");
      script.textContent = "window.injected = 1";
      document.body.append(script);
      document.body.setAttribute("onclick", "window.injected = 2");
      document.body.click();
      document.body.insertAdjacentHTML("beforeend", "<img src='http://h0.trap.example/'><base href='http://h0.trap.example/'>");
      """
    )
    #expect(try await browser.evaluate("return typeof injected") == .string("undefined"))
    #expect(try await browser.evaluate("return document.baseURI.startsWith('file:')") == .bool(true))
    let log = try await browser.log()
    for directive in ["script-src", "img-src", "base-uri"] {
      #expect(log.contains { $0.contains("Content Security Policy") && $0.contains(directive) }, "\(log)")
    }
  }

  // MARK: - Looks

  @Test(arguments: [320, 390, 800])
  func nothingIsWiderThanTheWindow(width: Int) async throws {
    try await browser.resize(width: width)
    try await browser.open(try folder.write(HostilePlan.page, to: "hostile.html"))
    try await browser.evaluate("for (const all of document.querySelectorAll('details')) all.open = true")
    let widths = try await browser.evaluate(
      "return [document.documentElement.scrollWidth - document.documentElement.clientWidth, innerWidth]"
    )
    #expect(widths == .array([.int(0), .int(width)]))
    try await browser.resize(width: 1200)
  }

  @Test func onPhonesTextsAreStacked() async throws {
    func columns() async throws -> JSON {
      try await browser.evaluate(
        "const place = (s) => document.querySelector(s).getBoundingClientRect();"
          + "return [place('.diff .new').top > place('.diff .old').top, place('.diff .new').left > place('.diff .old').left]"
      )
    }
    try await open(PlanHTMLBrowserTests.plan)
    #expect(try await columns() == .array([.bool(false), .bool(true)]))
    try await browser.resize(width: 390)
    #expect(try await columns() == .array([.bool(true), .bool(false)]))
    try await browser.resize(width: 1200)
  }

  @Test func lightAndDarkCanBeRead() async throws {
    try await open(PlanHTMLBrowserTests.plan)
    var colours: [JSON] = []
    for scheme in ["light", "dark"] {
      try await browser.prefer(scheme)
      let found = try await browser.evaluate(PreviewScript.contrast)
      colours.append(found["page"] ?? .null)
      #expect(found["weak"] == .array([]), "\(scheme)")
    }
    try await browser.prefer("light")
    #expect(Set(colours).count == 2)
    #expect(colours.first == .string("rgb(245, 246, 248)"))
  }

  // MARK: - Size

  @Test func tenThousandChangesOpen() async throws {
    let changes = (0..<10_000).map { number in
      ReportSample.change(
        number % 2 == 0 ? .create : .update,
        number % 3 == 0 ? .list : .textModule,
        "name \(number)",
        id: number,
        fields: [ReportSample.field("name", .text("a"), .text("b"))]
      )
    }
    try await open(ReportSample.plan(changes))
    #expect(try await status() == "All 10000 shown")
    #expect(
      try await browser.evaluate("return document.querySelectorAll('#changes *').length <= 170000")
        == .bool(true)
    )
    try await browser.click("button[data-value=list]")
    #expect(try await status() == "3334 of 10000 shown")
  }

  @Test func largeModulesAreCutButForTheirPreview() async throws {
    let line = String(repeating: "x", count: 200_000)
    let lines = (0..<20_000).map { "<p>\($0)</p>\n" }.joined()
    try await open(
      ReportSample.plan([
        ReportSample.html(line, line + "y"), ReportSample.html(lines, lines.replacing("1", with: "2")),
        ReportSample.html(nil, line + "\n" + line),
      ])
    )
    #expect(
      try await browser.evaluate("return document.getElementById('changes').textContent.length < 60000")
        == .bool(true)
    )
    #expect(try await loadPreviews() == 4)
  }
}
