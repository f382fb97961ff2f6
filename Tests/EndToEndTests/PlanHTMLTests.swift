import Planner
import Platforms
@testable import Report
import Resources
import Testing

@testable import inx_apply

@Suite struct PlanHTMLTests {
  /// The page without its style and script, which are the same on every page.
  private func body(_ plan: Plan, tenant: String = ReportSample.tenant) -> String {
    PlanHTML(tenant: tenant, sources: ReportSample.sources).text(plan)
      .replacing(HTMLStyle.text, with: "STYLE").replacing(HTMLScript.text, with: "SCRIPT")
      .replacing(HTMLPolicy.text, with: "POLICY")
  }

  /// The list's items alone.
  private func items(_ changes: [Change]) -> String {
    let text = body(ReportSample.plan(changes))
    guard let start = text.firstRange(of: "<ol id=\"changes\" tabindex=\"-1\">\n"),
      let end = text.firstRange(of: "\n</ol>")
    else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }

  private static let plan = ReportSample.plan(
    [ReportSample.everyAction[2], ReportSample.everyAction[3], ReportSample.everyAction[5]],
    blocked: [ReportSample.blocked[1], ReportSample.blocked[2]],
    allowed: ReportSample.allowed,
    diagnostics: [.warning("it is odd", at: ReportSample.mark(7))]
  )

