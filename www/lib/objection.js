// An agent's objection to a rule's outcome, as a record that can be judged years later: what was said, by which rubric,
// and whether both are still what they were.
//
// Refuses to know: who may object. Invariants: a record holds digests (SHA-256) of the whole input of the review, so
// that a changed text, rubric or lexicon is noticed; an answer makes a new record; times are given, never read from a clock.

import { namedBy } from "./named.js";
import { KefuError, invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";
import { ConversationReview } from "./conversation-review.js";

/** @typedef {import("./index.js").Objection} Objection */
/** @typedef {import("./index.js").ObjectionInput} Input */
/** @typedef {import("./index.js").ReviewInput} ReviewInput */

const KIND = "kefu-objection";
const VERSION = 1;

/**
 * @param {Input} input
 * @returns {Promise<Objection>}
 */
export async function objection({ review, rule, reason, by = "", at, ...input }) {
  const outcome = review?.rules?.find(({ id }) => id === rule);
  if (outcome === undefined) throw invalidArgument("rule", `the review has no rule "${rule}"`, "pass the id of one of review.rules");
  if (typeof reason !== "string" || reason.trim() === "") throw invalidArgument("reason", "no reason", "say why the outcome is wrong");
  if (Number.isNaN(Date.parse(at))) throw invalidArgument("at", `not a time: ${String(at)}`, "ISO 8601 with offset");
  const { rubric, conversation } = await digests(input);
  return { kind: KIND, version: VERSION, rubric, conversation, rule, result: resultOf(outcome), reason, by, at, answer: null };
}

/**
 * @param {Objection} record
 * @param {NonNullable<Objection["answer"]>} answer
 * @returns {Objection}
 */
export function answerObjection(record, { accepted, text, by = "", at }) {
  if (typeof accepted !== "boolean" || typeof text !== "string") throw invalidArgument("answer", "not an answer", "pass { accepted, text, by?, at }");
  if (Number.isNaN(Date.parse(at))) throw invalidArgument("answer.at", `not a time: ${String(at)}`, "ISO 8601 with offset");
  return { ...record, answer: { accepted, text, by, at } };
}

/** @param {Objection[]} records */
export const exportObjections = (records) => JSON.stringify(records, null, 2);

/**
 * @param {string} json
 * @returns {Objection[]}
 */
export function importObjections(json) {
  let records;
  try {
    records = JSON.parse(json);
  } catch (cause) {
    throw new KefuError("document-invalid", "this is not JSON", { cause, hint: "pass what exportObjections() gave" });
  }
  if (!Array.isArray(records)) throw invalidArgument("json", "not a list of objections", "pass what exportObjections() gave");
  for (const [at, record] of records.entries()) {
    const wrong = faultOf(record);
    if (wrong !== undefined) throw invalidArgument(`json[${at}]${wrong}`, "not an objection of this version", "pass what exportObjections() gave");
  }
  return records;
}

/**
 * Whether rubric, conversation and outcome are what they were when the objection was made.
 * @param {Objection} record
 * @param {ReviewInput} input
 */
export async function verifyObjection(record, input) {
  const { rubric, conversation } = await digests(input);
  const { rubric: document, conversation: given, ...options } = input;
  const review = new ConversationReview(document, options);
  try {
    const now = review.review(given).rules.find(({ id }) => id === record.rule) ?? null;
    return {
      rubric: rubric.id === record.rubric.id && rubric.sha256 === record.rubric.sha256,
      conversation: conversation.sha256 === record.conversation.sha256,
      result: now !== null && canonical(untitled(resultOf(now))) === canonical(untitled(record.result)),
      now,
    };
  } finally {
    review.dispose();
  }
}

/**
 * Digests of all that a review depends on: the rubric with its figures and documents, and the conversation.
 * @param {ReviewInput} input
 */
async function digests({ rubric: given, lexicons = [], parameters = {}, conversation }) {
  const rubric = typeof given === "string" ? documentById(given, "rubric", "rubric") : given;
  const others = lexicons.map((each, at) => (typeof each === "string" ? documentById(each, `lexicons[${at}]`) : each));
  const names = /** @type {{ lexicons?: string[] }} */ (rubric).lexicons ?? [];
  // The first of a name is the one that counts.
  const heard = names.map((name) => [...others, ...namedBy(rubric)].find(({ id }) => id === name) ?? null);
  const { id = "", turns, attributes = {} } = conversation;
  return {
    rubric: { id: rubric.id, sha256: await sha256(canonical({ rubric, heard, parameters })) },
    conversation: { id, sha256: await sha256(canonical({ turns, attributes })) },
  };
}

/** @param {import("./index.js").RuleReview} outcome */
function resultOf({ title, state, points, parts, evidence }) {
  return { title, state, points, parts, evidence: evidence.map(({ turn, start, end, text, shows }) => ({ turn, start, end, text, shows })) };
}

/** A title is another in another language. @param {Objection["result"]} result */
const untitled = (result) => ({ ...result, title: "" });

/** @param {any} record */
function faultOf(record) {
  const text = (/** @type {unknown} */ value) => typeof value === "string";
  const digest = (/** @type {any} */ value) => text(value?.id) && /^[0-9a-f]{64}$/.test(value?.sha256);
  if (record?.kind !== KIND || record.version !== VERSION) return "";
  if (!digest(record.rubric)) return ".rubric";
  if (!digest(record.conversation)) return ".conversation";
  if (!text(record.result?.state) || !Array.isArray(record.result.evidence)) return ".result";
  const missing = ["rule", "reason", "by", "at"].find((name) => !text(record[name]));
  if (missing !== undefined) return `.${missing}`;
  return record.answer === null || typeof record.answer?.accepted === "boolean" ? undefined : ".answer";
}

/**
 * Plain data as a text that does not depend on the order of names.
 * @param {unknown} value
 */
const canonical = (value) =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1))) : part,
  );

/** @param {string} text */
async function sha256(text) {
  const { subtle } = globalThis.crypto ?? {};
  if (subtle === undefined) throw new KefuError("digest-missing", "this page has no crypto.subtle", { hint: "serve it over https, or from localhost" });
  const bytes = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
