// Entries in a page's `localStorage`, as JSON, one item each.
//
// Refuses to know: what to do when it fails; every method rejects then. The methods are `async` for that alone: all that
// they do is done before they return, so no other script of this process comes between.
// Invariant: an item that is no JSON is told of and counts as none; the others are read all the same.

/** @typedef {import("./shelf.js").Place} Place */

/**
 * @param {Storage} storage
 * @param {string} name
 * @param {(key: string) => void} onDamaged
 * @returns {Place}
 */
export function openStorage(storage, name, onDamaged) {
  // Encoded, a name has no slash: no shelf's items can begin like those of another.
  const head = `kefu/${encodeURIComponent(name)}/`;
  const read = (/** @type {string} */ key) => {
    const text = storage.getItem(head + key);
    try {
      return text === null ? undefined : JSON.parse(text);
    } catch {
      onDamaged(key);
      return undefined;
    }
  };
  const write = (/** @type {string} */ key, /** @type {unknown} */ value) => storage.setItem(head + key, JSON.stringify(value));
  return {
    where: "storage",
    get: async (key) => read(key),
    set: async (key, value) => write(key, value),
    delete: async (key) => storage.removeItem(head + key),
    change: async (key, edit) => {
      const next = edit(read(key));
      if (next === undefined) storage.removeItem(head + key);
      else write(key, next);
      return next;
    },
    entries: async (prefix) => {
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "").filter((key) => key.startsWith(head + prefix));
      const all = keys.sort().map((key) => /** @type {[string, unknown]} */ ([key.slice(head.length), read(key.slice(head.length))]));
      return all.filter(([, value]) => value !== undefined);
    },
    close: () => undefined,
  };
}
