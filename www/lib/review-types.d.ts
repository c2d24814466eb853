// Types of reviews of whole conversations.

import type { Document, Lexicon, Problem, Turn } from "./index.js";

/** A conversation. A robot of the agent's side is told from people by `by` (机器人, bot …). */
export type Conversation = { id?: string; turns: Turn[]; attributes?: Record<string, unknown> };
/** A rubric document as JSON; its shape is checked by `checkDocument`. */
export type Rubric = Document & { kind: "rubric" };

export type ReviewOptions = {
  /** Lexicons and courtesy documents, or ids of those of loaded packs, in place of those the rubric names that are not at hand. */
  lexicons?: (Lexicon | Document | string)[];
  /** Figures of the rubric that differ here, by name. */
  parameters?: Record<string, number>;
  /** Language of titles, reasons and problems. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

/** A place that proves a state. Offsets are UTF-16 code units of the turn's text, half-open; turns count from 0. */
export type Evidence = {
  turn: number;
  start: number;
  end: number;
  /** The characters. */
  text: string;
  /**
   * `found`: something asked for is there; of a rule that is unmet, what does not do alone. `forbidden`: something is there
   * that should not be. `missing`: something asked for is not in this turn, where it should be. `occasion`: what made the
   * rule apply. `late`, `repeated`, `wrong`: a turn that came too late, turns that say the same, figures that do not add up.
   */
  shows: "found" | "forbidden" | "missing" | "occasion" | "late" | "repeated" | "wrong";
  /** What was heard, or was to be heard. */
  label?: string;
  why: string;
};

/** A change of the agent's words; several are made in order, each in what the one before left. */
export type Mend = {
  turn: number;
  /** A new turn of the agent is put before the turn of that number. */
  newTurn: boolean;
  start: number;
  end: number;
  insert: string;
};

/** One rule's outcome. */
export type RuleReview = {
  id: string;
  title: string;
  state: "met" | "unmet" | "not-applicable";
  /** Why it does not apply. */
  reason?: "no-occasion" | "no-turn" | "no-time" | "no-attribute" | "no-number";
  /** Why it is asked; or why it does not apply. */
  why: string;
  points: number;
  /** How many parts are met, of how many that apply. */
  parts: { met: number; of: number };
  evidence: Evidence[];
  /** A person must confirm it (its id in `attributes.confirmed`) before its points count. */
  toConfirm: boolean;
  rows: string[];
  source: string;
  /** The smallest change that would have met it, tried out; empty where words cannot mend it. */
  mend: Mend[];
};

/** What a review finds. */
export type Review = {
  rubric: string;
  rules: RuleReview[];
  /** The sum of the rules' points. */
  points: number;
  /** The rubric's base with the points, not under its floor. */
  score: number;
  /** What the agent undertook to do: by when (ISO 8601, if that can be known), and the turn that says it is done. */
  promises: { turn: number; start: number; end: number; text: string; due: string | null; kept: number | null }[];
  /** Questions of the customer that nobody answered. */
  unanswered: { turn: number; start: number; end: number; text: string }[];
  /** The parts of the conversation, by turns: `from` inclusive, `to` exclusive. */
  stages: { id: string; title: string; from: number; to: number }[];
  /** What is doubtful about the conversation itself: unknown roles, times that are none. */
  problems: Problem[];
};

/** A rule of a rubric. */
export type RuleSummary = { id: string; title: string; why: string; points: number; credit: number; rows: string[]; source: string };
/** A figure of a rubric that a department may set. */
export type ReviewParameter = { id: string; title: string; value: number; unit: string };

/** Reviews conversations by a rubric. Make one and keep it: what it heard in a conversation is not heard again while that one grows. */
export class ConversationReview {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `not-ready` */
  constructor(rubric: Rubric | string, options?: ReviewOptions);
  /** What was wrong with the rubric. Its valid rest works. */
  readonly problems: Problem[];
  readonly rules: RuleSummary[];
  readonly parameters: ReviewParameter[];
  review(conversation: Conversation): Review;
  /** The review as if the agent sent `text` now. What would mend a rule is tried out when its `mend` is read, by this object. */
  draft(conversation: Conversation, text: string): Review;
  /** The review in figures alone: points and score in thousandths, then of each rule its state (0 met, 1 unmet, 2 not applicable) and points. */
  figures(conversation: Conversation): Int32Array;
  /** Frees the memory. Using the review afterwards throws. */
  dispose(): void;
  [Symbol.dispose](): void;
}
