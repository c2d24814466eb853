// Entries for as long as the page lives: the last resort.

/** @typedef {import("./shelf.js").Place} Place */

/** @returns {Place} */
export function openMemory() {
  /** @type {Map<string, unknown>} */
  const entries = new Map();
  const write = (/** @type {string} */ key, /** @type {unknown} */ value) => {
    if (value === undefined) entries.delete(key);
    // What the caller does with its value afterwards is no part of what was kept.
    else entries.set(key, structuredClone(value));
  };
  return {
    where: "memory",
    get: async (key) => structuredClone(entries.get(key)),
    set: async (key, value) => write(key, value),
    delete: async (key) => write(key, undefined),
    change: async (key, edit) => {
      const next = edit(structuredClone(entries.get(key)));
      write(key, next);
      return next;
    },
    entries: async (prefix) => [...entries].filter(([key]) => key.startsWith(prefix)).sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, value]) => [key, structuredClone(value)]),
    close: () => undefined,
  };
}
