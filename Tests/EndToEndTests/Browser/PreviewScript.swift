/// What tests have a page do.
enum PreviewScript {
  /// Opens all previews, numbers them as `data-preview`, and gives their count. Each is put in anew: a browser may have
  /// drawn it before anybody could wait for that.
  static let load = """
    window.drawn = 0;
    const frames = [...document.querySelectorAll("iframe")];
    frames.forEach((frame, index) => {
      const copy = frame.cloneNode();
      copy.dataset.preview = index;
      copy.loading = "eager";
      copy.addEventListener("load", () => { window.drawn += 1; });
      frame.closest("details").open = true;
      frame.replaceWith(copy);
    });
    return frames.length;
    """

  /// How many of them are drawn, a moment later.
  static let drawn = "return new Promise((done) => setTimeout(() => done(window.drawn), 20))"

  /// The page's colour, and every piece of text that is not 4.5 : 1 against what it stands on.
  static let contrast = """
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
      const [r, g, b] = numbers(colour).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
      const colour = getComputedStyle(element).backgroundColor;
      return numbers(colour)[3] === 0 ? ground(element.parentElement) : colour;
    };
    const weak = new Set();
    for (const element of document.querySelectorAll("body *")) {
      const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
      if (!isText || !element.checkVisibility() || element.disabled || element.closest("script, iframe")) continue;
      const pair = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort();
      const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      if (ratio < 4.5) weak.add(`${element.tagName} ${element.className} ${ratio.toFixed(2)}`);
    }
    return { page: getComputedStyle(document.body).backgroundColor, weak: [...weak] };
    """
}
