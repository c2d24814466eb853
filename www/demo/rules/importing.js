/**
 * The pane in which a list of phrases comes in: pasted or from a file, read at once, taken only when its report was seen.
 * It reads nothing itself: what a list is, and what is in it, the engine says.
 */

import { importLexicon } from "../../dist/index.js";
import { build } from "../dom.js";
import { inLanguage } from "../wording.js";
import { textOf } from "./files.js";
import { drawReport } from "./report.js";

/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/index.js").LexiconImport} LexiconImport */

/** A pasted list is read so long after the last key. */
const READ_DELAY_MS = 200;
const SEVERITIES = /** @type {const} */ (["hint", "warn", "block"]);
/** The category of phrases that name none, where none of the lexicon is chosen. */
const NEW_CATEGORY = "imported";

/**
 * @param {{ onTake: (lexicon: LexiconDocument, apart: boolean) => void, onClose: () => void }} actions
 * @param {AbortSignal} signal
 */
export function mountImport({ onTake, onClose }, signal) {
  const parts = partsOf();
  /** @type {{ lexicon: LexiconDocument, words: Words } | null} */
  let state = null;
  /** The text of a file stands here and not in the field, where a long one would be slow. @type {{ name: string, text: string, encoding: string } | null} */
  let file = null;
  /** @type {LexiconImport | null} */
  let result = null;
  let timer = 0;

  const read = () => {
    clearTimeout(timer);
    if (!state) return;
    const source = file?.text ?? parts.text.value;
    result = source.trim() === "" ? null : readList(source, parts, state.lexicon, state.words);
    parts.take.disabled = result === null || result.report.taken === 0;
    parts.take.textContent = state.words.say("take", { n: result?.report.taken ?? 0 });
    parts.fileNote.textContent = file ? state.words.say("fileRead", { name: file.name, encoding: file.encoding.toUpperCase(), n: file.text.length }) : "";
    parts.report.replaceChildren(...(result ? [drawReport(result, state.words)] : []));
  };
  const readFile = async () => {
    const chosen = parts.file.files?.[0];
    file = chosen ? { name: chosen.name, ...(await textOf(chosen, /** @type {import("./files.js").Encoding} */ (parts.encoding.value))) } : null;
    read();
  };
  const forget = () => {
    file = null;
    parts.file.value = "";
    parts.text.value = "";
  };

  parts.text.addEventListener("input", () => {
    // What is typed now counts, not a file chosen before.
    file = null;
    parts.file.value = "";
    clearTimeout(timer);
    timer = window.setTimeout(read, READ_DELAY_MS);
  }, { signal });
  parts.file.addEventListener("change", readFile, { signal });
  parts.encoding.addEventListener("change", readFile, { signal });
  for (const field of [parts.format, parts.category, parts.severity, parts.apart]) field.addEventListener("change", read, { signal });
  parts.close.addEventListener("click", () => (forget(), onClose()), { signal });
  parts.take.addEventListener("click", () => {
    if (!result) return;
    const { lexicon } = result;
    forget();
    onTake(/** @type {LexiconDocument} */ (lexicon), parts.apart.checked);
  }, { signal });

  return {
    element: parts.body,
    focus: () => parts.text.focus(),
    /** @param {LexiconDocument} lexicon the one that is open @param {Words} words */
    fill(lexicon, words) {
      state = { lexicon, words };
      speak(parts, lexicon, words);
      read();
    },
  };
}

/**
 * @param {string} source
 * @param {ReturnType<typeof partsOf>} parts
 * @param {LexiconDocument} lexicon
 * @param {Words} words
 */
function readList(source, { format, category, severity, apart }, lexicon, { language, say }) {
  return importLexicon(source, {
    format: /** @type {"auto"} */ (format.value),
    title: say("importedTitle"),
    category: category.value,
    severity: /** @type {"warn"} */ (severity.value),
    against: apart.checked ? [] : [lexicon],
    lang: language,
  });
}

function partsOf() {
  /** @type {[HTMLElement, Key][]} */
  const worded = [];
  /** @template {HTMLElement} Kind @param {Key} key @param {Kind} element */
  const word = (key, element) => (worded.push([element, key]), element);
  const named = (/** @type {Key} */ key, /** @type {HTMLElement} */ field, /** @type {HTMLElement[]} */ ...more) => build("div", { class: "field" }, word(key, build("label", { for: field.id })), field, ...more);
  const options = (/** @type {Record<string, Key>} */ choices) => Object.entries(choices).map(([value, key]) => word(key, build("option", { value })));
  const text = build("textarea", { id: "import-text", rows: "7", spellcheck: "false", lang: "zh-CN" });
  const file = build("input", { id: "import-file", type: "file", accept: ".txt,.csv,.json,text/plain,text/csv,application/json" });
  const fileNote = build("p", { class: "note", role: "status" });
  const encoding = build("select", { id: "import-encoding" }, ...options({ auto: "auto" }), build("option", { value: "utf-8" }, "UTF-8"), build("option", { value: "gb18030" }, "GB18030 (GBK)"));
  const format = build("select", { id: "import-format" }, ...options({ auto: "auto", text: "formatText" }), build("option", { value: "csv" }, "CSV"), build("option", { value: "json" }, "JSON"));
  const category = build("select", { id: "import-category" });
  const severity = build("select", { id: "import-severity" }, ...SEVERITIES.map((name) => word(name, build("option", { value: name }))));
  severity.value = "warn";
  const apart = build("input", { type: "checkbox", id: "import-apart" });
  const take = build("button", { type: "button", class: "strong" });
  const close = word("close", build("button", { type: "button", class: "quiet" }));
  const report = build("div", { class: "report", "aria-live": "polite" });
  const body = build("div", {},
    word("importList", build("h2")), word("importNote", build("p", { class: "note" })),
    named("importText", text),
    named("importFile", file, fileNote),
    build("div", { class: "field-row" }, named("format", format), named("encoding", encoding)),
    build("div", { class: "field-row" }, named("importCategory", category), named("importSeverity", severity)),
    build("label", { class: "tick" }, apart, word("apart", build("span"))),
    report,
    build("p", { class: "buttons pane-foot" }, take, close));
  return { body, worded, text, file, fileNote, encoding, format, category, severity, apart, take, close, report };
}

/** @param {ReturnType<typeof partsOf>} parts @param {LexiconDocument} lexicon @param {Words} words */
function speak({ worded, text, category }, { categories }, { say, language }) {
  for (const [element, key] of worded) element.textContent = say(key);
  text.placeholder = say("importHint");
  const chosen = category.value || NEW_CATEGORY;
  const own = Object.entries(categories).filter(([id]) => id !== NEW_CATEGORY);
  category.replaceChildren(build("option", { value: NEW_CATEGORY }, say("newCategory")), ...own.map(([id, { title }]) => build("option", { value: id }, inLanguage(title, language))));
  category.value = chosen;
  if (category.selectedIndex < 0) category.value = NEW_CATEGORY;
}
