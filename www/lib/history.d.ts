export { KefuError } from "./index.js";
import type { ShelfOptions, ShelfProblem } from "./shelf.js";

/** A figure as a decimal text; null where there is none. */
export type Figure = string | null;

/** What of a report is kept with a month. */
export type MonthFigures = {
  total: Figure;
  max: Figure;
  band: string | null;
  bandTitle: string | null;
  pay: Figure;
  fines: Figure;
  /** The lines of the top level. */
  lines: { id: string; title: string; value: Figure; max: Figure }[];
};

/** A month of one person by one scheme, as it was at a time. */
export type Month = {
  scheme: string;
  /** Whatever the host calls a person by; the empty text where there is only one. */
  person: string;
  /** `2024-05` */
  month: string;
  /** When it was put, ISO 8601. */
  at: string;
  inputs: Record<string, unknown>;
  readings: Record<string, string>;
  figures: MonthFigures;
};

/** A report of a `ScoreSheet`, or as much of one as is kept. */
export type Reported = {
  total: Figure;
  max?: Figure;
  band?: string | null;
  bandTitle?: string | null;
  pay?: Figure;
  fines?: Figure;
  lines?: { id: string; title: string; value: Figure; max?: Figure }[];
};

export type NewMonth = {
  scheme: string;
  person: string;
  month: string;
  /** Plain data, as the sheet was given them. */
  inputs: Record<string, unknown>;
  readings?: Record<string, string>;
  report: Reported;
  /** Default: now. */
  at?: string;
};

/** Which months; what is left out is any. `from` and `to` are included. */
export type Wanted = { scheme?: string; person?: string; month?: string; from?: string; to?: string };

/** How the months are kept. */
export type HistoryState = {
  /** `memory`: something is not on the device, so export the file before the page is closed. */
  kept: "device" | "memory";
  /** So many states of months are not on the device. */
  unsaved: number;
  /** What is wrong with the device at the moment, in words. */
  problems: ShelfProblem[];
  /** So many entries of the device are no months. They are left there, and are in the file as they are. */
  damaged: number;
};

/** `name`: months of two names never meet. The language and the call are for problems of the device. */
export type HistoryOptions = { name?: string } & Pick<ShelfOptions, "lang" | "onTrouble">;

/** A line of a file that is no month; lines count from 1. */
export type FileProblem = { line: number; text: string };
export type Imported = {
  added: number;
  /** Those that were there already, word for word in time and place. */
  known: number;
  problems: FileProblem[];
};

/**
 * Months of score sheets, kept on this device. Where it is full, blocked or damaged they are kept in memory, `state` says
 * so, and the device is tried again with the next month.
 *
 * A month that is put again with other contents gets a further state beside the old one; `get` and `list` give the latest.
 */
export class ScoreHistory {
  private constructor();
  /** Never rejects for what the device does. */
  static open(options?: HistoryOptions): Promise<ScoreHistory>;
  readonly state: HistoryState;
  /** @throws KefuError `invalid-argument` */
  put(month: NewMonth): Promise<HistoryState>;
  get(scheme: string, person: string, month: string): Month | null;
  /** The latest state of each month, ordered by scheme, person and month. */
  list(wanted?: Wanted): Month[];
  /** Earlier states of a month, the newest first. */
  earlier(scheme: string, person: string, month: string): Month[];
  /** Deletes a month with all its states. */
  remove(scheme: string, person: string, month: string): Promise<HistoryState>;
  /** Everything as one text: a line of JSON for the kind of file, then one for each state of a month. */
  export(): string;
  /**
   * Adds what a file has. Nothing that is here is written over; a line that is spoilt costs that line.
   * @throws KefuError `invalid-argument` if it is no such file
   */
  import(text: string): Promise<Imported>;
  /** Lets go of the device. */
  close(): void;
}

/** The total, the pay, or a line of the top level. */
export type MonthOf = "total" | "pay" | { line: string };
export type Trend = {
  /** Every month from the first to the last; one that is missing has no figure. */
  points: { month: string; figure: Figure }[];
  /** From the last figure but one to the last. */
  change: Figure;
  /** To two places, half up. */
  mean: Figure;
  lowest: { month: string; figure: Figure } | null;
  highest: { month: string; figure: Figure } | null;
};

/** @param months of one person by one scheme */
export function trend(months: Month[], of?: MonthOf): Trend;

/** Runs of months one after another in which something holds; a month that is missing ends a run. `current` is that of the last month. */
export function streaks(months: Month[], holds: (month: Month) => boolean): { runs: { from: string; to: string; months: number }[]; longest: number; current: number };

export type Difference = { before: Figure; now: Figure; change: Figure };
/** Where two months of a scheme differ; a line that only one of them has is null in the other. */
export function compareMonths(before: Month, now: Month): { total: Difference; pay: Difference; lines: ({ id: string; title: string } & Difference)[] };

/** `left − right` of decimal texts, exactly; null if one of them is no figure. */
export function difference(left: Figure | undefined, right: Figure | undefined): Figure;
/** Below, at or above zero as `left` is below, at or above `right`; what is no figure comes before all figures. */
export function order(left: Figure | undefined, right: Figure | undefined): number;
/** The sum of all that are figures, exactly; null if none is. */
export function sum(figures: (Figure | undefined)[]): Figure;
/** `left × right`, exactly; `30%` is 0.3. Null if one of them is no figure. */
export function product(left: Figure | undefined, right: Figure | undefined): Figure;
