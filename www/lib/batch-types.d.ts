// Types of the review of many conversations and of what is made of it.

import type { Problem, TranscriptOptions } from "./index.js";
import type { Conversation, Evidence, Review, ReviewOptions, Rubric, RuleReview, RuleSummary } from "./review-types.js";

export type Language = "zh-CN" | "zh-TW" | "en";
export type State = RuleReview["state"];

/** A table with a title for each column; numbers stay numbers, `null` is an empty cell. */
export type Table = { name: string; columns: string[]; rows: (string | number | null)[][] };
export type TableOf = "conversation" | "agent" | "day" | "rule";

/** Where the conversations of a batch come from: one of the two. */
export type BatchSource =
  | { conversations: Conversation[]; file?: undefined; format?: undefined; transcript?: undefined }
  | {
      /** A transcript as {@link parseTranscript} reads it. */
      file: Blob;
      format?: "auto" | "json" | "jsonl" | "csv" | "text";
      transcript?: TranscriptOptions;
      conversations?: undefined;
    };

/** How a batch is worked on. */
export type BatchManner = {
  onProgress?: (progress: { phase: "reading" | "reviewing"; done: number; total: number }) => void;
  /** Aborting it disposes of the job; `run()` rejects with its reason. */
  signal?: AbortSignal;
  /** Whether it may use a worker. Default true; where the page's policy forbids workers, it works in slices on the page. */
  worker?: boolean;
  /** Address of the module for the worker, if `init()` was given one. */
  source?: URL | string;
};

export type ReviewJobOptions = ReviewOptions & { rubric: Rubric | string } & BatchSource & BatchManner;

/** Counts of states; `rate` is met / (met + unmet), null where nothing applies. */
export type Counts = { met: number; unmet: number; notApplicable: number; points: number; rate: number | null };
export type RuleTally = Counts & { id: string; title: string };
/** Sums of the conversations of one agent or one day; `key` is empty where that is not known. */
export type Tally = Counts & { key: string; conversations: number; meanScore: number; rules: RuleTally[] };
/** What somebody, or a rubric, holds of a rule in a conversation. */
export type Rating = { conversation: string; rule: string; state: State };

/** Reviews in figures. Conversations count from 0 in the order they came, up to `count`; rules in the rubric's order. */
export interface ReviewResults {
  readonly rules: RuleSummary[];
  /** How many are reviewed so far. */
  readonly count: number;
  readonly total: number;
  readonly complete: boolean;
  /** Its own id, or its number from 1. */
  id(number: number): string;
  /** `attributes.agent`, or the name of the first person of the agent's side; empty if there is none. */
  agent(number: number): string;
  /** `2024-05-01`, the day it began; empty if no turn has a time. */
  day(number: number): string;
  points(number: number): number;
  score(number: number): number;
  state(number: number, rule: number): State;
  rulePoints(number: number, rule: number): number;
  ratings(): Rating[];
  tally(by: "rule"): RuleTally[];
  tally(by: "agent" | "day"): Tally[];
  /** For {@link toCsv} and `toXlsx` of `kefu/sheets`. */
  table(of?: TableOf, lang?: Language): Table;
}

/**
 * Reviews many conversations in a worker, in figures. Contacts of the same `attributes.customer` in the batch become
 * `attributes.earlier`, the latest 32 of them, where a conversation doesn't have that itself.
 */
export class ReviewJob {
  /** @throws KefuError `invalid-argument`, `pack-missing` */
  constructor(options: ReviewJobOptions);
  readonly state: "ready" | "running" | "stopped" | "done";
  /** What was wrong with the rubric and the file, once they have been read. */
  readonly problems: Problem[];
  /** Begins, or goes on after `stop()`. Resolves when all is done or it was stopped. */
  run(): Promise<ReviewResults>;
  stop(): void;
  /** A conversation, with all that is known of it, and its review in full. */
  open(number: number): Promise<{ conversation: Conversation; review: Review }>;
  /** Ends the worker. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** A table as CSV: UTF-8 with byte order mark; a text that a spreadsheet would take for a formula gets a `'` before it. */
export function toCsv(table: Table): string;

/** How far two raters agree. `kappa` (Cohen's) and its 95 % interval are null with the `reason` where they say nothing. */
export type Agreement = {
  count: number;
  agreed: number;
  percent: number | null;
  kappa: number | null;
  low: number | null;
  high: number | null;
  /** `all-the-same`: both always gave the same one state, so that chance alone would agree always. */
  reason?: "all-the-same" | "nothing-in-common";
};

/**
 * Compares ratings of the same rules in the same conversations, by two people or by a person and a rubric.
 * @throws KefuError `invalid-argument` for a state that is none, and a rule rated twice by one
 */
export function agreement(
  a: Rating[],
  b: Rating[],
): {
  overall: Agreement;
  /** The rules that divide them most come first. */
  rules: (Agreement & { rule: string })[];
  differences: { conversation: string; rule: string; a: State; b: State }[];
  /** How many ratings have no counterpart, and are left out. */
  onlyOne: number;
};

/** A rubric with what it listens with. */
export type RubricUse = ReviewOptions & { rubric: Rubric | string };
export type ReplayOptions = { before: RubricUse; after: RubricUse } & BatchSource & BatchManner;
export type ReplayHit = { number: number; conversation: Conversation; evidence: Evidence[] };

/** What a rubric would change. */
export interface Replay {
  readonly count: number;
  /** A rule that only one of the rubrics has is null in the other. `changed`: in how many conversations the state is another. */
  readonly rules: { id: string; title: string; before: RuleTally | null; after: RuleTally | null; changed: number }[];
  /** Conversations that newly do not meet a rule (or, if there are none, do not meet it), as different from each other as can be. */
  hits(rule: string, most?: number): Promise<ReplayHit[]>;
  dispose(): void;
  [Symbol.dispose](): void;
}

/** Tries a rubric on old conversations beside the one in use; two packs are compared in the same way. */
export function replay(options: ReplayOptions): Promise<Replay>;

export type ReviewInput = RubricUse & { conversation: Conversation };
export type ObjectionInput = ReviewInput & { review: Review; rule: string; reason: string; by?: string; at: string };
/** Plain data: keep it as JSON. */
export type Objection = {
  kind: "kefu-objection";
  version: 1;
  /** The digest is of the rubric with the documents it listens with and its figures. */
  rubric: { id: string; sha256: string };
  /** The digest is of turns and attributes. */
  conversation: { id: string; sha256: string };
  rule: string;
  result: Pick<RuleReview, "title" | "state" | "points" | "parts"> & { evidence: Pick<Evidence, "turn" | "start" | "end" | "text" | "shows">[] };
  reason: string;
  by: string;
  at: string;
  answer: { accepted: boolean; text: string; by?: string; at: string } | null;
};

/**
 * Records an objection to a rule's outcome.
 * @throws KefuError `invalid-argument`, `digest-missing` (a page without https)
 */
export function objection(input: ObjectionInput): Promise<Objection>;
/** The record with the answer to it; the record given stays as it is. */
export function answerObjection(record: Objection, answer: NonNullable<Objection["answer"]>): Objection;
export function exportObjections(records: Objection[]): string;
/** @throws KefuError `document-invalid`, `invalid-argument` with the place */
export function importObjections(json: string): Objection[];
/** Whether rubric, conversation and outcome are still what they were; `now` is the outcome of today. */
export function verifyObjection(
  record: Objection,
  input: ReviewInput,
): Promise<{ rubric: boolean; conversation: boolean; result: boolean; now: RuleReview | null }>;