  @Test func smallPlan() {
    let text = body(PlanHTMLTests.plan)
    #expect(
      text.firstRange(of: "<body>").map { String(text[$0.lowerBound...]) } == #"""
        <body>
        <a class="skip" href="#changes">To the changes</a>
        <header>
        <h1>Plan <span>for <code>https://api.inxmail.com/acme/rest/v1</code></span></h1>
        </header>
        <main>
        <section aria-labelledby="totals">
        <h2 id="totals" class="vh">Totals</h2>
        <ul class="tiles">
        <li class="none"><b>0</b> create</li>
        <li class="none"><b>0</b> update</li>
        <li class="replace"><b>1</b> replace</li>
        <li class="delete"><b>1</b> delete</li>
        <li class="deferred"><b>1</b> deferred</li>
        <li class="unchanged"><b>12</b> unchanged</li>
        <li class="unmanaged"><b>3</b> unmanaged</li>
        </ul>
        <p class="sentence">Plan: 0 to create, 0 to update, 1 to replace, 1 to delete, 1 deferred; 12 unchanged, 3 unmanaged. 14 requests read, 3 to write.</p>
        </section>
        <section class="notice blocked" id="guards" aria-labelledby="guards-title">
        <h2 id="guards-title">This plan is blocked</h2>
        <p>Nothing of it is applied unless each of these is allowed, or is gone.</p>
        <ul>
        <li><b>Blocked by data-loss:</b> deleting list/A: its mailings and all other objects of the list are deleted with it<br><span class="about"><code>list/A</code></span></li>
        <li><b>Blocked by protection:</b> list/B must not be deleted: policy.protect has list/*<br><span class="way">There is no override: change <code>policy.protect</code> in the manifests.</span><br><span class="about"><code>list/B</code></span></li>
        <li class="let"><b>in-use, allowed by <code>--allow-data-loss &#39;target-group/*&#39;</code>:</b> deleting target-group/VIP: regular mailing 7 names it<br><span class="about"><code>target-group/VIP</code></span></li>
        </ul>
        <p class="way">To allow the rest, once policy.protect is changed: <code>--allow-data-loss list/A</code></p>
        </section>
        <section class="notice deferred" id="waiting" aria-labelledby="waiting-title">
        <h2 id="waiting-title">To do in Inxmail first</h2>
        <p>These changes wait for a person. Everything else can go on.</p>
        <ul>
        <li><a href="#c3"><code>list/Events</code></a><br>the API cannot create dynamic lists: create it in Inxmail first</li>
        </ul>
        </section>
        <section class="notice warnings" id="diagnostics" aria-labelledby="diagnostics-title">
        <h2 id="diagnostics-title">About the manifests</h2>
        <ul>
        <li><b>Warning:</b> it is odd <span class="fact">lists.yaml:7:5</span></li>
        </ul>
        </section>
        <section aria-labelledby="changes-title">
        <h2 id="changes-title">Changes, in the order in which they are made</h2>
        <div id="filters" class="filters" role="search" aria-label="Filter the changes" hidden>
        <div class="group" role="group" aria-label="Action"><span aria-hidden="true">Action</span>
        <button type="button" class="replace" aria-pressed="false" data-filter="action" data-value="replace">Replace <span>1</span></button>
        <button type="button" class="delete" aria-pressed="false" data-filter="action" data-value="delete">Delete <span>1</span></button>
        <button type="button" class="deferred" aria-pressed="false" data-filter="action" data-value="deferred">Deferred <span>1</span></button>
        </div>
        <div class="group" role="group" aria-label="Kind"><span aria-hidden="true">Kind</span>
        <button type="button" class="attribute" aria-pressed="false" data-filter="kind" data-value="attribute">Attribute <span>1</span></button>
        <button type="button" class="blacklist-entry" aria-pressed="false" data-filter="kind" data-value="blacklist-entry">Blacklist entry <span>1</span></button>
        <button type="button" class="list" aria-pressed="false" data-filter="kind" data-value="list">List <span>1</span></button>
        </div>
        <p class="search"><label for="search">Search</label> <input id="search" type="search" autocomplete="off" spellcheck="false">
        <button type="button" id="reset">Show all</button> <span id="shown" role="status"></span></p>
        </div>
        <p id="nothing" class="empty" hidden>No changes match the filter.</p>
        <ol id="changes" tabindex="-1">
        <li class="change replace" id="c1" data-action="replace" data-kind="attribute">
        <h3><span class="badge replace"><span aria-hidden="true">-/+</span> Replace</span> <code>attribute/Vorname</code></h3>
        <p class="meta"><b>Attribute</b> will be deleted and created again <span class="fact">lists.yaml:20</span> <span class="fact">id 8</span></p>
        <p class="why"><b>Why:</b> maxLength cannot be changed: replaced</p>
        <dl>
        <div><dt>maxLength</dt><dd><del>80</del> <span class="to">→</span> <ins>100</ins><span class="mark">forces replacement</span></dd></div>
        <div><dt>hidden</dt><dd><del>false</del> <span class="to">→</span> <ins>true</ins></dd></div>
        </dl>
        </li>
        <li class="change delete" id="c2" data-action="delete" data-kind="blacklist-entry">
        <h3><span class="badge delete"><span aria-hidden="true">-</span> Delete</span> <code>blacklist-entry/spam@example.com</code></h3>
        <p class="meta"><b>Blacklist entry</b> will be deleted <span class="fact">not in the manifests</span> <span class="fact">id 9</span></p>
        <p class="why"><b>Why:</b> not declared, blacklistEntries is pruned</p>
        <dl>
        <div><dt>pattern</dt><dd><code>&quot;spam@example.com&quot;</code></dd></div>
        <div><dt>description</dt><dd><code>null</code></dd></div>
        </dl>
        </li>
        <li class="change deferred" id="c3" data-action="deferred" data-kind="list">
        <h3><span class="badge deferred"><span aria-hidden="true">?</span> Deferred</span> <code>list/Events</code></h3>
        <p class="meta"><b>List</b> would be created, but a person has to act first <span class="fact">lists.yaml:40</span></p>
        <p class="why"><b>To do first:</b> the API cannot create dynamic lists: create it in Inxmail first</p>
        <dl>
        <div><dt>type</dt><dd><code>&quot;DYNAMIC&quot;</code></dd></div>
        </dl>
        </li>
        </ol>
        </section>
        </main>
        <footer><p>This page stands alone: it loads nothing and sends nothing.</p></footer>
        <script>SCRIPT</script>
        </body>
        </html>

        """#
    )
    #expect(
      text.hasPrefix(
        #"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="POLICY">
        <meta http-equiv="x-dns-prefetch-control" content="off">
        """#
      )
    )
  }

  @Test func nothingToDo() {
    let text = body(ReportSample.plan([]))
    #expect(text.contains("<p class=\"empty\">There is nothing to do.</p>"))
    #expect(text.contains("No changes. The tenant matches the manifests (12 objects, 14 requests)."))
    #expect(!text.contains("id=\"filters\""))
  }

  @Test func sameInputSameBytes() {
    let plan = ReportSample.plan(ReportSample.everyAction, blocked: ReportSample.blocked)
    #expect(body(plan) == body(plan))
  }

  // MARK: - Fields

  @Test func notesSayWhoHasMoved() {
    let fields = Change.Origin.allCases.map { origin in
      Change.FieldChange(
        name: "maxLength",
        before: .int(1),
        after: .int(2),
        forcesReplacement: origin == .both,
        changedIn: origin
      )
    }
    let text = items([ReportSample.change(.replace, .attribute, "A", id: 1, fields: fields)])
    let marks = text.matches(of: /<span class="mark">([^<]*)<\/span>/).map { String($0.1) }
    #expect(
      marks == [
        "changed in the manifests", "changed in the tenant", "forces replacement", "changed in both",
      ]
    )
  }

  @Test func whatCannotBeReadIsSaid() {
    let change = ReportSample.change(
      .deferred(.update),
      .textModule,
      "A",
      id: 1,
      unreadable: true,
      fields: [ReportSample.field("text", nil, .text("new"))]
    )
    #expect(
      items([change]).contains(
        "<dd><del>(unreadable)</del> <span class=\"to\">→</span> <ins>&quot;new&quot;</ins></dd>"
      )
    )
  }

  @Test func longTextsStandSideBySide() {
    let old = "one\ntwo\nthree 100 points\ngone\nfive\nsix\nseven\neight\nnine"
    let new = "one\ntwo\nthree 120 points\nfive\nsix\nseven\neight\nnine\n"
    let rows = DifferenceHTML(old, new).html("<label>").split(separator: "\n").filter { $0.hasPrefix("<tr") }
    #expect(
      rows == [
        #"<tr class="same"><td class="n">1</td><td>one</td><td class="n">1</td><td>one</td></tr>"#,
        #"<tr class="same"><td class="n">2</td><td>two</td><td class="n">2</td><td>two</td></tr>"#,
        #"<tr><td class="n">3</td><td class="old">three 1<del>0</del>0 points</td><td class="n">3</td><td class="new">three 1<ins>2</ins>0 points</td></tr>"#,
        #"<tr><td class="n">4</td><td class="old">gone</td><td class="none" colspan="2"></td></tr>"#,
        #"<tr class="same"><td class="n">5</td><td>five</td><td class="n">4</td><td>five</td></tr>"#,
        #"<tr class="same"><td class="n">6</td><td>six</td><td class="n">5</td><td>six</td></tr>"#,
        #"<tr class="same"><td class="n">7</td><td>seven</td><td class="n">6</td><td>seven</td></tr>"#,
        #"<tr class="same"><td class="n">8</td><td>eight</td><td class="n">7</td><td>eight</td></tr>"#,
        #"<tr><td class="n">9</td><td class="old">nine <i>no line end</i></td><td class="n">8</td><td class="new">nine</td></tr>"#,
      ]
    )
  }

  @Test func equalLinesBetweenAreCounted() {
    let lines = (0..<20).map(String.init)
    var other = lines
    other[0] = "x"
    other[19] = "y"
    let text = DifferenceHTML(lines.joined(separator: "\n"), other.joined(separator: "\n")).html("")
    #expect(text.contains(#"<tr class="gap"><td colspan="4">14 equal lines</td></tr>"#))
  }

  @Test func longLinesAndManyLinesAreCut() {
    let line = String(repeating: "x", count: 1_000)
    let paired = DifferenceHTML(line + "1" + line, line + "2" + line).html("")
    #expect(
      paired.contains(
        "<i>…</i>\(line.prefix(120))<del>1</del>\(line.prefix(120))<i>… 880 more characters</i>"
      )
    )
    let unlike = DifferenceHTML("a\n", line + "\n").html("")
    #expect(unlike.contains("\(line.prefix(400))<i>… 600 more characters</i>"))
    #expect(!unlike.contains(line.prefix(401)))
    let many = (0..<500).map { "old \($0)\n" }.joined()
    let rows = DifferenceHTML(many, many.replacing("old", with: "unlike")).html("")
    #expect(rows.contains("more rows not shown"))
    #expect(rows.split(separator: "\n").filter { $0.hasPrefix("<tr") }.count == DifferenceHTML.shownRows + 1)
  }

  // MARK: - Escaping

  @Test func noNameBecomesMarkup() {
    let name = "<b>&\"'\u{202E}\u{0}\n"
    let escaped = "&lt;b&gt;&amp;&quot;&#39;\\u202e\\u0000\\n"
    let inAddress = "&lt;b&gt;&amp;&quot;&#39;%E2%80%AE%00%0A"
    let change = ReportSample.change(
      .update,
      .list,
      name,
      at: ReportSample.mark(1, file: 1),
      id: 1,
      reason: name,
      warnings: [name],
      dependsOn: [ReportSample.list(name), ReportSample.list("other" + name)],
      fields: [ReportSample.field("name", .text("a"), .text("<b>&\"'\u{202E}"))]
    )
    #expect(
      items([change]) == """
        <li class="change update" id="c1" data-action="update" data-kind="list">
        <h3><span class="badge update"><span aria-hidden="true">~</span> Update</span> <code>list/\(inAddress)</code></h3>
        <p class="meta"><b>List</b> will be changed <span class="fact">more/\\u001b[2J.yaml:1</span> <span class="fact">id 1</span></p>
        <p class="why"><b>Why:</b> \(escaped)</p>
        <p class="warning"><b>Warning:</b> \(escaped)</p>
        <dl>
        <div><dt>name</dt><dd><del>&quot;a&quot;</del> <span class="to">→</span> <ins>&quot;&lt;b&gt;&amp;\\&quot;&#39;\\u202e&quot;</ins></dd></div>
        </dl>
        <p class="after"><b>Only after:</b> <a href="#c1"><code>list/\(inAddress)</code></a>, <code>list/other\(inAddress)</code></p>
        </li>
        """
    )
    #expect(body(ReportSample.plan([]), tenant: name).contains("<title>Plan for \(escaped)</title>"))
  }

  @Test func scriptAndPolicyBelongTogether() {
    #expect(HTMLScript.text.firstMatch(of: /<\/|<!--|<script/) == nil)
    #expect(HTMLStyle.text.firstMatch(of: /<|url\(|@import/) == nil)
    #expect(
      HTMLPolicy.text.replacing(/sha256-[A-Za-z0-9+\/]{43}=/, with: "DIGEST") == """
        default-src 'none'; script-src 'DIGEST'; style-src 'unsafe-inline'; img-src data:; frame-src 'none'; \
        child-src 'none'; form-action 'none'; base-uri 'none'
        """
    )
  }

  // MARK: - Previews

  @Test(arguments: [
    ("<p>a</p>", "<p>a</p>"),
    ("<link rel=preconnect>", "<basefont rel=preconnect>"),
    ("<LINK\nrel=x><Meta/><bAsE\u{C}href=x>", "<basefont\nrel=x><basefont/><basefont\u{C}href=x>"),
    ("<iframe src=x></iframe>", "<iframe srcdoc x src=x></iframe>"),
    ("<iframe =x>", "<iframe srcdoc x =x>"),
    (
      "<a href=x>go</a><area\thref=y>",
      "<a href target=_blank ping x href=x>go</a><area href target=_blank ping x\thref=y>"
    ),
    ("<abbr><address><basefont><metal><links>", "<abbr><address><basefont><metal><links>"),
    ("< link></link><", "< link></link><"),
    ("<p title='<a b'>ü<link", "<p title='<a href target=_blank ping x b'>ü<basefont"),
    ("<<a>", "<<a href target=_blank ping x>"),
  ])
  func previewsHoldNothingThatCalls(html: String, harmless: String) {
    #expect(HTMLPreview.harmless(html) == harmless)
  }

  @Test func previewsAreEscapedAndSandboxed() {
    let text = items([ReportSample.html("<p class=\"a\">&amp;</p>", "<script>1</script>")])
    let frames = text.matches(of: /<iframe[^>]*>/).map { String($0.output) }
    let look =
      "&lt;style&gt;html{color-scheme:light;color:#000}body{font-family:sans-serif;overflow-wrap:anywhere}:where(a:visited){color:LinkText}&lt;/style&gt;"
    #expect(
      frames == [
        #"<iframe sandbox="" loading="lazy" title="html of text-module/imprint, before" srcdoc="\#(look)&lt;p class=&quot;a&quot;&gt;&amp;amp;&lt;/p&gt;">"#,
        #"<iframe sandbox="" loading="lazy" title="html of text-module/imprint, after" srcdoc="\#(look)&lt;script&gt;1&lt;/script&gt;">"#,
      ]
    )
  }

  @Test func onlyHTMLIsDrawn() {
    let change = ReportSample.change(
      .update,
      .textModule,
      "A",
      id: 1,
      fields: [ReportSample.field("text", .text("<p>a</p>\n"), .text("<p>b</p>\n"))]
    )
    #expect(!items([change]).contains("<iframe"))
  }

  @Test func aPageHoldsSoMuchToDrawAndNoMore() {
    let large = String(repeating: "x", count: HTMLPreview.largest)
    let drawn = items((0..<30).map { _ in ReportSample.html(nil, large) })
    #expect(drawn.matches(of: /<iframe/).count == 26)
    #expect(drawn.matches(of: /No preview: it is too large for this page/).count == 4)
    #expect(!items([ReportSample.html(nil, large + "x")]).contains("<iframe"))
  }
}
