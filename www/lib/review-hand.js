// Who carries questions to the desk: to the one in a worker if the page's policy lets there be one, else to one beside it.
//
// Refuses to know: what is asked. Invariant: a worker that cannot start leaves no trace but the desk on the page.

import { KefuError } from "./errors.js";
import { ReviewDesk } from "./review-desk.js";

/** @typedef {import("./review-desk.js").DeskConfig} DeskConfig */
/** @typedef {{ rules: import("./index.js").RuleSummary[], problems: import("./index.js").Problem[] }} Description */
/** @typedef {{ ask: (name: "open" | "read" | "review", what: any) => Promise<any>, dispose: () => void, pace: number, description: Description }} Hand `pace`: milliseconds one review may take */

/** On the page one task must leave time for a frame; a worker keeps nobody waiting but whoever wants to stop it. */
const ON_PAGE = 10;
const IN_WORKER = 60;

/**
 * @param {DeskConfig} config
 * @param {{ worker: boolean, source?: string }} how
 * @returns {Promise<Hand>}
 */
export async function hand(config, { worker, source }) {
  const remote = worker ? await WorkerHand.start(config, source) : null;
  return remote ?? new PageHand(config);
}

class PageHand {
  pace = ON_PAGE;
  #desk;

  /** @param {DeskConfig} config */
  constructor(config) {
    this.#desk = new ReviewDesk(config);
    this.description = this.#desk.describe();
  }

  /**
   * @param {"open" | "read" | "review"} name
   * @param {any} what
   */
  async ask(name, what) {
    // A file is read in one go: that it is being read is seen before.
    await (name === "read" ? nextFrame() : nextTask());
    return this.#desk[name](what);
  }

  dispose() {
    this.#desk.dispose();
  }
}

/** Once what was drawn can be seen; in a page that nobody sees, and outside one, the next task. */
function nextFrame() {
  if (globalThis.document?.hidden ?? true) return nextTask();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** A promise alone would go on in the same task; a timer waits four milliseconds once it is nested. */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
}

class WorkerHand {
  pace = IN_WORKER;
  /** @type {Description} */
  description = { rules: [], problems: [] };
  #worker;
  #asked = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: unknown) => void }>} */
  #open = new Map();

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data: { number, answer, trouble } }) => {
      const asked = this.#open.get(number);
      this.#open.delete(number);
      if (trouble === undefined) asked?.resolve(answer);
      else asked?.reject(new KefuError(trouble.code, trouble.message, trouble));
    });
    // A policy that forbids the worker, or a file that is not there: an event without a word about it.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(new KefuError("worker-blocked", "the worker did not start", { hint: "allow worker-src 'self'" }));
    });
  }

  /**
   * @param {DeskConfig} config
   * @param {string} [source]
   */
  static async start(config, source) {
    try {
      const made = new WorkerHand(newWorker());
      made.description = await made.ask("sit", { config, source });
      return made;
    } catch (error) {
      if (error instanceof KefuError && error.code !== "worker-blocked" && error.code !== "module-missing") throw error;
      return null;
    }
  }

  /**
   * @param {"open" | "read" | "review" | "sit"} name
   * @param {any} what
   * @returns {Promise<any>}
   */
  ask(name, what) {
    const number = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#open.set(number, { resolve, reject });
      this.#worker.postMessage({ number, name, what });
    });
  }

  dispose() {
    this.#worker.terminate();
    this.#fail(new KefuError("disposed", "this review was disposed of", { hint: "make a new one" }));
  }

  /** @param {KefuError} error */
  #fail(error) {
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }
}

/** Where Trusted Types are enforced, an address has to be vouched for: this policy knows one. */
function newWorker() {
  const address = new URL("./review-worker.js", import.meta.url).href;
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("kefu", { createScriptURL: () => address });
  return new Worker(policy?.createScriptURL("") ?? address, { type: "module", name: "kefu" });
}

/** @type {any} a policy of one name can be made once */
let policy;
