// Responses out of a table with a column for each question, filled in anew row by row.
//
// Refuses to know: what the answers mean; the form takes or turns down each of them.

/** @typedef {import("./form-types.js").Answers} Answers */
/** @typedef {import("./form-types.js").Answer} Answer */
/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./form-types.js").QuestionView} Question */

/** Columns that are no questions, by the names tables have for them. @type {Record<"id" | "at" | "by" | "channel" | "subject", string[]>} */
const COLUMNS = {
  id: ["id", "编号", "編號"],
  at: ["at", "time", "时间", "時間", "日期"],
  by: ["by", "agent", "客服", "工号", "工號"],
  channel: ["channel", "渠道", "管道"],
  subject: ["subject", "customer", "客户", "客戶", "谁", "誰"],
};
const KNOWN = /** @type {(keyof typeof COLUMNS)[]} */ (Object.keys(COLUMNS));
/** An apostrophe that kept a spreadsheet from taking a text for a formula. */
const GUARD = /^'(?=[=+\-@\t\r])/u;

/**
 * Reads the rows under these heads: a response, or null for a row without a time.
 * @param {(string | null)[]} heads
 * @param {import("./forms.js").Form} form
 * @returns {(row: (string | null)[], number: number) => FormResponse | null}
 */
export function rowReader(heads, form) {
  const place = (/** @type {keyof typeof COLUMNS} */ name) => heads.findIndex((head) => COLUMNS[name].includes((head ?? "").toLowerCase()));
  const places = Object.fromEntries(KNOWN.map((name) => [name, place(name)]));
  const columns = form.questions.flatMap((question) => cellsFor(question, heads));
  return (row, number) => {
    const at = momentOf(row[places.at] ?? "");
    if (at === null) return null;
    const given = Object.fromEntries(KNOWN.flatMap((name) => (name !== "at" && row[places[name]] ? [[name, row[places[name]]]] : [])));
    return form.submit(answersIn(row, columns), { id: `row-${number}`, ...given, at });
  };
}

/** @param {(string | null)[]} row @param {ReturnType<typeof cellsFor>} columns */
function answersIn(row, columns) {
  /** @type {Answers} */
  const answers = {};
  for (const { key, aspect, read, place } of columns) {
    const value = read((row[place] ?? "").replace(GUARD, ""));
    if (value === undefined) continue;
    const before = /** @type {Record<string, string | number>} */ (answers[key] ?? {});
    answers[key] = aspect === undefined ? value : { ...before, [aspect]: /** @type {string | number} */ (value) };
  }
  return answers;
}

/**
 * The columns of a question: one, or one for each aspect, named by id or by title.
 * @param {Question} question
 * @param {(string | null)[]} heads
 */
function cellsFor({ id, title, kind, options = [], aspects = [] }, heads) {
  const byTitle = new Map(options.map((option) => [option.title, option.id]));
  const one = (/** @type {string} */ cell) => byTitle.get(cell) ?? cell;
  const figure = (/** @type {string} */ cell) => (cell !== "" && Number.isFinite(Number(cell)) ? Number(cell) : one(cell));
  /** @type {(cell: string) => Answer | undefined} */
  const read = (cell) => {
    if (cell === "") return undefined;
    if (kind === "multiple" || kind === "ranking") return cell.split(/[;；、|]/).map((part) => one(part.trim())).filter(Boolean);
    if (kind === "yes_no" || kind === "consent") return /^(是|true|yes|1|y)$/i.test(cell);
    return ["rating", "nps", "ces", "matrix"].includes(kind) ? figure(cell) : one(cell);
  };
  const wanted = aspects.length === 0 ? [{ key: id, aspect: undefined, names: [id, title] }]
    : aspects.map((aspect) => ({ key: id, aspect: aspect.id, names: [`${id}.${aspect.id}`, `${title}.${aspect.title}`, `${title} · ${aspect.title}`, aspect.title] }));
  return wanted.map(({ names, ...cell }) => ({ ...cell, read, place: heads.findIndex((head) => names.includes(head ?? "")) })).filter(({ place }) => place >= 0);
}

/** A moment as tables write it, with the offset of China where none is said. @param {string} cell */
function momentOf(cell) {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(cell.trim());
  if (!found) return null;
  const [, year, month, day, hour = "0", minute = "00", second = "00", zone = "+08:00"] = found;
  const two = (/** @type {string} */ part) => part.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${zone}`;
}
