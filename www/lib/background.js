// Work that a desk does in the background: begun, stopped, gone on with, disposed of.
//
// Refuses to know: what the work is, and what comes of it. Invariants: there is one run at a time; what was disposed of does
// no more; that a worker was ended is told as the reason it was aborted for.

import { KefuError } from "./errors.js";
import { hand } from "./hand.js";

/** @typedef {import("./hand.js").Hand} Hand */

export class Background {
  #place;
  #config;
  #how;
  #signal;
  /** @type {Promise<Hand> | null} */
  #hand = null;
  /** @type {Promise<any> | null} */
  #running = null;
  #stopping = false;
  #disposed = false;

  /**
   * @param {Parameters<typeof hand>[0]} place where the desk is made
   * @param {unknown} config what it is made with
   * @param {{ signal?: AbortSignal, worker?: boolean, source?: URL | string }} how
   */
  constructor(place, config, { signal, worker = true, source }) {
    this.#place = place;
    this.#config = config;
    this.#how = { worker: worker && typeof Worker === "function", source: source && String(source) };
    this.#signal = signal;
    signal?.addEventListener("abort", () => this.dispose(), { once: true });
  }

  get running() {
    return this.#running !== null;
  }

  /** Whether the run is to end where it is. */
  get stopping() {
    return this.#stopping;
  }

  /**
   * Begins, unless it is running already.
   * @template T
   * @param {(desk: Hand) => Promise<T>} work
   * @returns {Promise<T>}
   */
  run(work) {
    this.#running ??= this.#run(work).finally(() => (this.#running = null));
    return this.#running;
  }

  stop() {
    this.#stopping = true;
  }

  dispose() {
    this.#disposed = true;
    this.#stopping = true;
    // One that never came about needs no end.
    void this.#hand?.then((made) => made.dispose(), () => {});
  }

  /** Throws once it was aborted or disposed of. */
  live() {
    this.#signal?.throwIfAborted();
    if (this.#disposed) throw new KefuError("disposed", "this work was disposed of", { hint: "make a new one" });
  }

  /** The desk, made when it is first asked for. */
  desk() {
    this.#hand ??= hand(this.#place, this.#config, this.#how);
    return this.#hand;
  }

  /** @param {(desk: Hand) => Promise<any>} work */
  async #run(work) {
    this.live();
    this.#stopping = false;
    try {
      return await work(await this.desk());
    } catch (error) {
      // The end of the worker is how it was aborted.
      this.#signal?.throwIfAborted();
      throw error;
    }
  }
}
