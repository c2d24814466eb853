/**
 * Responses from a file: JSON, JSON lines, or a table with a column for each question, which is filled in anew row by row.
 * It refuses to know what the answers mean; the form takes or turns down each of them.
 * Invariant: a line that cannot be read is told with its number, and the others are read.
 */

import { cellsOf } from "../csv.js";

/** @typedef {import("../../dist/form.js").Form} Form */
/** @typedef {import("../../dist/form.js").FormResponse} FormResponse */
/** @typedef {import("../../dist/form.js").Answers} Answers */
/** @typedef {import("../../dist/form.js").Answer} Answer */
/** @typedef {import("../../dist/form.js").QuestionView} Question */
/** @typedef {{ responses: FormResponse[], unread: number[] }} Intake lines that were no responses, from 1 */

/** Columns that are no questions, by the names tables have for them. @type {Record<"id" | "at" | "by" | "channel" | "subject", string[]>} */
const COLUMNS = {
  id: ["id", "编号", "編號"],
  at: ["at", "time", "时间", "時間", "日期"],
  by: ["by", "agent", "客服", "工号", "工號"],
  channel: ["channel", "渠道", "管道"],
  subject: ["subject", "customer", "客户", "客戶", "谁", "誰"],
};

/**
 * @param {string} text
 * @param {Form} form
 * @returns {Intake}
 */
export function responsesIn(text, form) {
  const plain = text.replace(/^\uFEFF/, "").trim();
  if (/^[[{]/.test(plain)) return fromJson(plain);
  return fromTable(cellsOf(plain), form);
}

/** A whole document, or one on each line. @param {string} text @returns {Intake} */
function fromJson(text) {
  /** @type {Intake} */
  const intake = { responses: [], unread: [] };
  const take = (/** @type {any} */ value, /** @type {number} */ line) => {
    if (typeof value?.answers === "object" && typeof value.at === "string") intake.responses.push(value);
    else intake.unread.push(line);
  };
  try {
    const whole = JSON.parse(text);
    for (const [at, value] of (Array.isArray(whole) ? whole : (whole.responses ?? [whole])).entries()) take(value, at + 1);
  } catch {
    for (const [at, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === "") continue;
      try {
        take(JSON.parse(line), at + 1);
      } catch {
        intake.unread.push(at + 1);
      }
    }
  }
  return intake;
}

/** @param {string[][]} rows @param {Form} form @returns {Intake} */
function fromTable([heads = [], ...rows], form) {
  const known = /** @type {(keyof typeof COLUMNS)[]} */ (Object.keys(COLUMNS));
  const places = Object.fromEntries(known.map((name) => [name, heads.findIndex((head) => COLUMNS[name].includes(head.trim().toLowerCase()))]));
  const cells = form.questions.flatMap((question) => cellsFor(question, heads));
  /** @type {Intake} */
  const intake = { responses: [], unread: [] };
  for (const [number, row] of rows.entries()) {
    const at = momentOf(row[places.at] ?? "");
    if (at === null) {
      intake.unread.push(number + 2);
      continue;
    }
    /** @type {Answers} */
    let answers = {};
    for (const { key, aspect, read, place } of cells) {
      const value = read((row[place] ?? "").trim());
      if (value === undefined) continue;
      const before = /** @type {Record<string, string | number>} */ (answers[key] ?? {});
      answers = { ...answers, [key]: aspect === undefined ? value : { ...before, [aspect]: /** @type {string | number} */ (value) } };
    }
    const given = Object.fromEntries(known.flatMap((name) => (name !== "at" && row[places[name]] ? [[name, row[places[name]]]] : [])));
    intake.responses.push(form.submit(answers, { id: `row-${number + 2}`, ...given, at }));
  }
  return intake;
}

/**
 * The columns of a question: one, or one for each aspect, named by id or by title.
 * @param {Question} question
 * @param {string[]} heads
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
  return wanted.map(({ names, ...cell }) => ({ ...cell, read, place: heads.findIndex((head) => names.includes(head.trim())) })).filter(({ place }) => place >= 0);
}

/** A moment as tables write it, with the offset of China where none is said. @param {string} cell */
function momentOf(cell) {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(cell.trim());
  if (!found) return null;
  const [, year, month, day, hour = "0", minute = "00", second = "00", zone = "+08:00"] = found;
  const two = (/** @type {string} */ part) => part.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${zone}`;
}
