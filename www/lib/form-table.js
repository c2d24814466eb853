// Responses as a table: a line each, a column for each question and each aspect, in words.
//
// Invariants: what is sensitive is left out unless it is asked for; what is personal is masked, so that a table passed on
// tells one person from another and not who they are.

/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./form-types.js").QuestionView} QuestionView */
/** @typedef {import("./batch-types.js").Table} Table */
/** @typedef {"zh-CN" | "zh-TW" | "en"} Language */
/** @typedef {{ title: string, cell: (response: FormResponse) => string | number }} Column */

/** @type {Record<Language, Record<"id" | "at" | "channel" | "by" | "subject" | "yes" | "no" | "and", string>>} */
const WORDS = {
  "zh-CN": { id: "编号", at: "时间", channel: "渠道", by: "客服", subject: "客户", yes: "是", no: "否", and: "、" },
  "zh-TW": { id: "編號", at: "時間", channel: "管道", by: "客服", subject: "客戶", yes: "是", no: "否", and: "、" },
  en: { id: "id", at: "time", channel: "channel", by: "agent", subject: "customer", yes: "yes", no: "no", and: "; " },
};

/**
 * @param {{ title: string, lang: Language, questions: QuestionView[] }} form
 * @param {FormResponse[]} responses
 * @param {{ sensitive?: boolean }} options
 * @returns {Table}
 */
export function tableOf({ title, lang, questions }, responses, { sensitive = false }) {
  const words = WORDS[lang];
  const about = /** @type {const} */ (["id", "at", "channel", "by", "subject"]).map((name) => ({
    title: words[name], cell: (/** @type {FormResponse} */ response) => (name === "subject" && !sensitive ? masked(response.subject ?? "") : (response[name] ?? "")),
  }));
  const asked = questions.filter(({ kind, privacy }) => kind !== "section" && (sensitive || privacy !== "sensitive"));
  const columns = [...about, ...asked.flatMap((question) => columnsOf(question, words, sensitive))];
  return { name: title, columns: columns.map((column) => column.title), rows: responses.map((response) => columns.map(({ cell }) => cell(response))) };
}

/**
 * @param {QuestionView} question
 * @param {typeof WORDS["en"]} words
 * @param {boolean} sensitive
 * @returns {Column[]}
 */
function columnsOf({ id, title, kind, privacy, options = [], aspects = [], notApplicable = "" }, words, sensitive) {
  const titles = new Map([["na", notApplicable], ...options.map((option) => /** @type {[string, string]} */ ([option.id, option.title]))]);
  const said = (/** @type {unknown} */ value) => {
    if (value === undefined || value === null) return "";
    if (typeof value === "boolean") return value ? words.yes : words.no;
    return typeof value === "number" ? value : (titles.get(String(value)) ?? String(value));
  };
  const guarded = (/** @type {string | number} */ cell) => (privacy === "public" || sensitive ? cell : masked(String(cell)));
  if (aspects.length > 0) {
    return aspects.map((aspect) => ({ title: `${title} · ${aspect.title}`, cell: ({ answers }) => guarded(said(/** @type {any} */ (answers[id])?.[aspect.id])) }));
  }
  return [{
    title,
    cell({ answers, values }) {
      const answer = kind === "calculated" ? values[id] : answers[id];
      const other = answers[`${id}:other`];
      const parts = [...(Array.isArray(answer) ? answer : [answer]).map(said), ...(other === undefined ? [] : [String(other)])].filter((part) => part !== "");
      return guarded(parts.length === 1 ? parts[0] : parts.join(words.and));
    },
  }];
}

/** The first character and, of what is long, the last two. @param {string} text */
function masked(text) {
  const characters = [...text];
  if (characters.length === 0) return "";
  const tail = characters.length > 6 ? characters.slice(-2) : [];
  return characters[0] + "*".repeat(Math.min(6, Math.max(1, characters.length - 1 - tail.length))) + tail.join("");
}
