// The live session: a text that is being edited, and findings that stay the same objects while they only move.
//
// Invariants: after every edit the findings are those of `check`; an edit that throws has changed nothing; if the engine
// goes down, the session is opened anew on the text it has.

import { currentGeneration, run } from "./engine.js";
import { KefuError, invalidArgument } from "./errors.js";
import { FIELDS, PhraseGuard, copy, shared } from "./phrase-guard.js";

/** @typedef {import("./index.js").Finding} Finding */
/** @typedef {Parameters<PhraseGuard["check"]>[1]} Context */

/** What was typed in one place is kept apart from the rest up to this length, so that a keystroke copies no long text. */
const LONGEST_TYPED = 1024;

export class GuardSession {
  #guard;
  #context;
  /** @type {import("#glue").SessionEngine | null} */
  #engine = null;
  #generation = -1;
  #text = textOf("");
  /** @type {Finding[]} */
  #findings = [];
  /** @type {Map<number, Finding>} by the engine's number */
  #known = new Map();
  #opened = 0;
  #disposed = false;

  /**
   * @param {PhraseGuard} guard
   * @param {string} text
   * @param {Context} context
   */
  constructor(guard, text, context) {
    this.#guard = guard[shared];
    this.#context = context;
    this.edit(0, 0, text);
  }

  get text() {
    return this.#text.whole();
  }

  get findings() {
    return [...this.#findings];
  }

  /**
   * @param {number} start
   * @param {number} end
   * @param {string} inserted
   * @returns {import("./index.js").SessionChange}
   */
  edit(start, end, inserted) {
    const { length } = this.#text;
    if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length)) {
      throw invalidArgument("start", `${start} to ${end} is not a range of this text`, `offsets are code units from 0 to ${length}`);
    }
    if (typeof inserted !== "string") throw invalidArgument("inserted", `a text is a string, not ${typeof inserted}`, "pass \"\" to delete");
    return run(() => {
      const engine = this.#live();
      copy(engine, inserted, "inserted");
      const numbers = engine.editSession(/** @type {import("#glue").SessionEngine} */ (this.#engine), start, end);
      this.#text = this.#text.spliced(start, end, inserted);
      return this.#follow(numbers, end, inserted.length - (end - start));
    });
  }

  dispose() {
    if (this.#generation === currentGeneration()) this.#engine?.free();
    this.#engine = null;
    this.#disposed = true;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /** The guard's engine, with a session open on the text. */
  #live() {
    if (this.#disposed) throw new KefuError("disposed", "this session was disposed of", { hint: "ask the guard for a new one" });
    const engine = this.#guard.live();
    if (this.#generation !== currentGeneration()) {
      this.#engine = this.#guard.enter(this.#context).openSession();
      this.#generation = currentGeneration();
      copy(engine, this.text, "text");
      const [, , , ...added] = engine.editSession(this.#engine, 0, 0);
      const known = this.#findings;
      // The engine counts from one again; the findings are the same ones in the same order.
      this.#known = new Map(known.map((finding, at) => [/** @type {number} */ (added[at * (FIELDS + 1)]), finding]));
    }
    return engine;
  }

  /**
   * @param {Uint32Array} numbers what the engine says of an edit
   * @param {number} end of what was replaced
   * @param {number} growth
   */
  #follow(numbers, end, growth) {
    const gone = 3 + numbers[2];
    const removed = [...numbers.subarray(3, gone)].map((number) => /** @type {Finding} */ (this.#known.get(number)));
    for (const number of numbers.subarray(3, gone)) this.#known.delete(number);
    if (removed.length > 0) {
      const lost = new Set(removed);
      this.#findings = this.#findings.filter((finding) => !lost.has(finding));
    }
    const shifted = growth === 0 ? [] : this.#findings.slice(firstFrom(this.#findings, end));
    for (const finding of shifted) {
      finding.start += growth;
      finding.end += growth;
    }
    const added = [];
    for (let at = gone; at < numbers.length; at += FIELDS + 1) {
      const finding = this.#guard.finding(this.#text, numbers.subarray(at + 1, at + 1 + FIELDS));
      finding.id = `${finding.entry}#${(this.#opened += 1)}`;
      this.#known.set(numbers[at], finding);
      insert(this.#findings, finding);
      added.push(finding);
    }
    return { findings: this.findings, added, removed, shifted, dirty: /** @type {[number, number]} */ ([numbers[0], numbers[1]]) };
  }
}

/**
 * The place of the first finding that starts at `start` or later.
 * @param {Finding[]} findings
 * @param {number} start
 */
function firstFrom(findings, start) {
  let [low, high] = [0, findings.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (findings[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Finding[]} findings in order of their start, longer ones first
 * @param {Finding} finding
 */
function insert(findings, finding) {
  let at = firstFrom(findings, finding.start);
  while (at < findings.length && findings[at].start === finding.start && findings[at].end >= finding.end) at += 1;
  findings.splice(at, 0, finding);
}

/**
 * A text in three parts: what was typed last stands apart.
 * @param {string} head
 * @param {string} typed
 * @param {string} tail
 */
function textOf(head, typed = "", tail = "") {
  const close = head.length + typed.length;
  const whole = () => head + typed + tail;
  return {
    length: close + tail.length,
    whole,
    slice(/** @type {number} */ start, /** @type {number} */ end) {
      const part = (/** @type {string} */ text, /** @type {number} */ from) => text.slice(Math.max(start - from, 0), Math.max(end - from, 0));
      return part(head, 0) + part(typed, head.length) + part(tail, close);
    },
    spliced(/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ inserted) {
      if (head.length <= start && end <= close && typed.length + inserted.length <= LONGEST_TYPED) {
        return textOf(head, typed.slice(0, start - head.length) + inserted + typed.slice(end - head.length), tail);
      }
      const text = whole();
      return textOf(text.slice(0, start), inserted, text.slice(end));
    },
  };
}

// Defined here, so that pages that only check whole messages do not load sessions.
/** @type {any} */ (PhraseGuard.prototype).session = function (text = "", /** @type {Context} */ context = undefined) {
  return new GuardSession(this, text, context);
};

export { PhraseGuard };
