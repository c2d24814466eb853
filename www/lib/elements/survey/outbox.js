// Responses on their way to the host: each is kept on the device first, offered, and let go when the host has it.
//
// Refuses to know: what a response says and how it is shown.
// Invariants: a response is offered until it is accepted and never after that; at one time it is offered by one tab alone;
// an offer that nobody answers ends with the page.

/** @typedef {import("../../form-types.js").FormResponse} FormResponse */
/** @typedef {import("../../shelf.js").Shelf} Shelf */
/** @typedef {{ accepted: true } | { accepted: false, reason: string }} Verdict */
/** @typedef {"kept" | "held" | "accepted" | "rejected"} Delivery kept on the device; held in memory alone; with the host; turned down */

const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 600_000;

export class Outbox {
  #shelf;
  #prefix;
  #offer;
  #onState;
  #wait = FIRST_WAIT;
  #timer = 0;
  #open = true;
  /** Offers nobody has answered yet, by id. @type {Set<string>} */
  #offered = new Set();

  /**
   * @param {Shelf} shelf
   * @param {string} form the id of the form
   * @param {(response: FormResponse) => Promise<Verdict>} offer
   * @param {(id: string, delivery: Delivery, reason: string) => void} onState
   */
  constructor(shelf, form, offer, onState) {
    this.#shelf = shelf;
    this.#prefix = `unsent/${form}/`;
    this.#offer = offer;
    this.#onState = onState;
  }

  /**
   * Takes a response, to be offered until the host has it.
   * @param {FormResponse} response
   * @param {() => Promise<void>} onTaken it is here now; awaited before it is offered
   */
  async put(response, onTaken) {
    const safe = await this.#shelf.set(this.#prefix + response.id, response);
    await onTaken();
    this.#onState(response.id, safe ? "kept" : "held", "");
    await this.#present(this.#prefix + response.id);
  }

  /** Offers everything that is still here. */
  async flush() {
    for (const [key] of await this.#shelf.entries(this.#prefix)) void this.#present(key);
  }

  close() {
    this.#open = false;
    clearTimeout(this.#timer);
  }

  /** @param {string} key */
  async #present(key) {
    if (!this.#open || this.#offered.has(key)) return;
    this.#offered.add(key);
    await alone(`kefu-survey/${key}`, async () => {
      // Another tab may have brought it to the host since it was listed.
      const response = /** @type {FormResponse | undefined} */ (await this.#shelf.get(key));
      if (response === undefined || !this.#open) return;
      const verdict = await this.#offer(response);
      if (verdict.accepted) await this.#shelf.delete(key);
      this.#onState(response.id, verdict.accepted ? "accepted" : "rejected", verdict.accepted ? "" : verdict.reason);
      if (verdict.accepted) this.#wait = FIRST_WAIT;
      else this.#later();
    });
    this.#offered.delete(key);
  }

  /** Tries again after a while, and after a longer one each time. */
  #later() {
    clearTimeout(this.#timer);
    if (!this.#open) return;
    this.#timer = Number(setTimeout(() => void this.flush(), this.#wait));
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
  }
}

/**
 * Offers a response to whoever `tell` reaches, and waits for the answer as long as the page lives.
 * @param {FormResponse} response
 * @param {(detail: { response: FormResponse, accept: () => void, reject: (reason?: unknown) => void }) => void} tell
 * @returns {Promise<Verdict>}
 */
export const offered = (response, tell) => new Promise((resolve) => {
  tell({ response, accept: () => resolve({ accepted: true }), reject: (reason = "") => resolve({ accepted: false, reason: String(reason) }) });
});

/**
 * Runs `work` unless another tab does so under this name. Pages without locks (no secure context) go by their own list.
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function alone(name, work) {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return work();
  return locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? undefined : work()));
}
