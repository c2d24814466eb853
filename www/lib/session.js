// The live session: a text that is being edited, and findings that stay the same objects while they only move.
//
// Invariants: after every edit the findings are those of `check`; an edit that throws has changed nothing; if the engine
// goes down, the session is opened anew on the text it has.

import { currentGeneration, run } from "./engine.js";
import { KefuError, invalidArgument } from "./errors.js";
import { FIELDS, PhraseGuard, copy, shared } from "./phrase-guard.js";
import { Pieces } from "./pieces.js";

/** @typedef {import("./index.js").Finding} Finding */
/** @typedef {Parameters<PhraseGuard["check"]>[1]} Context */

export class GuardSession {
  #guard;
  #context;
  /** @type {import("#glue").SessionEngine | null} */
  #engine = null;
  #generation = -1;
  #revision = -1;
  #text = new Pieces();
  /**
   * In text order; replaced when there are others, never changed.
   * @type {readonly Finding[]}
   */
  #findings = [];
  /** @type {Map<number, Finding>} by the engine's number */
  #known = new Map();
  #opened = 0;
  /** @type {{ added: Finding[], removed: Finding[] }} what a change of the guard has done since the last edit */
  #late = { added: [], removed: [] };
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
    if (!this.#disposed) run(() => this.#live());
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
      this.#text.splice(start, end, inserted);
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
    const { revision } = this.#guard.config;
    if (this.#generation !== currentGeneration() || this.#revision !== revision) {
      if (this.#generation === currentGeneration()) this.#engine?.free();
      this.#engine = this.#guard.enter(this.#context).openSession();
      this.#generation = currentGeneration();
      this.#revision = revision;
      copy(engine, this.#text.whole(), "text");
      this.#take(engine.editSession(this.#engine, 0, 0));
    }
    return engine;
  }

  /**
   * Takes the findings of a session opened anew: those that were there before stay the same objects.
   * @param {Uint32Array} numbers what the engine says of the whole text
   */
  #take(numbers) {
    const before = new Map(this.#findings.map((finding) => [likeness(finding), finding]));
    const findings = [];
    this.#known = new Map();
    for (let at = 3; at < numbers.length; at += FIELDS + 1) {
      const fresh = this.#guard.finding(this.#text, numbers.subarray(at + 1, at + 1 + FIELDS));
      const finding = before.get(likeness(fresh)) ?? this.#named(fresh);
      if (!before.delete(likeness(fresh))) this.#late.added.push(finding);
      this.#known.set(numbers[at], finding);
      findings.push(finding);
    }
    this.#findings = findings;
    const gone = [...before.values()];
    this.#late.removed.push(...gone.filter((finding) => !this.#late.added.includes(finding)));
    this.#late.added = this.#late.added.filter((finding) => !gone.includes(finding));
  }

  /** @param {Finding} finding */
  #named(finding) {
    finding.id = `${finding.entry}#${(this.#opened += 1)}`;
    return finding;
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
      const finding = this.#named(this.#guard.finding(this.#text, numbers.subarray(at + 1, at + 1 + FIELDS)));
      this.#known.set(numbers[at], finding);
      added.push(finding);
    }
    if (added.length > 0) this.#findings = merged(this.#findings, added);
    const late = this.#late;
    this.#late = { added: [], removed: [] };
    const come = [...late.added.filter((finding) => !removed.includes(finding)), ...added];
    const left = [...late.removed, ...removed.filter((finding) => !late.added.includes(finding))];
    return new Change(this.#findings, come, left, shifted, [numbers[0], numbers[1]]);
  }
}

/** What an edit changed. */
class Change {
  #findings;

  /**
   * @param {readonly Finding[]} findings
   * @param {Finding[]} added
   * @param {Finding[]} removed
   * @param {Finding[]} shifted
   * @param {[number, number]} dirty
   */
  constructor(findings, added, removed, shifted, dirty) {
    this.#findings = findings;
    this.added = added;
    this.removed = removed;
    this.shifted = shifted;
    this.dirty = dirty;
  }

  /** A copy for those who ask: a long text has many, and most edits change none. */
  get findings() {
    return [...this.#findings];
  }
}

/**
 * What two findings have in common that are the same one, before and after the guard was changed.
 * @param {Finding} finding
 */
const likeness = ({ start, end, lexicon, entry, via, severity, mention, reads }) => [start, end, lexicon, entry, via, severity, mention, reads].join("\n");

/**
 * The place of the first finding that starts at `start` or later.
 * @param {readonly Finding[]} findings
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
 * Both lists in one.
 * @param {readonly Finding[]} known in order of their start, longer ones first
 * @param {Finding[]} added
 */
function merged(known, added) {
  const findings = [];
  let next = 0;
  for (const finding of [...added].sort((left, right) => left.start - right.start || right.end - left.end)) {
    const before = (/** @type {Finding} */ other) => other.start < finding.start || (other.start === finding.start && other.end >= finding.end);
    while (next < known.length && before(known[next])) findings.push(known[next++]);
    findings.push(finding);
  }
  for (; next < known.length; next += 1) findings.push(known[next]);
  return findings;
}

// Defined here, so that pages that only check whole messages do not load sessions.
/** @type {any} */ (PhraseGuard.prototype).session = function (text = "", /** @type {Context} */ context = undefined) {
  return new GuardSession(this, text, context);
};

export { PhraseGuard };
