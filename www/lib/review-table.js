// Reviews as tables for people who work with spreadsheets. Their words in three languages are data, one line each.

import { invalidArgument } from "./errors.js";

/** @typedef {import("./index.js").ReviewResults} ReviewResults */
/** @typedef {import("./index.js").Language} Language */
/** @typedef {import("./index.js").TableOf} TableOf */
/** @typedef {Record<string, string>} Words */

const NAMES = [
  "conversation", "agent", "day", "rule", "id", "title", "score", "points", "conversations", "meanScore",
  "met", "unmet", "notApplicable", "rate", "not-applicable",
];
/** @type {Record<Language, string[]>} in the order of NAMES */
const TEXTS = {
  "zh-CN": ["会话", "客服", "日期", "规则", "编号", "名称", "得分", "扣加分", "会话数", "平均分", "做到", "没做到", "不适用", "做到率", "不适用"],
  "zh-TW": ["會話", "客服", "日期", "規則", "編號", "名稱", "得分", "扣加分", "會話數", "平均分", "做到", "沒做到", "不適用", "做到率", "不適用"],
  en: ["conversation", "agent", "day", "rule", "id", "title", "score", "points", "conversations", "mean score", "met", "unmet", "not applicable", "rate met", "not applicable"],
};
const TABLES = ["conversation", "agent", "day", "rule"];
const COUNTS = /** @type {const} */ (["met", "unmet", "notApplicable", "points", "rate"]);

/**
 * @param {ReviewResults} results
 * @param {TableOf} of
 * @param {Language} lang
 * @returns {import("./index.js").Table}
 */
export function tableOf(results, of, lang) {
  if (!TABLES.includes(of)) throw invalidArgument("of", `not a table: ${String(of)}`, `tables are ${TABLES.join(", ")}`);
  if (!(lang in TEXTS)) throw invalidArgument("lang", `not a language: ${String(lang)}`, `languages are ${Object.keys(TEXTS).join(", ")}`);
  const words = Object.fromEntries(NAMES.map((name, at) => [name, TEXTS[lang][at]]));
  if (of === "conversation") return ofConversations(results, words);
  return of === "rule" ? ofRules(results, words) : ofTallies(results, of, words);
}

/**
 * @param {ReviewResults} results
 * @param {Words} words
 */
function ofConversations(results, words) {
  const columns = [words.conversation, words.agent, words.day, words.score, words.points, ...results.rules.map(({ title }) => title)];
  const rows = Array.from({ length: results.count }, (_, number) => [
    results.id(number), results.agent(number), results.day(number), results.score(number), results.points(number),
    ...results.rules.map((_, rule) => words[results.state(number, rule)]),
  ]);
  return { name: words.conversation, columns, rows };
}

/**
 * @param {ReviewResults} results
 * @param {Words} words
 */
function ofRules(results, words) {
  const columns = [words.id, words.title, ...COUNTS.map((count) => words[count])];
  const rows = results.tally("rule").map((rule) => [rule.id, rule.title, ...COUNTS.map((count) => rule[count])]);
  return { name: words.rule, columns, rows };
}

/**
 * Of each agent or day; behind the sums, how many conversations do not meet each rule.
 * @param {ReviewResults} results
 * @param {"agent" | "day"} of
 * @param {Words} words
 */
function ofTallies(results, of, words) {
  const columns = [words[of], words.conversations, words.meanScore, ...COUNTS.map((count) => words[count]), ...results.rules.map(({ title }) => `${words.unmet}: ${title}`)];
  const rows = results.tally(of).map((tally) => [
    tally.key, tally.conversations, tally.meanScore, ...COUNTS.map((count) => tally[count]), ...tally.rules.map(({ unmet }) => unmet),
  ]);
  return { name: words[of], columns, rows };
}
