/// The page's only script: it narrows the list of changes, and keeps what is chosen in the address's fragment, so that a
/// view can be linked. It reads nothing but the page. The policy holds its digest.
enum HTMLScript {
  /// The script as it stands between its tags.
  static let text = #"""
    "use strict";
    (() => {
      const bar = document.getElementById("filters");
      if (!bar) return;
      const items = Array.from(document.getElementById("changes").children);
      const buttons = Array.from(bar.querySelectorAll("button[data-value]"));
      const search = document.getElementById("search");
      const shown = document.getElementById("shown");
      const reset = document.getElementById("reset");
      const nothing = document.getElementById("nothing");

      // Made when they are first searched: with thousands of changes they are not free.
      let texts = null;
      const textOf = (index) => {
        texts ??= items.map((item) => item.textContent.toLowerCase());
        return texts[index];
      };

      // Nothing chosen in a group is the same as everything.
      const chosen = (filter) => buttons
        .filter((button) => button.dataset.filter === filter && button.getAttribute("aria-pressed") === "true")
        .map((button) => button.dataset.value);

      const show = () => {
        const actions = new Set(chosen("action"));
        const kinds = new Set(chosen("kind"));
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        items.forEach((item, index) => {
          const isShown = (actions.size === 0 || actions.has(item.dataset.action))
            && (kinds.size === 0 || kinds.has(item.dataset.kind))
            && words.every((word) => textOf(index).includes(word));
          if (item.hidden === isShown) item.hidden = !isShown;
          if (isShown) count += 1;
        });
        const isNarrowed = actions.size > 0 || kinds.size > 0 || words.length > 0;
        shown.textContent = isNarrowed ? `${count} of ${items.length} shown` : `All ${items.length} shown`;
        reset.disabled = !isNarrowed;
        nothing.hidden = count > 0;
      };

      const write = () => {
        const state = new URLSearchParams();
        for (const filter of ["action", "kind"]) {
          if (chosen(filter).length > 0) state.set(filter, chosen(filter).join("."));
        }
        if (search.value !== "") state.set("q", search.value);
        const fragment = state.toString();
        if (location.hash.slice(1) !== fragment) {
          history.replaceState(null, "", `${location.pathname}${location.search}${fragment ? `#${fragment}` : ""}`);
        }
      };

      const choose = (state) => {
        for (const button of buttons) {
          const values = (state.get(button.dataset.filter) ?? "").split(".");
          button.setAttribute("aria-pressed", String(values.includes(button.dataset.value)));
        }
        search.value = state.get("q") ?? "";
        show();
      };

      // A fragment is either a place in the page, such as a change, which must not stay hidden, or what is chosen.
      const read = () => {
        const fragment = location.hash.slice(1);
        const place = fragment && document.getElementById(fragment);
        if (!place) return choose(new URLSearchParams(fragment));
        if (place.hidden) choose(new URLSearchParams());
        place.scrollIntoView();
      };

      bar.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if (button === reset) {
          choose(new URLSearchParams());
          search.focus();
        } else {
          button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
          show();
        }
        write();
      });
      search.addEventListener("input", () => {
        show();
        write();
      });
      window.addEventListener("hashchange", read);
      bar.hidden = false;
      show();
      read();
    })();
    """#
}
