// An engine that talks in plain data, kept open: made anew if it went down with an earlier instance of the module, and
// closed when it is disposed of or nobody holds it any more.
//
// Refuses to know: what is asked.

import { ask, close, open } from "#glue";
import { codeUnits, currentGeneration, run } from "./engine.js";
import { KefuError } from "./errors.js";

/** @typedef {{ engine: number, generation: number }} Open */

/** @param {Open} held */
const free = ({ engine, generation }) => {
  // In another instance the number is somebody else's.
  if (generation === currentGeneration()) close(engine);
};

const forgotten = new FinalizationRegistry(free);

export class BehindDoor {
  #config;
  /** @type {Open} */
  #held = { engine: 0, generation: -1 };
  #disposed = false;
  /** @type {import("./index.js").Problem[]} What was wrong with the documents. */
  problems = [];

  /** @param {{ engine: string, lang: string } & Record<string, unknown>} config plain data */
  constructor(config) {
    this.#config = config;
    run(() => this.#live());
  }

  /** @param {Record<string, unknown>} question plain data */
  ask(question) {
    return run(() => ask(this.#live(), question));
  }

  /**
   * Asks about numbers, which cross through the engine's memory: it says where it has room for so many.
   * @param {Float64Array} numbers
   * @param {Record<string, unknown>} question plain data
   */
  askOf(numbers, question) {
    return run(() => {
      const engine = this.#live();
      const place = ask(engine, { numbers: numbers.length });
      new Float64Array(codeUnits().buffer, place, numbers.length).set(numbers);
      return ask(engine, question);
    });
  }

  dispose() {
    forgotten.unregister(this);
    if (!this.#disposed) free(this.#held);
    this.#disposed = true;
  }

  #live() {
    if (this.#disposed) throw new KefuError("disposed", "this was disposed of", { hint: "make a new one" });
    if (this.#held.generation !== currentGeneration()) {
      const { engine, problems } = JSON.parse(open(this.#config));
      this.problems = problems;
      this.#held = { engine, generation: currentGeneration() };
      forgotten.unregister(this);
      forgotten.register(this, this.#held, this);
    }
    return this.#held.engine;
  }
}
