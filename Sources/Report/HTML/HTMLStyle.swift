/// How the page looks: the system's own fonts, one colour for each action, light and dark, on paper too.
enum HTMLStyle {
  /// The style sheet as it stands between its tags.
  static let text = colours + frame + change + difference + media

  /// Each action has a strong colour for text and edges and a soft one to lie on; both hold 4.5 : 1 against each other.
  private static let colours = """
    :root {
      color-scheme: light dark;
      --page: #f5f6f8; --card: #ffffff; --text: #1b2330; --faint: #566173; --line: #dce1e8; --well: #f2f4f7;
      --link: #0a58b8; --focus: #0a58b8;
      --create: #17692f; --create-soft: #e5f5e9; --create-strong: #b3e2c0;
      --update: #0a58b8; --update-soft: #e6f0fc;
      --replace: #9a4a00; --replace-soft: #fdf0e1;
      --delete: #b3201f; --delete-soft: #fdeaea; --delete-strong: #f6bebe;
      --deferred: #505b6b; --deferred-soft: #eaedf1;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #11151b; --card: #191f27; --text: #e3e8ef; --faint: #9da9b8; --line: #2c3541; --well: #131920;
        --link: #7db7ff; --focus: #7db7ff;
        --create: #5fcb7d; --create-soft: #15291c; --create-strong: #1f5a33;
        --update: #7db7ff; --update-soft: #152538;
        --replace: #f2a65a; --replace-soft: #33230f;
        --delete: #ff8a84; --delete-soft: #351a1b; --delete-strong: #7a2a2a;
        --deferred: #aab5c4; --deferred-soft: #252d37;
      }
    }
    .create { --strong: var(--create); --soft: var(--create-soft); }
    .update { --strong: var(--update); --soft: var(--update-soft); }
    .replace, .warning, .warnings, .risks, .let { --strong: var(--replace); --soft: var(--replace-soft); }
    .delete, .blocked { --strong: var(--delete); --soft: var(--delete-soft); }
    .deferred { --strong: var(--deferred); --soft: var(--deferred-soft); }

    """

  /// The page around the changes: heading, totals, notices, filters.
  private static let frame = """
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    body {
      margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 76rem;
      background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    body, code, dt, dd, td { overflow-wrap: anywhere; }
    code, pre, .diff td, ins, del { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
    code, ins, del, .fact { unicode-bidi: isolate; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
    #changes:focus { outline: none; }
    .vh { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); z-index: 2; }
    .skip:focus { top: 1rem; }
    h1 { margin: 0 0 1.25rem; font-size: 1.75rem; line-height: 1.25; letter-spacing: -.01em; }
    h1 span { font-size: 1rem; font-weight: 400; color: var(--faint); letter-spacing: 0; }
    h1 code { color: var(--text); }
    h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; line-height: 1.3; }
    ul, ol { margin: 0; padding: 0; list-style: none; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .75rem; }
    .tiles li {
      overflow-wrap: normal;
      padding: .6rem .9rem .7rem; border: 1px solid var(--line); border-radius: 10px;
      background: var(--soft, var(--card)); color: var(--strong, var(--faint)); font-size: .9rem;
    }
    .tiles b { display: block; font-size: 1.8rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
    .tiles .none b { font-weight: 400; }
    .sentence { margin: .9rem 0 0; color: var(--faint); }
    .notice {
      margin: 1.5rem 0 0; padding: 1rem 1.25rem 1.1rem; border: 1px solid var(--line);
      border-left: 5px solid var(--strong); border-radius: 10px; background: var(--card);
    }
    .notice h2 { margin: 0 0 .35rem; color: var(--strong); }
    .notice p { margin: 0 0 .5rem; color: var(--faint); }
    .notice li { padding: .6rem 0; border-top: 1px solid var(--line); }
    .notice li b { color: var(--strong); }
    .notice details { border-top: 1px solid var(--line); padding-top: .5rem; }
    .way code { padding: .1rem .4rem; border-radius: 5px; background: var(--well); }
    .about, .fact { color: var(--faint); font-size: .875rem; }
    summary { cursor: pointer; color: var(--link); }
    .filters {
      display: grid; gap: .6rem; margin: 0 0 1rem; padding: .8rem 1rem; z-index: 1;
      border: 1px solid var(--line); border-radius: 10px; background: var(--card);
    }
    .group, .search { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; margin: 0; }
    .group > span, .search label { min-width: 4rem; color: var(--faint); font-size: .9rem; }
    button, input {
      padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 99px;
      background: var(--card); color: var(--text); font: inherit; font-size: .9rem;
    }
    input { flex: 1 1 12rem; min-width: 0; max-width: 24rem; border-color: var(--faint); }
    button { cursor: pointer; }
    button span { margin-left: .15rem; color: var(--faint); font-variant-numeric: tabular-nums; }
    button:hover:enabled { border-color: var(--faint); }
    button:disabled { opacity: .5; cursor: default; }
    button[aria-pressed="true"] {
      border-color: var(--strong, var(--text)); background: var(--strong, var(--text)); color: var(--card); font-weight: 600;
    }
    button[aria-pressed="true"] span { color: inherit; }
    #shown { color: var(--faint); font-size: .9rem; }
    .empty { padding: 2rem; text-align: center; color: var(--faint); }
    footer { margin-top: 2.5rem; color: var(--faint); font-size: .875rem; }

    """

