/**
 * What the team's part of the page is made of, and the table of its results.
 * It scores nothing and refuses to know files.
 */

import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { teamTable } from "./tables.js";
import { written } from "./waterfall.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("./tables.js").Sheet} Sheet */

/** @param {Sheet[]} sheets @param {number} drawn so many of them @param {Words} words */
export function rowsTable(sheets, drawn, words) {
  const { say } = words;
  const { columns, rows } = teamTable(sheets, words, drawn);
  const troubled = sheets.some(({ report }) => report.problems.length > 0);
  const problems = (/** @type {Sheet} */ { report }) => (troubled ? [build("td", { class: "team-problems" }, report.problems.map(({ message }) => message).join(" "))] : []);
  return build("table", { class: "figures-table team-table" },
    build("caption", { class: "unseen" }, say("team")),
    build("thead", {}, build("tr", {}, ...columns.map((title) => build("th", { scope: "col" }, title)), ...(troubled ? [build("th", { scope: "col", class: "team-problems" }, say("wrong"))] : []))),
    build("tbody", {}, ...sheets.slice(0, drawn).map((sheet, at) => build("tr", {}, ...rows[at].map((cell, place) => (place === 1 ? nameCell(String(cell), at) : build("td", {}, cell === null ? "–" : written(String(cell))))), ...problems(sheet)))));
}

/** @param {string} name @param {number} at */
const nameCell = (name, at) => build("th", { scope: "row" }, build("button", { type: "button", class: "team-name", "data-person": String(at) }, name));

/** @param {HTMLElement} file where a file is chosen */
export function partsOf(file) {
  const { worded, word, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const [template, sample, print, csv, xlsx, keep] = [button("template"), button("sampleTeam"), button("printAll"), button("csv"), button("xlsx"), button("keepAll", "strong")];
  const columns = build("div", { class: "mapping" });
  const used = build("summary");
  const mapping = build("details", { hidden: "" }, used, columns);
  const rows = build("div", { class: "table-box", tabindex: "0", role: "group", "aria-labelledby": "score-results-title" });
  const count = build("p", { class: "note" });
  const more = build("button", { type: "button", class: "quiet", hidden: "" });
  const state = build("span", { class: "note", role: "status" });
  const results = build("section", { class: "block", hidden: "", "aria-labelledby": "score-results-title" }, word("results", build("h2", { id: "score-results-title" })), count, rows, more,
    build("p", { class: "buttons" }, keep, print, csv, xlsx, state));
  const element = build("div", { class: "team" }, build("section", { class: "block drop", "aria-labelledby": "score-team-title" }, word("teamIn", build("h2", { id: "score-team-title" })),
    file, word("teamNote", build("p", { class: "note" })), build("p", { class: "buttons" }, template, sample), mapping), results);
  return { element, worded, template, sample, columns, used, mapping, rows, more, count, state, results, print, csv, xlsx, keep };
}
