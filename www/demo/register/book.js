/**
 * A register on this device: its entries on a shelf, one by one, and what the engine says of them.
 * It refuses to know what an entry says and how it is shown.
 * Invariants: an entry that is on the shelf is never written again; of two tabs that write at once, one number goes to one
 * of them and the other takes the next.
 */

import { Register } from "../../dist/form.js";
import { openShelf } from "../../dist/shelf.js";

/** @typedef {import("../../dist/form.js").RegisterEntry} Entry */
/** @typedef {import("../../dist/form.js").FormDocument} FormDocument */
/** @typedef {import("../../dist/form.js").Answers} Answers */
/** @typedef {import("../wording.js").Language} Language */

/** Tabs that write at the same moment are few. */
const MOST_TRIES = 5;
const HOUR_MS = 3_600_000;

export class Book {
  #shelf;
  #document;
  #lang;
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Map<number, number>} */
  #replacements = new Map();
  /** @type {Register} */
  #register;
  #isKept = true;

  /** @param {FormDocument} document @param {Language} lang */
  static async open(document, lang) {
    const book = new Book(await openShelf("register", { lang }), document, lang);
    await book.reload();
    return book;
  }

  /** @param {import("../../dist/shelf.js").Shelf} shelf @param {FormDocument} document @param {Language} lang */
  constructor(shelf, document, lang) {
    this.#shelf = shelf;
    this.#document = document;
    this.#lang = lang;
    this.#register = new Register(document, [], { lang });
  }

  get document() {
    return this.#document;
  }

  get register() {
    return this.#register;
  }

  /** By the number of an entry that was corrected: the number of the one that corrects it. */
  get replacements() {
    return this.#replacements;
  }

  get entries() {
    return this.#entries;
  }

  /** Whether the entries are those of this device. */
  get isKept() {
    return this.#isKept;
  }

  /** What could not be kept. */
  get problems() {
    return this.#shelf.problems;
  }

  async reload() {
    const kept = await this.#shelf.entries(`${this.#document.id}/`);
    this.take(kept.map(([, entry]) => /** @type {Entry} */ (entry)));
    this.#isKept = true;
  }

  /** Looks at these entries instead, without keeping them: what a file says, or what somebody has tampered with. @param {Entry[]} entries */
  take(entries) {
    this.#register.dispose();
    this.#isKept = false;
    this.#entries = entries;
    this.#replacements = new Map(entries.flatMap(({ number, corrects }) => (corrects === undefined ? [] : [[corrects, number]])));
    this.#register = new Register(this.#document, entries, { lang: this.#lang });
  }

  /** Looks at a book made of the examples that the document itself has, an hour between two. @param {number} now */
  sample(now) {
    const { examples = [] } = /** @type {{ examples?: { answers: Answers }[] }} */ (this.#document);
    const book = new Register(this.#document, [], { lang: this.#lang });
    for (const [at, { answers }] of examples.entries()) {
      try {
        book.append({ answers, at: new Date(now - (examples.length - at) * HOUR_MS).toISOString() });
      } catch {
        // Some examples show what is not entered.
      }
    }
    this.take(book.entries);
    book.dispose();
  }

  /**
   * Writes an entry, or one that corrects another.
   * @param {{ answers: Answers, at: string, by?: string }} entry
   * @param {number | null} corrects
   */
  async write(entry, corrects) {
    for (let round = 0; round < MOST_TRIES; round += 1) {
      await this.reload();
      const written = corrects === null ? this.#register.append(entry) : this.#register.correct(corrects, entry);
      const kept = await this.#shelf.change(this.#key(written.number), (before) => before ?? written);
      await this.reload();
      if (/** @type {Entry} */ (kept).hash === written.hash) return written;
    }
    throw new Error("busy");
  }

  close() {
    this.#register.dispose();
    this.#shelf.close();
  }

  /** Keys in the order of the numbers. @param {number} number */
  #key(number) {
    return `${this.#document.id}/${String(number).padStart(7, "0")}`;
  }
}
