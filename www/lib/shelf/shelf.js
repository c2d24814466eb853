// A store that never fails its caller: entries go to the best place the browser has, and what no place takes stays here.
//
// Refuses to know: what is kept, and how a place keeps it.
// Invariants: every call resolves; the latest value of a key is always given back; nothing is lost silently.

import { openDatabase } from "./database.js";
import { openMemory } from "./memory.js";
import { openStorage } from "./storage.js";
import { codeOf, troubles } from "./trouble.js";

/** @typedef {import("../shelf.js").Shelf} ShelfLike */
/** @typedef {import("../shelf.js").ShelfOptions} Options */
/**
 * Where entries lie; its methods may reject.
 * @typedef {object} Place
 * @property {ShelfLike["where"]} where
 * @property {(key: string) => Promise<unknown>} get
 * @property {(key: string, value: unknown) => Promise<void>} set
 * @property {(key: string) => Promise<void>} delete
 * @property {(key: string, edit: (value: unknown) => unknown) => Promise<unknown>} change
 * @property {(prefix: string) => Promise<[string, unknown][]>} entries
 * @property {() => void} close
 */

/**
 * @param {string} name
 * @param {Options} [options]
 * @returns {Promise<ShelfLike>}
 */
export async function openShelf(name, options = {}) {
  const { lang = "zh-CN", onTrouble = () => undefined, patience = 3000 } = options;
  const trouble = troubles(lang, onTrouble);
  const storage = storageOf(name, options, trouble);
  const factory = reach(options, "indexedDB");
  const database = factory && (await openDatabase(factory, name, patience).catch(() => null));
  if (database && storage) await moveOver(storage, database);
  const place = database ?? storage ?? openMemory();
  if (place.where === "storage") trouble.tell("shelf-fallback");
  if (place.where === "memory") trouble.tell("shelf-memory");
  return new Shelf(place, trouble);
}

/**
 * What the options say, or what the page has; asking a page for it may throw.
 * @template {"indexedDB" | "localStorage"} Name
 * @param {Options} options
 * @param {Name} name
 * @returns {Options[Name] | null}
 */
function reach(options, name) {
  try {
    return options[name] === undefined ? (globalThis[name] ?? null) : options[name];
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {Options} options
 * @param {ReturnType<typeof troubles>} trouble
 */
function storageOf(name, options, trouble) {
  const storage = reach(options, "localStorage");
  try {
    // Some browsers have one that refuses even to be read.
    storage?.getItem("");
    return storage ? openStorage(storage, name, (key) => trouble.tell("shelf-damaged", key)) : null;
  } catch {
    return null;
  }
}

/**
 * What was kept in the storage while the database would not open is newer than what the database has.
 * @param {Place} storage
 * @param {Place} database
 */
async function moveOver(storage, database) {
  try {
    for (const [key, value] of await storage.entries("")) {
      await database.set(key, value);
      await storage.delete(key);
    }
  } catch {
    // What could not be moved stays where it is, and is moved next time.
  }
}

/** What the caller does with its value afterwards is no part of what was kept. @param {unknown} value */
function copyOf(value) {
  try {
    return structuredClone(value);
  } catch {
    // No data that could be copied: better the thing itself than nothing.
    return value;
  }
}

class Shelf {
  #place;
  #trouble;
  /** What the place did not take, by key; undefined for what it did not let go. @type {Map<string, unknown>} */
  #unsaved = new Map();

  /**
   * @param {Place} place
   * @param {ReturnType<typeof troubles>} trouble
   */
  constructor(place, trouble) {
    this.#place = place;
    this.#trouble = trouble;
  }

  get where() {
    return this.#place.where;
  }

  get problems() {
    return this.#trouble.all();
  }

  get unsaved() {
    return [...this.#unsaved].filter(([, value]) => value !== undefined).map(([key]) => key);
  }

  /** @param {string} key */
  async get(key) {
    if (this.#unsaved.has(key)) return this.#unsaved.get(key);
    try {
      return await this.#place.get(key);
    } catch {
      this.#trouble.tell("shelf-damaged", key);
      return undefined;
    }
  }

  /** @param {string} key @param {unknown} value */
  set(key, value) {
    return this.#write(key, value);
  }

  /** @param {string} key */
  delete(key) {
    return this.#write(key, undefined);
  }

  /**
   * @template T
   * @param {string} key
   * @param {(value: unknown) => T} edit
   * @returns {Promise<T>}
   */
  async change(key, edit) {
    /** @type {{ error: unknown } | null} */
    let thrown = null;
    const edited = (/** @type {unknown} */ value) => {
      try {
        return edit(this.#unsaved.has(key) ? this.#unsaved.get(key) : value);
      } catch (error) {
        thrown = { error };
        throw error;
      }
    };
    try {
      const next = await this.#place.change(key, edited);
      await this.#kept(key);
      return /** @type {T} */ (next);
    } catch (error) {
      // The one call that may reject: not the shelf failed but what it was given to run.
      if (thrown !== null) throw /** @type {{ error: unknown }} */ (thrown).error;
      const next = edited(await this.get(key));
      this.#hold(key, next, error);
      return next;
    }
  }

  /** @param {string} [prefix] @returns {Promise<[string, unknown][]>} */
  async entries(prefix = "") {
    const all = new Map(await this.#place.entries(prefix).catch(() => {
      this.#trouble.tell("shelf-damaged");
      return /** @type {[string, unknown][]} */ ([]);
    }));
    for (const [key, value] of this.#unsaved) {
      if (value === undefined) all.delete(key);
      else if (key.startsWith(prefix)) all.set(key, value);
    }
    return [...all].sort(([left], [right]) => (left < right ? -1 : 1));
  }

  close() {
    this.#place.close();
  }

  /** @param {string} key @param {unknown} value undefined takes the entry away */
  async #write(key, value) {
    try {
      await (value === undefined ? this.#place.delete(key) : this.#place.set(key, value));
    } catch (error) {
      this.#hold(key, value, error);
      return false;
    }
    await this.#kept(key);
    return this.where !== "memory";
  }

  /** @param {string} key @param {unknown} value @param {unknown} error */
  #hold(key, value, error) {
    this.#unsaved.set(key, copyOf(value));
    this.#trouble.tell(codeOf(error), key);
  }

  /** The place takes entries (again), so what it refused is offered to it once more. @param {string} key */
  async #kept(key) {
    this.#unsaved.delete(key);
    this.#trouble.mended(key);
    for (const [other, value] of [...this.#unsaved]) {
      try {
        await (value === undefined ? this.#place.delete(other) : this.#place.set(other, value));
        // Unless somebody has written it meanwhile, with another outcome.
        if (this.#unsaved.get(other) === value) this.#unsaved.delete(other);
        this.#trouble.mended(other);
      } catch {
        // It was told of when it was refused first.
      }
    }
  }
}
