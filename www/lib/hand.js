// Who carries questions to a desk: to one in a worker if the page's policy lets there be one, else to one beside it.
//
// Refuses to know: what a desk does, and what is asked. Invariant: a worker that cannot start leaves no trace but the desk
// on the page.

import { KefuError } from "./errors.js";

/** @typedef {{ describe: () => any, dispose: () => void }} Desk what else it can do, it is asked for by name */
/** @typedef {{ ask: (name: string, what: any) => Promise<any>, dispose: () => void, pace: number, description: any }} Hand `pace`: milliseconds one answer may take */
/** @typedef {{ script: string, make: (config: any) => Desk }} Place the script of the worker, beside this module, and the same desk for the page */

/** On the page one task must leave time for a frame; a worker keeps nobody waiting but whoever wants to stop it. */
const ON_PAGE = 10;
const IN_WORKER = 60;

/** The scripts that may become workers. */
const SCRIPTS = ["review-worker.js", "survey-worker.js"];

/**
 * @param {Place} place
 * @param {unknown} config what the desk is made with
 * @param {{ worker: boolean, source?: string }} how
 * @returns {Promise<Hand>}
 */
export async function hand({ script, make }, config, { worker, source }) {
  const remote = worker ? await WorkerHand.start(script, config, source) : null;
  return remote ?? new PageHand(make(config));
}

class PageHand {
  pace = ON_PAGE;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    this.description = desk.describe();
  }

  /**
   * @param {string} name
   * @param {any} what
   */
  async ask(name, what) {
    // A file is read in one go: that it is being read is seen before.
    await (name === "read" ? nextFrame() : nextTask());
    return /** @type {any} */ (this.#desk)[name](what);
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
  /** @type {any} */
  description = null;
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
   * @param {string} script
   * @param {unknown} config
   * @param {string} [source]
   */
  static async start(script, config, source) {
    try {
      const made = new WorkerHand(newWorker(script));
      made.description = await made.ask("sit", { config, source });
      return made;
    } catch (error) {
      if (error instanceof KefuError && error.code !== "worker-blocked" && error.code !== "module-missing") throw error;
      return null;
    }
  }

  /**
   * @param {string} name
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
    this.#fail(new KefuError("disposed", "this work was disposed of", { hint: "make a new one" }));
  }

  /** @param {KefuError} error */
  #fail(error) {
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }
}

/** Where Trusted Types are enforced, an address has to be vouched for: this policy knows these scripts. @param {string} script */
function newWorker(script) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const address = (/** @type {string} */ name) => new URL(SCRIPTS.includes(name) ? `./${name}` : "./", import.meta.url).href;
  policy ??= trustedTypes?.createPolicy("kefu", { createScriptURL: address });
  return new Worker(policy?.createScriptURL(script) ?? address(script), { type: "module", name: "kefu" });
}

/** @type {any} a policy of one name can be made once */
let policy;
