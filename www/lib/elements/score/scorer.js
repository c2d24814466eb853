// Owns the score sheet behind one element: brings the engine up, loads the pack, scores.
//
// Refuses to know: the DOM. Invariants: what a later `start` has overtaken has no effect; a sheet made here is disposed of.

import init, { ScoreSheet, loadPack } from "../../score.js";

/** @typedef {import("../../score-types.js").Scheme} Scheme */
/** @typedef {{ scheme: Scheme | string, readings: Record<string, string>, lang: "zh-CN" | "zh-TW" | "en" }} Settings */

export class Scorer {
  /** @type {ScoreSheet | null} */
  #sheet = null;
  #attempt = 0;

  /**
   * @param {Settings} settings
   * @returns {Promise<ScoreSheet | null>} null if something later has overtaken it
   * @throws {import("../../errors.js").KefuError} what cannot be loaded or understood
   */
  async start({ scheme, readings, lang }) {
    const attempt = (this.#attempt += 1);
    const pack = typeof scheme === "string" ? loadPack(scheme.replace(/\/.*/, "")) : null;
    // What an overtaken start runs into is nobody's trouble any more.
    await Promise.all([init(), pack]).catch((error) => attempt === this.#attempt && Promise.reject(error));
    if (attempt !== this.#attempt) return null;
    const made = new ScoreSheet(scheme, { readings, lang });
    this.#sheet?.dispose();
    this.#sheet = made;
    return made;
  }

  stop() {
    this.#attempt += 1;
    this.#sheet?.dispose();
    this.#sheet = null;
  }
}
