/**
 * The head of the workshop: which lexicon is open, and what can be done with it as a whole.
 * It draws the choices and says what was chosen; it changes no lexicon itself.
 */

import { build } from "../dom.js";
import { lexicons } from "../lexicons.js";
import { inLanguage } from "../wording.js";

/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("./files.js").Format} Format */
/**
 * @typedef {object} Actions
 * @property {(id: string) => void} onOpen
 * @property {() => void} onNew a new lexicon
 * @property {() => void} onAdd a new entry
 * @property {() => void} onImport
 * @property {() => void} onCheck the whole lexicon
 * @property {() => void} onUse on the chat desk, or no longer
 * @property {() => void} onDrop one's own changes
 * @property {(title: string) => void} onTitle
 * @property {(format: Format) => void} onExport
 */

const FORMATS = /** @type {const} */ (["json", "csv", "text"]);

/** @param {Actions} actions @param {AbortSignal} signal */
export function mountBar(actions, signal) {
  const parts = partsOf();
  const { choice, title, buttons, exports } = parts;
  choice.addEventListener("change", () => actions.onOpen(choice.value), { signal });
  title.addEventListener("input", () => actions.onTitle(title.value), { signal });
  buttons.newLexicon.addEventListener("click", actions.onNew, { signal });
  buttons.addEntry.addEventListener("click", actions.onAdd, { signal });
  buttons.importList.addEventListener("click", actions.onImport, { signal });
  buttons.checkAll.addEventListener("click", actions.onCheck, { signal });
  buttons.use.addEventListener("click", actions.onUse, { signal });
  buttons.drop.addEventListener("click", actions.onDrop, { signal });
  for (const format of FORMATS) exports[format].addEventListener("click", () => actions.onExport(format), { signal });

  return {
    element: parts.element,
    /** @param {LexiconDocument} lexicon @param {boolean} inUse on the chat desk @param {Words} words */
    draw(lexicon, inUse, words) {
      const { say, language } = words;
      const listed = lexicons.list();
      const own = listed.find(({ id }) => id === lexicon.id);
      choice.replaceChildren(...listed.map(({ id, title, draft, builtIn }) =>
        build("option", { value: id }, `${inLanguage(title, language)} · ${id}` + (draft && builtIn ? say("draft") : ""))));
      choice.value = lexicon.id;
      parts.titleField.hidden = own?.builtIn !== false;
      if (document.activeElement !== title) title.value = lexicon.title["zh-CN"];
      buttons.drop.hidden = own?.draft !== true;
      parts.keeping.textContent = say(lexicons.keeping);
      parts.keeping.dataset.state = lexicons.keeping;
      for (const [element, key] of parts.worded) element.textContent = say(key);
      buttons.use.textContent = say(inUse ? "unuse" : "use");
      buttons.drop.textContent = say(own?.builtIn ? "restore" : "discard");
      for (const format of FORMATS) exports[format].setAttribute("aria-label", `${say("exportAs")} ${exports[format].textContent}`);
    },
  };
}

function partsOf() {
  /** @type {[HTMLElement, Key][]} */
  const worded = [];
  /** @template {HTMLElement} Kind @param {Key} key @param {Kind} element */
  const word = (key, element) => (worded.push([element, key]), element);
  const button = (/** @type {Key} */ key, kind = "quiet") => word(key, build("button", { type: "button", class: kind }));
  const choice = build("select", { id: "rules-lexicon" });
  const title = build("input", { id: "rules-title", type: "text" });
  const titleField = build("div", { class: "field", hidden: "" }, word("lexiconTitle", build("label", { for: "rules-title" })), title);
  const buttons = { addEntry: button("addEntry", "strong"), importList: button("importList"), checkAll: button("checkAll"), use: build("button", { type: "button", class: "quiet" }), newLexicon: button("newLexicon"), drop: build("button", { type: "button", class: "quiet" }) };
  const exports = { json: build("button", { type: "button", class: "quiet" }, "JSON"), csv: build("button", { type: "button", class: "quiet" }, "CSV"), text: button("formatText") };
  const keeping = build("p", { class: "note keeping", role: "status" });
  const element = build("section", { class: "block rules-bar", "aria-labelledby": "rules-lexicon-label" },
    build("div", { class: "field-row" },
      build("div", { class: "field" }, word("lexicon", build("label", { for: "rules-lexicon", id: "rules-lexicon-label" })), choice), titleField),
    build("div", { class: "buttons" }, ...Object.values(buttons),
      build("span", { class: "buttons-group" }, word("exportAs", build("span", { class: "note" })), ...Object.values(exports))),
    keeping);
  return { element, choice, title, titleField, buttons, exports, keeping, worded };
}
