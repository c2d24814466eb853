// What a survey keeps on the device: a half-filled form for the one who filled it, responses that are not sent yet, and
// when it was shown last.
//
// Refuses to know: what the answers say, how the shelf keeps them, what time it is.
// Invariants: a draft comes back to its own respondent only; drafts nobody comes back to are thrown away.

import { openShelf } from "../../shelf.js";
import { mannerOf, mayAsk, noted } from "./manners.js";
import { Outbox } from "./outbox.js";
import { respondentOf } from "./respondent.js";

/** @typedef {import("./sitting.js").Snapshot & { id: string, seed: number }} Draft `id` will be the response's, so that one that was sent and came back half-filled is known to be the same */
/** @typedef {import("./manners.js").Outcome} Outcome */

const HOUR = 3_600_000;
/** The next person at the same screen comes sooner than a customer comes back to a page that knows them. */
const LIFE = { tab: 2 * HOUR, subject: 14 * 24 * HOUR };

export class Keeper {
  #shelf;
  #form;
  /** The key of the draft; without a respondent there is none. */
  #draft = "";
  #now;
  /** The latest draft that waits for an earlier one to be written. @type {Draft | null} */
  #waiting = null;
  /** @type {Promise<unknown> | null} */
  #writing = null;

  /**
   * @param {{ form: string, lang: import("../../strings/index.js").Language, now: () => number, onTrouble: import("../../shelf.js").ShelfOptions["onTrouble"] }} about
   * @param {ConstructorParameters<typeof Outbox>[2]} offer
   * @param {ConstructorParameters<typeof Outbox>[3]} onState
   */
  static async open(about, offer, onState) {
    const shelf = await openShelf("survey", { lang: about.lang, onTrouble: about.onTrouble });
    const keeper = new Keeper(shelf, about, offer, onState);
    void keeper.#sweep();
    return keeper;
  }

  /**
   * @param {import("../../shelf.js").Shelf} shelf
   * @param {Parameters<typeof Keeper.open>[0]} about
   * @param {ConstructorParameters<typeof Outbox>[2]} offer
   * @param {ConstructorParameters<typeof Outbox>[3]} onState
   */
  constructor(shelf, { form, now }, offer, onState) {
    this.#shelf = shelf;
    this.#form = form;
    this.#now = now;
    this.outbox = new Outbox(shelf, form, offer, onState);
  }

  /**
   * What this respondent had answered; from now on drafts are theirs.
   * @param {string} subject as the host names them; empty if it does not
   * @returns {Promise<Draft | null>}
   */
  async draft(subject) {
    this.#draft = `draft/${this.#form}/${respondentOf(subject)}`;
    const kept = await this.#shelf.get(this.#draft);
    return isDraft(kept) && !this.#stale(this.#draft, kept) ? kept : null;
  }

  /** Keeps the answers as they are now; of several in a hurry the last one. @param {Draft} snapshot */
  keep(snapshot) {
    this.#waiting = snapshot;
    this.#writing ??= this.#write();
  }

  async forget() {
    this.#waiting = null;
    await this.#writing;
    await this.#shelf.delete(this.#draft);
  }

  /** @param {number} days between two askings */
  async mayAsk(days) {
    return mayAsk(mannerOf(await this.#shelf.get(`shown/${this.#form}`)), this.#now(), days);
  }

  /** @param {Outcome} outcome */
  note(outcome) {
    return this.#shelf.change(`shown/${this.#form}`, (before) => noted(mannerOf(before), this.#now(), outcome));
  }

  close() {
    this.outbox.close();
    // Whatever is being written is written first.
    void Promise.resolve(this.#writing).then(() => this.#shelf.close());
  }

  async #write() {
    while (this.#waiting !== null) {
      const draft = { ...this.#waiting, kept: this.#now() };
      this.#waiting = null;
      await this.#shelf.set(this.#draft, draft);
    }
    this.#writing = null;
  }

  async #sweep() {
    for (const [key, kept] of await this.#shelf.entries("draft/")) {
      if (!isDraft(kept) || this.#stale(key, kept)) await this.#shelf.delete(key);
    }
  }

  /** @param {string} key @param {{ kept: number }} draft */
  #stale(key, { kept }) {
    return this.#now() - kept > (key.includes("/tab/") ? LIFE.tab : LIFE.subject);
  }
}

/** @param {unknown} value @returns {value is Draft & { kept: number }} */
function isDraft(value) {
  const { answers, at, seconds, id, seed, kept } = /** @type {any} */ (value ?? {});
  const plain = typeof answers === "object" && answers !== null && typeof seconds === "object";
  return plain && typeof at === "string" && typeof id === "string" && typeof seed === "number" && typeof kept === "number";
}
