// Types of score sheets. Every figure is a decimal in a text ("89.5", "-2"), exact; null where there is none.

import type { Document, Problem } from "./index.js";
import type { Sheet } from "./sheets.js";

/** A scheme document as JSON; its shape is checked by `checkDocument`. */
export type Scheme = Document & { kind: "scheme" };

export type ScoreOptions = {
  /** Answers to what the source leaves open, by reading; the others are as the document says. */
  readings?: Record<string, string>;
  /** Language of titles, reasons and problems. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

/** What was entered, by a field's id or title: a number or its text as people write it, true or false, a level's id or title, a list of these. */
export type ScoreInputs = Record<string, unknown>;

/** What one enters. */
export type ScoreField = {
  id: string;
  title: string;
  type: "count" | "number" | "percent" | "money" | "flag" | "level" | "list";
  unit: string;
  /** Set by management rather than a fact of the month. */
  parameter: boolean;
  /** It may be empty where no line needs it. */
  optional: boolean;
  /** It is asked only under a condition: while it is empty and not asked, no problem names it. */
  conditional: boolean;
  /** Whether anything needs it in the chosen readings. */
  used: boolean;
  /** What counts if nothing is entered, as one would enter it; null if it must be entered. */
  default: unknown;
  min: string | null;
  max: string | null;
  /** Of levels, and of lists of cases: what can be chosen. */
  options: { id: string; title: string; points: string | null }[];
  /** Of a list: what its items are. */
  of: "count" | "number" | "percent" | "levels" | null;
  rows: string[];
  note: string;
};

/** What the source leaves open. */
export type ScoreReading = {
  id: string;
  question: string;
  used: string;
  default: string;
  options: { id: string; title: string; rows: string[] }[];
  rows: string[];
};

/** A line as a rule: in words, without the numbers of a month. */
export type ScoreLineRule = {
  id: string;
  title: string;
  method: string;
  /** `points`, `yuan`, `percent`, or a word. */
  unit: string;
  rule: string;
  rows: string[];
  source: string;
  note: string;
  /** Put together anew where the source lost something. */
  reconstructed: boolean;
  lines: ScoreLineRule[];
};

/** A line with its figure and the reason for it. */
export type ScoreLine = Omit<ScoreLineRule, "rule" | "lines"> & {
  rule: string;
  value: string | null;
  state: "figure" | "not-applicable" | "unknown";
  /** The formula with the numbers put in; its last number is the value. */
  formula: string;
  /** The value before bounds, rounding and gates, where they changed it. */
  raw: string | null;
  max: string | null;
  min: string | null;
  /** How much it counts in the line it belongs to: `40%`. */
  weight: string | null;
  /** What happened to the value behind the formula (扣完为止), or why there is none. */
  remarks: string[];
  inputs: { name: string; title: string; unit: string; value: string }[];
  lines: ScoreLine[];
};

export type ScoreGate = { id: string; title: string; rule: string; closed: boolean | null; formula: string; zeroes: string[]; rows: string[] };
export type ScoreAction = { id: string; title: string; formula: string; rows: string[] };

/** A sheet with its reasons. */
export type ScoreReport = {
  scheme: string;
  total: string | null;
  /** The most that the total can be, whatever the month brings; null without an end. */
  max: string | null;
  band: string | null;
  bandTitle: string | null;
  lines: ScoreLine[];
  /** The total as a line, and the same of pay and fines; null where the scheme has none. */
  totalLine: ScoreLine | null;
  payLine: ScoreLine | null;
  fineLine: ScoreLine | null;
  gates: ScoreGate[];
  actions: ScoreAction[];
  pay: string | null;
  payLines: ScoreLine[];
  fines: string | null;
  fineLines: ScoreLine[];
  /** Events that more than one line charges. */
  duplicates: { event: string; lines: string[]; rows: string[] }[];
  problems: Problem[];
  readings: ScoreReading[];
  /** From 1; equal figures share a rank: 1, 1, 3. Only from `scoreAll`, of a scheme that ranks; null without a figure. */
  rank?: number | null;
};

/** What an answer to an open question would give. */
export type ScoreAlternative = {
  reading: string;
  option: string;
  title: string;
  used: boolean;
  total: string | null;
  pay: string | null;
  fines: string | null;
  band: string | null;
  bandTitle: string | null;
};

/** What a sheet would come to. Figures are decimal strings. */
export type ScoreOutcome = {
  total: string | null;
  pay: string | null;
  fines: string | null;
  band: string | null;
  bandTitle: string | null;
  /** Ids of what follows. */
  actions: string[];
};

/** A single change: another value of one field, in words, and what it would bring. */
export type Counterfactual = ScoreOutcome & {
  field: string;
  title: string;
  from: string;
  to: string;
  /** All of it in one sentence: 客户投诉少 1 次：总分 90.5 → 92.5，等级 B → A，+8.00 元 */
  text: string;
};

/** What a line lost, in its own unit, and how much larger the total would be without that. */
export type ScoreCost = { line: string; title: string; lost: string; total: string };

/** What is to be reached: at least this total or pay, at most these fines, or this band or a higher one. */
export type ScoreGoal = { total: number | string } | { pay: number | string } | { fines: number | string } | { band: string };

/** What a field, or a line, would have to be for a goal, and what the sheet would then come to. */
export type ScoreNeed = ScoreOutcome & { field?: string; line?: string; title: string; from: string | null; to: string; text: string };

/** Figures of many sheets, a list each, in the order of the rows. */
export type ScoreTotals = { total: (string | null)[]; pay: (string | null)[]; fines: (string | null)[]; band: (string | null)[] };

/** Scores sheets by a scheme. Make one and keep it. */
export class ScoreSheet {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `not-ready` */
  constructor(scheme: Scheme | string, options?: ScoreOptions);
  /** What is wrong with the scheme. Its valid rest works. */
  readonly problems: Problem[];
  readonly id: string;
  readonly title: string;
  readonly source: string;
  fields(): ScoreField[];
  readings(): ScoreReading[];
  lines(): ScoreLineRule[];
  score(inputs: ScoreInputs): ScoreReport;
  /** Scores many sheets at once, with ranks. */
  scoreAll(rows: ScoreInputs[]): ScoreReport[];
  /** Figures alone, many times faster. */
  totals(rows: ScoreInputs[]): ScoreTotals;
  /** What each answer to each open question would give. */
  alternatives(inputs: ScoreInputs): ScoreAlternative[];
  /** What each single change would bring, what brings most first. Parameters, which management sets, are left alone. */
  explore(inputs: ScoreInputs): Counterfactual[];
  /** The lines that lost anything, what cost the total most first. */
  costs(inputs: ScoreInputs): ScoreCost[];
  /** The most that each line can be, whatever the month brings, by its id; those without an end, such as bonus points, are not there. Of the inputs only the parameters matter. */
  limits(inputs: ScoreInputs): Record<string, string>;
  /**
   * What each field, and each line right below the total, would have to be for a goal, by default the next band; those that
   * cannot reach it by themselves are left out. Null where there is no such goal, as above the highest band.
   */
  solve(inputs: ScoreInputs, goal?: ScoreGoal): ScoreNeed[] | null;
  /**
   * A team as tables for `toXlsx` of `kefu/sheets`: a row each, with `each` also a sheet each, to be printed. Every figure is a
   * formula; what is missing is `#N/A`, what does not apply `#DIV/0!`, never 0.
   * @throws KefuError `invalid-argument`; `no-workbooks` from `kefu/score`, whose module is small: import from `kefu` to export
   */
  workbook(people: { name: string; inputs: ScoreInputs }[], options?: { each?: boolean }): { sheets: Sheet[] };
  /** A report as plain text. */
  text(of: ScoreReport | ScoreInputs): string;
  /** Frees the memory. Using the sheet afterwards throws. */
  dispose(): void;
  [Symbol.dispose](): void;
}

export type LintOptions = {
  lang?: "zh-CN" | "zh-TW" | "en";
  /** Of a scheme: answers to its open questions. */
  readings?: Record<string, string>;
};

/**
 * A slip in a sheet: `sheet-sum`, `sheet-deduction`, `sheet-unnamed`, `sheet-reach`, `sheet-bound`, `sheet-blank`, `sheet-gap`,
 * `sheet-overlap`. The hint is the proposed mend; the path is `lines[12]`, `rows[3][1]`, or a part of the scheme.
 */
export type SheetSlip = Problem & {
  /** What stands there; not for schemes. */
  quote?: string;
  /** Where it stands in a text that was given: UTF-16 code units, half-open. */
  start?: number;
  end?: number;
};

/**
 * Looks for slips in an assessment sheet: a text or table as it is pasted (tabs, commas, upright bars, or what is copied out of a
 * printed page), rows of cells, a scheme or the id of one.
 * @throws KefuError `invalid-argument`, `pack-missing`, `not-ready`
 */
export function lintSheet(source: string | unknown[][] | Scheme, options?: LintOptions): SheetSlip[];
