/**
 * What the part of the page with past months is made of: its tables, and the trend in words.
 * It refuses to know where months are kept.
 */

import { compareMonths, streaks, trend } from "../../dist/history.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { signed, written } from "./waterfall.js";

/** @typedef {import("../../dist/history.js").Month} Month */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */

/** The trend in words: what changed, the mean, the run. @param {Month[]} months @param {Words} words */
export function sentence(months, { say }) {
  const { change, mean, lowest, highest } = trend(months);
  const { band, bandTitle } = months[months.length - 1].figures;
  const { current } = streaks(months, ({ figures }) => figures.band === band);
  return [
    ...(change === null ? [] : [change === "0" ? say("unchanged") : say("changed", { change: signed(change) })]),
    ...(mean === null || !lowest || !highest || lowest.figure === highest.figure ? [] : [say("between", { mean, lowest: lowest.figure ?? "", highest: highest.figure ?? "" })]),
    ...(band === null || current < 2 ? [] : [say("run", { n: current, band: bandTitle ?? band })]),
  ].join(" ");
}

/** @param {Month[]} months @param {Words} words */
export function tableOf(months, { say }) {
  const button = (/** @type {"open" | "remove"} */ act, /** @type {string} */ month) => build("button", { type: "button", class: "quiet", "data-act": act, "data-month": month, "aria-label": say(`${act}Month`, { month }) }, say(`${act}It`));
  const held = /** @type {const} */ (["total", "band", "pay", "fines"]).filter((name) => name === "total" || months.some(({ figures }) => figures[name] !== null));
  const cell = (/** @type {Month["figures"]} */ figures, /** @type {typeof held[number]} */ name) => build("td", {}, name === "band" ? (figures.bandTitle ?? figures.band ?? "–") : written(figures[name] ?? "–"));
  return build("table", { class: "figures-table" },
    build("thead", {}, build("tr", {}, ...["month", ...held, "acts"].map((name) => build("th", { scope: "col" }, say(/** @type {Key} */ (name)))))),
    build("tbody", {}, ...[...months].reverse().map(({ month, figures }) => build("tr", {}, build("th", { scope: "row" }, month),
      ...held.map((name) => cell(figures, name)), build("td", { class: "acts" }, build("span", {}, button("open", month), button("remove", month)))))));
}

/** @param {Month} before @param {Month} now @param {Words} words */
export function differencesOf(before, now, { say }) {
  const { total, pay, lines } = compareMonths(before, now);
  const rows = [{ title: say("total"), ...total }, ...(pay.before ?? pay.now ? [{ title: say("pay"), ...pay }] : []), ...lines];
  return build("table", { class: "figures-table" },
    build("thead", {}, build("tr", {}, ...[say("step-line"), before.month, now.month, say("step-change")].map((title) => build("th", { scope: "col" }, title)))),
    build("tbody", {}, ...rows.map(({ title, before: old, now: later, change }) => build("tr", { "data-changed": change === "0" ? undefined : "" },
      build("th", { scope: "row" }, title), ...[written(old ?? "–"), written(later ?? "–"), change === null ? "–" : signed(change)].map((cell) => build("td", {}, cell))))));
}

export function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const box = (/** @type {string} */ label) => build("div", { class: "table-box", tabindex: "0", role: "group", "aria-labelledby": label });
  const block = (/** @type {Key} */ key, /** @type {string} */ id, /** @type {HTMLElement[]} */ ...children) =>
    build("section", { class: "block", "aria-labelledby": id }, word(key, build("h2", { id })), ...children);
  const [person, before, now] = [build("select", { id: "score-history-person" }), build("select", { id: "score-before" }), build("select", { id: "score-now" })];
  const [picture, figures, state] = [build("div"), build("p"), build("div", { role: "status" })];
  const [table, differences] = [box("score-history-title"), box("score-compare-title")];
  const none = word("noMonths", build("p", { class: "note" }));
  const comparison = block("compare", "score-compare-title", build("div", { class: "field-row" }, field("before", before), field("now", now)), differences);
  const found = build("div", { class: "score-part" }, block("history", "score-history-title", build("div", { class: "field-row" }, field("person", person)), build("div", { class: "history-grid" }, build("div", {}, picture, figures), table)), comparison);
  const save = button("save", "strong");
  const file = build("input", { id: "score-history-file", type: "file", accept: ".jsonl,.json,.txt" });
  const imported = build("p", { class: "note", role: "status" });
  const element = build("div", { class: "score-part" }, state, none, found, block("months", "score-months-title", word("monthsNote", build("p", { class: "note" })), build("p", { class: "buttons" }, save), field("load", file), imported));
  return { element, worded, person, before, now, picture, figures, state, table, differences, none, comparison, found, save, file, imported };
}
