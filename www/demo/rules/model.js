/**
 * Lexicons as the workshop edits them: what an entry has, and the few changes there are. Nothing here draws or checks.
 * Invariant: fields that the form does not know are kept as they are.
 */

/** @typedef {import("../../dist/index.js").Text} Text */
/** @typedef {"hint" | "warn" | "block"} Severity */
/** @typedef {{ text: string, before?: string[], role?: string }} Example */
/** @typedef {{ bare?: boolean, start?: boolean, end?: boolean, turn_at_most?: number, before?: string, after?: string, reply_to?: string, without?: string | string[] }} Condition */
/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} [phrase]
 * @property {string} [leak] in place of a phrase: found by its structure
 * @property {string} category
 * @property {Severity} [severity]
 * @property {string[]} [variants]
 * @property {Text[]} [instead]
 * @property {string[]} [exceptions]
 * @property {Condition} [when]
 * @property {(string | Example)[]} [hits]
 * @property {(string | Example)[]} [misses]
 */
/** @typedef {{ title: Text, severity: Severity, why: Text }} Category */
/** @typedef {{ kind: "lexicon", id: string, title: Text, cues?: Record<string, string[]>, categories: Record<string, Category>, entries: Entry[] }} LexiconDocument */

/** The document with one entry alone, for checks that should cost the same in a lexicon of any size. @param {LexiconDocument} lexicon @param {Entry} entry */
export const alone = (lexicon, entry) => ({ ...lexicon, entries: [entry] });

/** What people call an entry. @param {Entry} entry */
export const nameOf = (entry) => entry.phrase ?? entry.leak ?? entry.id;

/** The entries in which the words of a search stand, by place. @param {LexiconDocument} lexicon @param {string} words @returns {number[]} */
export function search({ entries, categories }, words) {
  const wanted = words.trim().toLowerCase();
  const has = (/** @type {string | undefined} */ text) => text !== undefined && text.toLowerCase().includes(wanted);
  /** @type {number[]} */
  const found = [];
  for (const [at, { phrase, id, variants, category }] of entries.entries()) {
    if (wanted === "" || has(phrase) || has(id) || variants?.some(has) || has(categories[category]?.title["zh-CN"])) found.push(at);
  }
  return found;
}

/** An id no entry of a lexicon has. @param {LexiconDocument} lexicon @param {string} wish */
export function freeId({ entries }, wish) {
  const taken = new Set(entries.map(({ id }) => id));
  return free(wish, (id) => taken.has(id));
}

/** @param {string} wish @param {(id: string) => boolean} isTaken */
export function free(wish, isTaken) {
  let id = wish;
  for (let number = 2; isTaken(id); number += 1) id = `${wish}-${number}`;
  return id;
}

/** A new entry, first in a lexicon, where one finds it. @param {LexiconDocument} lexicon */
export function addEntry(lexicon) {
  const [category] = Object.keys(lexicon.categories);
  lexicon.entries.unshift({ id: freeId(lexicon, "new"), phrase: "", category });
}

/** An empty lexicon. @param {string} id @param {string} title @param {Category} category */
export function newLexicon(id, title, category) {
  return /** @type {LexiconDocument} */ ({ kind: "lexicon", id, title: { "zh-CN": title }, categories: { taboo: category }, entries: [] });
}

/**
 * Takes over the entries of another lexicon, first of all, with the categories they need.
 * @param {LexiconDocument} lexicon
 * @param {LexiconDocument} other
 */
export function merge(lexicon, other) {
  const taken = new Set(lexicon.entries.map(({ id }) => id));
  const added = other.entries.map((entry) => {
    const id = free(entry.id, (wish) => taken.has(wish));
    taken.add(id);
    lexicon.categories[entry.category] ??= other.categories[entry.category];
    return { ...entry, id };
  });
  lexicon.entries = [...added, ...lexicon.entries];
}

/** A copy of an entry without the fields that say nothing. @param {Entry} entry @returns {Entry} */
export function tidy(entry) {
  const says = (/** @type {[string, unknown]} */ [, value]) => value !== undefined && value !== "" && !(typeof value === "object" && Object.keys(value ?? {}).length === 0);
  return /** @type {Entry} */ (Object.fromEntries(Object.entries(entry).filter(says)));
}
