/**
 * The entries of a lexicon: a search, and as many of what it finds as one looks at. More are drawn when asked for, so a
 * lexicon of a hundred thousand phrases costs no more than one of a hundred.
 */

import { build } from "../dom.js";
import { inLanguage } from "../wording.js";
import { nameOf, search } from "./model.js";

/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./index.js").Words} Words */

/** Entries drawn at once. */
const PAGE = 100;

/**
 * @param {(at: number) => void} onChoose
 * @param {AbortSignal} signal
 */
export function mountList(onChoose, signal) {
  const label = build("label", { for: "rules-search" });
  const field = build("input", { id: "rules-search", type: "search", autocomplete: "off" });
  const count = build("p", { class: "note", role: "status" });
  const list = build("ul", { class: "entries" });
  const more = build("button", { type: "button", class: "quiet", hidden: "" });
  const element = build("div", {}, build("div", { class: "field" }, label, field), count, list, more);
  let shown = PAGE;
  /** @type {{ lexicon: LexiconDocument, current: number, words: Words } | null} */
  let state = null;

  const draw = () => {
    if (!state) return;
    const { lexicon, current, words: { say, language } } = state;
    const found = search(lexicon, field.value);
    label.textContent = say("search");
    count.textContent = say("entryCount", { n: found.length, all: lexicon.entries.length });
    more.textContent = say("more", { n: Math.min(PAGE, found.length - shown) });
    more.hidden = found.length <= shown;
    list.replaceChildren(...found.slice(0, shown).map((at) => {
      const entry = lexicon.entries[at];
      const category = lexicon.categories[entry.category];
      return build("li", {}, build("button", { type: "button", class: "entry", "data-at": String(at), "aria-current": at === current ? "true" : undefined, "data-severity": entry.severity ?? category?.severity },
        build("span", { class: "entry-name", lang: "zh-CN" }, nameOf(entry)),
        build("span", { class: "entry-category" }, category ? inLanguage(category.title, language) : entry.category)));
    }));
  };

  field.addEventListener("input", () => ((shown = PAGE), draw()), { signal });
  more.addEventListener("click", () => ((shown += PAGE), draw()), { signal });
  list.addEventListener("click", ({ target }) => {
    const chosen = target instanceof Element && target.closest("button");
    if (chosen instanceof HTMLButtonElement) onChoose(Number(chosen.dataset.at));
  }, { signal });

  return {
    element,
    /** @param {LexiconDocument} lexicon @param {number} current @param {Words} words */
    draw(lexicon, current, words) {
      if (state?.lexicon !== lexicon) shown = PAGE;
      state = { lexicon, current, words };
      // Drawing replaces the buttons; one that had the focus keeps it.
      const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
      draw();
      const again = focused && list.querySelector(`button[data-at="${focused}"]`);
      if (again instanceof HTMLElement) again.focus();
    },
    /** Shows all entries again, after one was added that a search might hide. */
    reset: () => (field.value = ""),
  };
}
