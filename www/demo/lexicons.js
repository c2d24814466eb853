/**
 * The lexicons the views work on: those of the built-in packs, and drafts that lie over them or stand by themselves.
 * Drafts are kept in this browser and nowhere else. It refuses to know how lexicons are shown or judged.
 * Invariants: a built-in document is never changed, its draft is a copy; what is saved is there again after a reload, or
 * `keeping` says that it is not.
 */

import init, { loadPack, packs } from "../dist/index.js";

/** @typedef {import("../dist/index.js").Text} Text */
/** @typedef {import("./rules/model.js").LexiconDocument} LexiconDocument */
/** @typedef {{ id: string, title: Text, draft: boolean, builtIn: boolean }} Listed */
/** @typedef {"kept" | "blocked" | "full"} Keeping whether drafts outlive the page; if not, why */

const PREFIX = "kefu-demo-lexicon:";
/** Typing is not written out key by key. */
const WRITE_DELAY_MS = 300;

class Lexicons extends EventTarget {
  /** @type {Map<string, LexiconDocument>} */
  #drafts = new Map();
  /** @type {Set<string>} */
  #unwritten = new Set();
  /** @type {Keeping} */
  #keeping = "kept";
  #timer = 0;
  /** @type {Promise<void> | null} */
  #ready = null;

  /** Loads the engine and the drafts of last time. */
  ready() {
    this.#ready ??= init().then(() => this.#recall());
    return this.#ready;
  }

  /** Whether drafts outlive the page. */
  get keeping() {
    return this.#keeping;
  }

  /** All lexicons, the built-in ones first. @returns {Listed[]} */
  list() {
    const builtIn = packs().flatMap(({ documents }) => documents).filter(({ kind }) => kind === "lexicon");
    const listed = builtIn.map(({ id, title }) => ({ id, title, draft: this.#drafts.has(id), builtIn: true }));
    const known = new Set(listed.map(({ id }) => id));
    const own = [...this.#drafts.values()].filter(({ id }) => !known.has(id));
    return [...listed, ...own.map(({ id, title }) => ({ id, title, draft: true, builtIn: false }))];
  }

  /** A copy of a lexicon, with one's own changes. @param {string} id @returns {Promise<LexiconDocument>} */
  async read(id) {
    const draft = this.#drafts.get(id);
    if (draft) return draft;
    const { documents } = await loadPack(id.split("/")[0]);
    const found = documents.find((document) => document.kind === "lexicon" && document.id === id);
    if (!found) throw new Error(id);
    return structuredClone(/** @type {LexiconDocument} */ (found));
  }

  /** Keeps a changed lexicon. @param {LexiconDocument} document */
  save(document) {
    const isNew = !this.#drafts.has(document.id);
    this.#drafts.set(document.id, document);
    this.#unwritten.add(document.id);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#write(), WRITE_DELAY_MS);
    this.#tell(isNew);
  }

  /** Drops one's own changes: a built-in lexicon is what it was, another is gone. @param {string} id */
  drop(id) {
    this.#drafts.delete(id);
    this.#unwritten.delete(id);
    try {
      localStorage.removeItem(PREFIX + id);
    } catch {
      // Nothing was kept, so nothing is left behind.
    }
    this.#tell(true);
  }

  /** Writes what is not yet written; pages that are left call this too. */
  #write() {
    clearTimeout(this.#timer);
    const before = this.#keeping;
    for (const id of this.#unwritten) {
      try {
        localStorage.setItem(PREFIX + id, JSON.stringify(this.#drafts.get(id)));
        this.#keeping = "kept";
      } catch (error) {
        this.#keeping = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
      }
    }
    this.#unwritten.clear();
    if (this.#keeping !== before) this.#tell(false);
  }

  #recall() {
    addEventListener("pagehide", () => this.#write());
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const key = localStorage.key(at);
        if (key?.startsWith(PREFIX)) this.#take(localStorage.getItem(key));
      }
    } catch {
      this.#keeping = "blocked";
    }
  }

  /** @param {string | null} kept */
  #take(kept) {
    try {
      const document = JSON.parse(kept ?? "");
      if (typeof document?.id === "string" && Array.isArray(document.entries)) this.#drafts.set(document.id, document);
    } catch {
      // Somebody else wrote under our name; what cannot be read is no draft of ours.
    }
  }

  /** @param {boolean} listChanged whether there are other lexicons now, not only other contents */
  #tell(listChanged) {
    this.dispatchEvent(new CustomEvent("change", { detail: { listChanged } }));
  }
}

/** There is one store on the page: what is edited in one view is found in another. */
export const lexicons = new Lexicons();
