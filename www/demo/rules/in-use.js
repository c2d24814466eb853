/**
 * The lexicon by which the chat desk checks in place of its default rules: one at a time, and always as it is now.
 */

import { PhraseGuard } from "../../dist/index.js";

/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */

/** Building a guard of many phrases takes longer than a key; it waits for the end of typing. */
const REBUILD_DELAY_MS = 400;

/** @param {import("../views.js").Host} host */
export function mountUse(host) {
  /** @type {LexiconDocument | null} */
  let used = null;
  /** @type {PhraseGuard | null} */
  let guard = null;
  let timer = 0;

  const apply = () => {
    clearTimeout(timer);
    const before = guard;
    guard = used && new PhraseGuard({ lexicons: [used], lang: host.language() });
    host.use(guard, used?.title ?? null);
    before?.dispose();
  };

  return {
    /** @param {LexiconDocument} lexicon */
    isUsed: ({ id }) => used?.id === id,
    /** Puts a lexicon to use on the desk, or the default rules again. @param {LexiconDocument | null} lexicon */
    put(lexicon) {
      used = lexicon;
      apply();
    },
    /** The lexicon has changed, and the desk is to follow. @param {LexiconDocument} lexicon */
    follow(lexicon) {
      if (used?.id !== lexicon.id) return;
      used = lexicon;
      clearTimeout(timer);
      timer = window.setTimeout(apply, REBUILD_DELAY_MS);
    },
    speak: () => used && apply(),
  };
}
