/**
 * What the team's part of the page is made of, and the table of its results.
 * It scores nothing and refuses to know files.
 */

import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { teamTable } from "./tables.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("./tables.js").Sheet} Sheet */

/** @param {Sheet[]} sheets @param {Words} words */
export function rowsTable(sheets, words) {
  const { say } = words;
  const { columns, rows } = teamTable(sheets, words);
  return build("table", { class: "figures-table" },
    build("caption", { class: "unseen" }, say("team")),
    build("thead", {}, build("tr", {}, ...columns.map((title) => build("th", { scope: "col" }, title)), build("th", { scope: "col" }, say("wrong")))),
    build("tbody", {}, ...sheets.map((_, at) => build("tr", {}, ...rows[at].map((cell, place) => (place === 1 ? nameCell(String(cell), at) : build("td", {}, cell === null ? "–" : String(cell)))),
      build("td", { class: "team-problems" }, sheets[at].report.problems.map(({ message }) => message).join(" "))))));
}

/** @param {string} name @param {number} at */
const nameCell = (name, at) => build("th", { scope: "row" }, build("button", { type: "button", class: "team-name", "data-person": String(at) }, name));

export function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const file = build("input", { id: "score-team-file", type: "file", accept: ".csv,.xlsx,.xlsm,.xlsb,.xls,.ods,text/csv" });
  const [template, sample, print, csv, xlsx, keep] = [button("template"), button("sampleTeam"), button("printAll"), button("csv"), button("xlsx"), button("keepAll", "strong")];
  const columns = build("div", { class: "mapping" });
  const used = build("summary");
  const mapping = build("details", { hidden: "" }, used, columns);
  const trouble = build("div");
  const rows = build("div", { class: "table-box", tabindex: "0", role: "group", "aria-labelledby": "score-results-title" });
  const count = build("p", { class: "note" });
  const state = build("span", { class: "note", role: "status" });
  const results = build("section", { class: "block", hidden: "", "aria-labelledby": "score-results-title" }, word("results", build("h2", { id: "score-results-title" })), count, rows,
    build("p", { class: "buttons" }, keep, print, csv, xlsx, state));
  const element = build("div", { class: "team" }, build("section", { class: "block drop", "aria-labelledby": "score-team-title" }, word("teamIn", build("h2", { id: "score-team-title" })),
    field("teamFile", file), word("teamNote", build("p", { class: "note" })), build("p", { class: "buttons" }, template, sample), trouble, mapping), results);
  return { element, worded, file, template, sample, columns, used, mapping, trouble, rows, count, state, results, print, csv, xlsx, keep };
}