  /// A change with its fields. There can be ten thousand of them: what is out of sight is not laid out, and no item is
  /// one of a numbered list, whose numbers a browser counts anew with every item that is hidden.
  private static let change = """
    .change {
      display: block;
      margin: 0 0 .75rem; padding: .85rem 1.1rem .9rem; border: 1px solid var(--line);
      border-left: 5px solid var(--strong); border-radius: 10px; background: var(--card);
      content-visibility: auto; contain-intrinsic-size: auto 9rem; scroll-margin-top: 1rem;
    }
    .change:target { box-shadow: 0 0 0 2px var(--strong); }
    .change h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .7rem; margin: 0; font-size: 1rem; font-weight: 600; }
    .change h3 code { min-width: 0; }
    .badge {
      flex: none; padding: .05rem .6rem; border-radius: 99px;
      background: var(--soft); color: var(--strong); font-size: .85rem; font-weight: 650;
    }
    .badge span { font-family: ui-monospace, Menlo, Consolas, monospace; }
    .change p { margin: .3rem 0 0; }
    .change .meta { color: var(--faint); }
    .meta b { font-weight: 600; color: var(--text); }
    .fact::before { content: "·"; margin: 0 .35rem; }
    .mark {
      display: inline-block; margin-left: .5rem; padding: 0 .5rem; border: 1px solid var(--replace); border-radius: 99px;
      color: var(--replace); font: .8rem/1.5 system-ui, sans-serif; text-decoration: none; white-space: nowrap;
    }
    a.mark { border-color: var(--delete); color: var(--delete); }
    .change .warning { padding: .4rem .7rem; border-radius: 6px; background: var(--soft); color: var(--strong); }
    dl { margin: .6rem 0 0; }
    dl > div { display: grid; grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr); gap: 0 1rem; padding: .22rem 0; }
    dl > .wide { display: block; }
    dt { color: var(--faint); font-size: .9rem; }
    dd { margin: 0; font-size: .9rem; }
    ins, del { padding: .05rem .25rem; border-radius: 4px; color: inherit; text-decoration: none; }
    ins { background: var(--create-soft); color: var(--create); }
    del { background: var(--delete-soft); color: var(--delete); text-decoration: line-through; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
    .to { color: var(--faint); }
    .note { color: var(--faint); font-size: .85rem; }
    pre {
      margin: .3rem 0; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--well);
      font-size: .82rem; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4;
    }
    pre i, .diff i { color: var(--faint); font-style: normal; font-family: system-ui, sans-serif; }
    .preview { margin: .4rem 0; }
    .frames { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .75rem; margin-top: .5rem; }
    figure { margin: 0; min-width: 0; }
    figcaption { color: var(--faint); font-size: .85rem; }
    iframe { display: block; width: 100%; height: 15rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; color-scheme: light; resize: vertical; }

    """

  /// Both forms of a text beside each other.
  private static let difference = """
    .diff {
      width: 100%; margin: .3rem 0; border: 1px solid var(--line); border-spacing: 0; border-radius: 8px; table-layout: fixed;
      background: var(--well); font-size: .82rem; line-height: 1.5; overflow: hidden;
    }
    .diff th { padding: .2rem .7rem; color: var(--faint); font-weight: 600; text-align: left; border-bottom: 1px solid var(--line); }
    .diff th + th, .diff .n:not(:first-child), .diff .none:last-child { border-left: 1px solid var(--line); }
    .diff .n, col.n { width: 2.9rem; padding: 0 .4rem; color: var(--faint); text-align: right; user-select: none; font-size: .75rem; line-height: 1.65; }
    .diff td { padding: 0 .6rem; vertical-align: top; white-space: pre-wrap; tab-size: 4; unicode-bidi: plaintext; text-align: left; }
    .diff td.n { padding: 0 .4rem; text-align: right; }
    .diff .old { background: var(--delete-soft); }
    .diff .new { background: var(--create-soft); }
    .diff ins { padding: 0; background: var(--create-strong); color: inherit; }
    .diff del { padding: 0; background: var(--delete-strong); color: inherit; text-decoration: none; }
    .diff .gap td { padding: .1rem .6rem; border: 0; background: var(--card); color: var(--faint); font-family: system-ui, sans-serif; text-align: center; }

    """

  /// Phones, paper.
  private static let media = """
    @media (min-width: 50rem) and (min-height: 45rem) {
      .filters { position: sticky; top: 0; box-shadow: 0 6px 12px -8px rgb(0 0 0 / 35%); }
      .change { scroll-margin-top: 11rem; }
    }
    @media (max-width: 40rem) {
      body { padding: 1rem .75rem 2rem; }
      h1 { font-size: 1.4rem; }
      .tiles { grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .5rem; }
      .tiles b { font-size: 1.4rem; }
      .notice, .change { padding-left: .8rem; padding-right: .8rem; }
      dl > div { display: block; padding: .35rem 0; }
      .group > span, .search label { width: 100%; }
      .diff, .diff tbody, .diff tr, .diff td { display: block; }
      .diff thead, .diff .none, .diff td.n, .diff .same td:last-child { display: none; }
      .diff .old::before { content: "− "; }
      .diff .new::before { content: "+ "; }
      .diff .same td::before { content: "  "; }
    }
    @media print {
      :root { color-scheme: light; }
      body { max-width: none; padding: 0; background: #fff; font-size: 10pt; }
      .filters, .skip, .preview, footer { display: none; }
      .change { content-visibility: visible; break-inside: avoid-page; }
      .notice, .change, .tiles li { print-color-adjust: exact; }
      details::details-content { content-visibility: visible; height: auto; }
    }
    """
}
