/**
 * What the part of the page that checks assessment sheets is made of, and its lists of slips.
 * It refuses to know how a slip is found. Invariant: a slip is shown with the line it stands in, and what stands there marked.
 */

import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { inLanguage } from "../wording.js";

/** @typedef {import("../../dist/index.js").SheetSlip} Slip */
/** @typedef {import("./schemes.js").Scheme} Scheme */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */

/** So much of a line is shown before and behind what stands there. */
const AROUND = 24;
/** Slips drawn; a sheet with more is mended from the top. */
const MOST = 100;

/** The slips of a text, each with its place. @param {Slip[]} slips @param {string} text @param {Words} words */
export function slipList(slips, text, { say }) {
  return slips.slice(0, MOST).map(({ message, hint, start, end }, at) => {
    if (start === undefined || end === undefined) return build("li", { class: "problem" }, build("p", {}, message), mendOf(hint, say));
    const line = text.slice(0, start).split("\n").length;
    const go = build("button", { type: "button", class: "quiet", "data-slip": String(at), "aria-label": say("checkGoTo", { n: line }) }, say("checkGo"));
    return build("li", { class: "problem" },
      build("p", {}, message),
      build("p", { class: "check-place" }, build("span", { class: "note" }, say("checkLine", { n: line })), quotation(text, start, end), go),
      mendOf(hint, say));
  });
}

/** The slips of a scheme; where a line or a field is meant, by its title. @param {Slip[]} slips @param {Scheme} scheme @param {Words} words */
export function schemeSlips(slips, scheme, { say, language }) {
  const title = inLanguage(scheme.title, language);
  const told = slips.length === 0 ? say("checkSchemeClean", { title }) : say("checkSchemeFound", { title, n: slips.length });
  const items = slips.map(({ path, message, hint }) => build("li", { class: "problem" },
    build("p", {}, build("strong", {}, titleAt(path, scheme, language) ?? path), " ", message), mendOf(hint, say)));
  return [build("p", { class: "note check-told" }, told), build("ul", { class: "problems" }, ...items)];
}

/** @param {string | undefined} hint @param {Words["say"]} say */
const mendOf = (hint, say) => build("p", { class: "check-mend" }, hint ? say("checkMend", { hint }) : "");

/** What stands at a place, marked within its line. @param {string} text @param {number} start @param {number} end */
function quotation(text, start, end) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  const line = { from: from, to: to < 0 ? text.length : to };
  const shown = { from: Math.max(line.from, start - AROUND), to: Math.min(line.to, end + AROUND) };
  const part = (/** @type {number} */ first, /** @type {number} */ behind) => text.slice(first, behind).replaceAll("\t", " ");
  return build("q", { class: "check-quote", lang: "zh-CN" }, shown.from > line.from ? "…" : "", part(shown.from, start), build("mark", {}, text.slice(start, end)), part(end, shown.to), shown.to < line.to ? "…" : "");
}

/** The title of what a path such as `lines.duties.scale` names. @param {string} path @param {unknown} scheme @param {import("../wording.js").Language} language */
function titleAt(path, scheme, language) {
  const [part, id] = path.split(".");
  const { fields = {}, lines = [] } = /** @type {{ fields?: Record<string, any>, lines?: any[] }} */ (scheme);
  const found = part === "fields" ? fields[id] : part === "lines" ? lineOf(lines, id) : undefined;
  return found?.title?.["zh-CN"] ? inLanguage(found.title, language) : undefined;
}

/** A line at any depth. @param {any[]} lines @param {string} id @returns {any} */
function lineOf(lines, id) {
  for (const line of lines) {
    const found = line.id === id ? line : lineOf(Array.isArray(line.lines) ? line.lines : [], id);
    if (found) return found;
  }
  return undefined;
}

/** @param {HTMLElement} file where a file is chosen */
export function partsOf(file) {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const text = build("textarea", { id: "score-check-text", rows: "18", spellcheck: "false", wrap: "off", lang: "zh-CN" });
  const [table, page] = [button("checkTable"), button("checkPage")];
  const found = build("p", { class: "check-found", role: "status" });
  const slips = build("ol", { class: "problems check-slips" });
  const own = build("div");
  const drop = build("section", { class: "block drop", "aria-labelledby": "score-check-title" }, word("check", build("h2", { id: "score-check-title" })), word("checkNote", build("p", { class: "note" })),
    file, build("p", { class: "buttons" }, table, page),
    build("div", { class: "check-grid" }, field("checkText", text), build("div", {}, found, slips)));
  const element = build("div", { class: "score-part" }, drop,
    build("section", { class: "block", "aria-labelledby": "score-check-own-title" }, word("checkOwn", build("h2", { id: "score-check-own-title" })), own));
  return { element, worded, drop, text, table, page, found, slips, own };
}
