// Changes to a guard: entries added, taken away and replaced, at the cost of what changes.
//
// Invariant: after a trap the guard is what it was. The changes are made again, or, when there were many, the guard is
// loaded from what they had come to.

import { run } from "./engine.js";
import { invalidArgument } from "./errors.js";
import { shared } from "./phrase-guard.js";
import { PhraseGuard } from "./session.js";

/** More changes than this are not kept one by one. */
const MOST_CHANGES = 256;

/** @typedef {import("#glue").GuardEngine} GuardEngine */
/** @typedef {{ lexicon?: string }} Where */

/**
 * Makes a change now, and again if the engine has to be made anew.
 * @template T
 * @param {PhraseGuard} guard
 * @param {(engine: GuardEngine) => T} change
 * @returns {T}
 */
function make(guard, change) {
  return run(() => {
    const { live, config, forget } = guard[shared];
    const engine = live();
    const result = change(engine);
    forget();
    config.revision += 1;
    config.changes.push(change);
    if (config.changes.length > MOST_CHANGES) {
      config.compiled = engine.compile();
      config.changes.length = 0;
    }
    return result;
  });
}

/**
 * @param {unknown} list
 * @param {string} path
 * @param {(item: unknown) => boolean} fits
 * @returns {unknown[]} a copy, for the caller may go on changing it
 */
function listOf(list, path, fits) {
  if (!Array.isArray(list) || !list.every(fits)) throw invalidArgument(path, "not a list of what is asked for", "pass an array; see index.d.ts");
  return structuredClone(list);
}

/** @param {unknown} item */
const isText = (item) => typeof item === "string";
/** @param {unknown} item */
const isObject = (item) => typeof item === "object" && item !== null;

/** @type {any} */ (PhraseGuard.prototype).add = function (/** @type {unknown} */ entries, /** @type {Where} */ { lexicon = "" } = {}) {
  const list = listOf(entries, "entries", (item) => isText(item) || isObject(item));
  return make(this, (engine) => engine.addEntries(list, lexicon));
};

/** @type {any} */ (PhraseGuard.prototype).remove = function (/** @type {unknown} */ ids, /** @type {Where} */ { lexicon = "" } = {}) {
  const list = listOf(ids, "ids", isText);
  return make(this, (engine) => engine.removeEntries(list, lexicon));
};

/** @type {any} */ (PhraseGuard.prototype).change = function (/** @type {unknown} */ entry, /** @type {Where} */ { lexicon = "" } = {}) {
  const [copy] = listOf([entry], "entry", isObject);
  return make(this, (engine) => engine.changeEntry(copy, lexicon));
};

export { PhraseGuard };
