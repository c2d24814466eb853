// Where many conversations are reviewed: the same desk stands in a worker, or on the page where workers are not allowed.
//
// Refuses to know: who asks, and what is done with the figures. Invariant: a conversation is reviewed with all that the
// batch knows of its customer, whichever way it came.

import { beginning, Contacts } from "./review-contacts.js";
import { ConversationReview } from "./conversation-review.js";
import { readTranscriptFile } from "./transcript-file.js";
import { parseTranscript } from "./transcript.js";

/** @typedef {import("./index.js").Conversation} Conversation */
/** @typedef {import("./index.js").TranscriptOptions} TranscriptOptions */
/** @typedef {{ rubric: any, lexicons: any[], parameters: Record<string, number>, lang: "zh-CN" | "zh-TW" | "en" }} DeskConfig */
/** @typedef {{ file: Blob, format: "auto" | "json" | "jsonl" | "csv" | "text", options: TranscriptOptions }} Reading */
/** @typedef {{ figures: Int32Array, ids: string[], agents: string[], days: string[] }} Reviewed what is kept of each */

const ROBOT = /机器人|機器人|自动回复|自動回覆|智能客服|bot/iu;

export class ReviewDesk {
  #review;
  /** @type {Conversation[]} */
  #read = [];
  #contacts = new Contacts();

  /** @param {DeskConfig} config its documents in full, not by their names */
  constructor({ rubric, ...options }) {
    this.#review = new ConversationReview(rubric, options);
  }

  /** Everything about the rubric that the figures don't say. */
  describe() {
    return { rules: this.#review.rules, problems: this.#review.problems };
  }

  /**
   * Reads a file; its conversations stay here.
   * @param {Reading} reading
   */
  async read({ file, format, options }) {
    const { conversations, problems } = parseTranscript(await readTranscriptFile(file), format, options);
    this.#read = conversations;
    for (const conversation of conversations) this.#contacts.add(conversation);
    this.#contacts.sort();
    return { count: conversations.length, problems };
  }

  /**
   * Reviews conversations handed over, or so many of those read.
   * @param {{ conversations?: Conversation[], from: number, to: number }} which
   * @returns {Reviewed}
   */
  review({ conversations, from, to }) {
    const given = conversations ?? this.#read.slice(from, to).map((each) => this.#contacts.complete(each));
    const figures = given.map((each) => this.#review.figures(each));
    const joined = new Int32Array(figures.reduce((sum, each) => sum + each.length, 0));
    let at = 0;
    for (const each of figures) {
      joined.set(each, at);
      at += each.length;
    }
    return { figures: joined, ids: given.map((each) => textOr(each?.id)), agents: given.map(agentOf), days: given.map(dayOf) };
  }

  /**
   * One conversation in full.
   * @param {{ conversation?: Conversation, number: number }} which
   */
  open({ conversation, number }) {
    const given = conversation ?? this.#contacts.complete(this.#read[number]);
    return { conversation: given, review: this.#review.review(given) };
  }

  dispose() {
    this.#review.dispose();
    this.#read = [];
  }
}

const textOr = (/** @type {unknown} */ value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** Who served: as the attributes say, or else the first of the agent's side who is no robot. @param {Conversation} conversation */
function agentOf(conversation) {
  const named = textOr(conversation?.attributes?.agent);
  if (named !== "") return named;
  const turns = Array.isArray(conversation?.turns) ? conversation.turns : [];
  const person = turns.find((turn) => turn?.role === "agent" && typeof turn.by === "string" && turn.by !== "" && !ROBOT.test(turn.by));
  return person?.by ?? "";
}

/** The day it began, by its own clock. @param {Conversation} conversation */
const dayOf = (conversation) => beginning(conversation).match(/^\d{4}-\d\d-\d\d/)?.[0] ?? "";
