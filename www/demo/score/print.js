/**
 * Sheets on paper: one page for each person, with every line, its formula, and room for signatures.
 * It refuses to know where the reports come from. Invariant: what was put on the page for printing is gone afterwards.
 */

import { build } from "../dom.js";
import { inLanguage } from "../wording.js";
import { flat } from "./tables.js";

/** @typedef {import("../../dist/score.js").ScoreReport} Report */
/** @typedef {import("./schemes.js").Scheme} Scheme */
/** @typedef {import("./index.js").Words} Words */

/**
 * @param {{ person: string, report: Report }[]} sheets
 * @param {Scheme} scheme
 * @param {string} month
 * @param {Words} words
 */
export function printSheets(sheets, scheme, month, words) {
  const paper = build("div", { class: "paper" }, ...sheets.map((sheet) => pageOf(sheet, scheme, month, words)));
  document.body.append(paper);
  addEventListener("afterprint", () => paper.remove(), { once: true });
  print();
}

/** @param {{ person: string, report: Report }} sheet @param {Scheme} scheme @param {string} month @param {Words} words */
function pageOf({ person, report }, scheme, month, words) {
  const { say, language } = words;
  const signatures = /** @type {const} */ (["signed-person", "signed-manager", "signed-date"]).map((key) => build("span", {}, `${say(key)}：`));
  return build("article", { class: "paper-sheet" },
    build("h1", {}, inLanguage(scheme.title, language)),
    build("p", { class: "paper-head" }, ...[[say("person"), person || "　　　　"], [say("month"), month], ...figuresOf(report, words)].map(([name, value]) => build("span", {}, `${name}：`, build("strong", {}, value)))),
    ...notesOf(report, words),
    build("table", {},
      build("thead", {}, build("tr", {}, ...[say("step-line"), say("step-max"), say("step-value"), say("formula"), say("rows")].map((title) => build("th", { scope: "col" }, title)))),
      build("tbody", {}, ...flat([...report.lines, ...(report.payLines), ...(report.fineLines)]).map(({ line, depth }) => build("tr", {},
        build("th", { scope: "row" }, "　".repeat(depth) + line.title), build("td", {}, line.max ?? ""), build("td", {}, line.value ?? say("open")),
        build("td", { class: "paper-formula" }, line.formula), build("td", {}, line.rows.join(" ")))))),
    build("p", { class: "paper-source" }, scheme.source ? inLanguage(scheme.source, language) : ""),
    build("p", { class: "paper-signatures" }, ...signatures));
}

/** @param {Report} report @param {Words} words @returns {[string, string][]} */
export function figuresOf({ total, max, band, bandTitle, pay, fines, rank }, { say }) {
  return /** @type {[string, string | null][]} */ ([
    [say("total"), total === null ? null : max === null ? total : `${total} / ${max}`],
    [say("band"), bandTitle ?? band],
    [say("pay"), pay],
    [say("fines"), fines],
    [say("rank"), rank ? String(rank) : null],
  ]).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

/** What the total alone doesn't say: gates that are closed, and what follows. @param {Report} report @param {Words} words */
function notesOf({ gates, actions }, { say }) {
  const closed = gates.filter((gate) => gate.closed).map(({ title, formula }) => `${say("gate")}：${title}（${formula}）`);
  const follows = actions.map(({ title }) => `${say("action")}：${title}`);
  return [...closed, ...follows].map((note) => build("p", {}, note));
}
