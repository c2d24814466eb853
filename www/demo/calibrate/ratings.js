/**
 * Ratings as people keep them: a list (conversation, rule, result), a table with a column for each rule, as the review of many
 * conversations exports it, or JSON. It compares nothing.
 * Invariant: what cannot be read is told with its line, nothing is dropped silently.
 */

import { cellsOf } from "../csv.js";

/** @typedef {import("../../dist/index.js").Rating} Rating */
/** @typedef {import("../../dist/index.js").Problem} Problem */
/** @typedef {(key: "noState" | "noRatings" | "noConversation", values?: Record<string, string>) => string} Say */
/** @typedef {{ ratings: Rating[], problems: Problem[] }} Ratings */

/** How people write a state, in lower case. @type {Record<string, Rating["state"]>} */
const STATES = Object.fromEntries(/** @type {const} */ ([
  ["met", ["met", "做到", "达标", "達標", "符合", "合格", "是", "1", "✓"]],
  ["unmet", ["unmet", "没做到", "沒做到", "不达标", "不達標", "不符合", "不合格", "否", "0", "✗"]],
  ["not-applicable", ["not-applicable", "not applicable", "n/a", "不适用", "不適用", "无", "-"]],
]).flatMap(([state, words]) => words.map((word) => [word, state])));
const TITLES = { conversation: ["conversation", "会话", "會話", "会话id", "会话编号"], rule: ["rule", "规则", "規則"], state: ["state", "result", "结果", "結果", "评定"] };

/** @param {string} text @param {Say} say @returns {Ratings} */
export function readRatings(text, say) {
  const json = /^\s*[[{]/.test(text) ? listIn(text) : null;
  if (json) return collect(json.map((rating, at) => ({ ...rating, path: `[${at}]` })), say);
  const [titles = [], ...rows] = cellsOf(text);
  const places = Object.fromEntries(Object.entries(TITLES).map(([name, known]) => [name, titles.findIndex((title) => known.includes(title.trim().toLowerCase()))]));
  const cells = places.rule >= 0 && places.state >= 0 ? long(rows, places) : wide(titles, rows, Math.max(0, places.conversation));
  return collect(cells, say);
}

/** @param {string} text @returns {Record<string, unknown>[] | null} */
function listIn(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list.map((each) => ({ ...each })) : null;
  } catch {
    return null;
  }
}

/** @param {string[][]} rows @param {Record<string, number>} places */
const long = (rows, { conversation, rule, state }) =>
  rows.map((row, at) => ({ conversation: row[conversation], rule: row[rule], state: row[state], path: `line ${at + 2}` }));

/** A column is a rule's where something in it is a state; other columns say other things. @param {string[]} titles @param {string[][]} rows @param {number} conversation */
function wide(titles, rows, conversation) {
  const rules = titles.map((title, at) => ({ title, at })).filter(({ at }) => at !== conversation && rows.some((row) => isWord(row[at])));
  return rows.flatMap((row, line) => rules.flatMap(({ title, at }) =>
    (row[at] ?? "") === "" ? [] : [{ conversation: row[conversation], rule: title, state: row[at], path: `line ${line + 2}` }]));
}

/** Figures stand in columns of other things, too. @param {string | undefined} cell */
const isWord = (cell = "") => stateOf(cell) !== undefined && !/^[\d-]*$/.test(cell.trim());

/** @param {unknown} said */
const stateOf = (said) => STATES[String(said ?? "").trim().toLowerCase()];

/** @param {{ conversation?: unknown, rule?: unknown, state?: unknown, path: string }[]} cells @param {Say} say @returns {Ratings} */
function collect(cells, say) {
  /** @type {Rating[]} */
  const ratings = [];
  /** @type {Problem[]} */
  const problems = [];
  const tell = (/** @type {string} */ path, /** @type {string} */ message) => problems.push({ code: "rating", document: "", path, message, severity: "error" });
  for (const { conversation, rule, state: said, path } of cells) {
    const state = stateOf(said);
    if (!conversation || !rule) tell(path, say("noConversation"));
    else if (state === undefined) tell(path, say("noState", { state: String(said ?? "") }));
    else ratings.push({ conversation: String(conversation), rule: String(rule), state });
  }
  if (cells.length === 0) tell("", say("noRatings"));
  return { ratings, problems };
}
