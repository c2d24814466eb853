// Types of clocks. Times are ISO 8601; one without an offset is meant in China (UTC+8). Answers carry the calendar's offset.

import type { Document, Problem } from "./index.js";

/** A calendar document as JSON; its shape is checked by `checkDocument`. */
export type Calendar = Document & { kind: "calendar" };
/** A document of statutory days as JSON. */
export type StatutoryDays = Document & { kind: "holidays" };
/** From and to, half-open. */
export type Stretch = [from: string, to: string];
export type Every = "day" | "week" | "half-month" | "month" | "quarter" | "year";

export type ClockOptions = {
  /** Options of readings, by the names of these; the document's defaults count for the others. */
  readings?: Record<string, string>;
  /** Figures of the calendar that differ here, by name. */
  parameters?: Record<string, number>;
  /** Documents of statutory days that the calendar names and that are in no loaded pack; before those of packs. */
  documents?: StatutoryDays[];
  /** Language of titles and problems. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

/** A target without a document: exactly one length of time, and how it is meant. */
export type Target = {
  seconds?: number; minutes?: number; hours?: number; working_minutes?: number; working_hours?: number;
  /** Day 1 is the day after; 0 is the day itself. */
  days?: number;
  weeks?: number; working_days?: number; months?: number; years?: number;
  /** With months: the day of the month, below zero from its end. */
  on?: number;
  overflow?: "last-day" | "next-day";
  /** With days and months: `end` (24:00), `close` (of work), `same` (time of day), or a time. */
  until?: string;
  /** The time is before the event, not after it. */
  ahead?: boolean;
  /** `within`: the due time is in time; `before`: it is not; `not-before`: at it or later. */
  bound?: "within" | "before" | "not-before";
};

/** When the clock stood still; a pause without an end goes on. */
export type Pause = [from: string, to?: string | null];
export type CaseOptions = { pauses?: Pause[]; circumstances?: string[] };

/** What a promise is called, where it comes from, and the readings that have a say in it. */
export type Rule = { id: string; title: string; source: string; note: string; rows: string[]; readings: { id: string; option: string }[] };

export type Deadline = {
  /** Null if it cannot be told; `problems` says why: a year without data, no working hours, a pause without an end. */
  due: string | null;
  /** The due time as people write it: `2024-06-03 09:30`; `2024-06-03 24:00` ends a day. */
  shown: string;
  /** Whether the due time itself is still in time. 24:00, the next day's first instant, is not. */
  inclusive: boolean;
  /** What was counted, at most 400 stretches. */
  counted: Stretch[];
  rule: Rule;
  problems: Problem[];
};

export type VerdictState = "met" | "late" | "early" | "running" | "paused" | "excused" | "not-in-force" | "unknown";
export type Verdict = Deadline & {
  /** The target's id; empty for one without a document. */
  target: string;
  state: VerdictState;
  /** Seconds from the end, or from now, to the due time; below zero after it. */
  margin_seconds: number | null;
  /** How fast, where the target tells what is usual. */
  level: "usual" | "slow" | "late" | null;
};

/** One time a duty is due. */
export type Occurrence = {
  duty: string;
  title: string;
  /** The period of the calendar, or the interval since the event, that it belongs to. */
  period: Stretch;
  opens: string;
  due: string;
  shown: string;
  inclusive: boolean;
  /** For duties since an event: the number of the stretch that sets the interval. */
  phase: number | null;
};

/** One event. */
export type Happening = {
  start: string;
  /** When its targets were reached, by their ids; null if not yet. */
  ends?: Record<string, string | null>;
  /** What else is known, and how often. */
  circumstances?: Record<string, number | boolean>;
  pauses?: Pause[];
};
export type Judgement = {
  verdicts: Verdict[];
  /** Whether an event of the kind can cost anything at all. */
  priced: boolean;
  /** The costs that apply, by their number in the document. */
  costs: { cost: number; points: number; yuan: number }[];
  points: number;
  yuan: number;
};

export type CalendarDay = { date: string; hours: Stretch[]; is: "off" | "work" | null; holiday: string };
export type Message = { at: string; by: "customer" | "human" | "robot" };
export type Wait = { from: string; to: string | null; seconds: number | null };
/** Contacts with the same words in `about` (who, and what about) are about the same. */
export type Contact = { about: string; at: string };

export type Part = { id: string; title: string; source: string; note: string; rows: string[]; parts: string[]; start: string; counted: boolean };
export type About = {
  id: string;
  title: string;
  targets: Part[];
  duties: Part[];
  /** `parts` are the targets that an event starts. */
  events: Part[];
  /** `parts` are the hours of a shift. */
  shifts: Part[];
  circumstances: Part[];
  readings: { id: string; question: string; option: string; options: { id: string; title: string }[] }[];
  parameters: { id: string; title: string; value: number; unit: string; note: string }[];
  /** The years whose statutory days are known; null if the calendar keeps none. */
  years: number[] | null;
};

/**
 * Times that are promised, by a calendar. It reads no clock: every time is an argument.
 * Every method throws a KefuError with a path for what it is asked wrongly: `bad-moment`, `missing-field`, `unknown-part`,
 * `bad-length`, `bad-amount`, `unknown-field`, `wrong-type`.
 */
export class ServiceClock {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `not-ready` */
  constructor(calendar: Calendar | string, options?: ClockOptions);
  /** What was wrong with the calendar. Its valid rest works. */
  readonly problems: Problem[];
  readonly about: About;
  /** What the calendar promises. */
  targets(): Part[];
  /** When a target, or a duty, is due for what began at `start`. */
  due(target: string | Target, start: string, options?: Pick<CaseOptions, "pauses">): Deadline;
  /** How a target stands at `now`; `end` is null while it is open. */
  verdict(target: string | Target, start: string, end: string | null, now: string, options?: CaseOptions): Verdict;
  /** How long it is, less the pauses. Working time is null in years without data. */
  elapsed(start: string, end: string, options?: Pick<CaseOptions, "pauses">): { working_seconds: number | null; clock_seconds: number; problems: Problem[] };
  /** Every time duties are due from `from` on and before `to`; `since` is the event that some of them follow. */
  recurring(from: string, to: string, options?: { duties?: string[]; since?: string }): Occurrence[];
  /** How all promises of an event stand at `now`, and what that costs. */
  judge(event: string, happening: Happening, now: string): Judgement;
  /** The hours of the days from `from` to `to`, at most 1100. */
  days(from: string, to: string): CalendarDay[];
  /** The period of the calendar that `at` is in. */
  period(every: Every, at: string): Stretch;
  /** The waits for a person's answer, the first of them first. */
  waits(messages: Message[]): Wait[];
  /** The contacts, by their numbers, that come at most `days` (default 7) after one about the same. */
  repeats(contacts: Contact[], days?: number): number[];
  /** What each option that was not chosen would give. */
  otherwise<T>(ask: (clock: ServiceClock) => T): { reading: string; option: string; title: string; result: T }[];
  /** Frees the memory. Using the clock afterwards throws. */
  dispose(): void;
  [Symbol.dispose](): void;
}
