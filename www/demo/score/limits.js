/**
 * The most that each line of a sheet can be. A sheet is made anew only where the scheme or the way it is read is another.
 * It refuses to know what is drawn of it.
 */

import { ScoreSheet } from "../../dist/score.js";

/** @typedef {import("./schemes.js").Scheme} Scheme */

export class Limits {
  /** @type {ScoreSheet | null} */
  #sheet = null;
  #made = "";

  /** @param {Scheme} scheme @param {Record<string, string>} readings @param {Record<string, unknown>} inputs */
  of(scheme, readings, inputs) {
    const wanted = JSON.stringify([scheme.id, readings]);
    if (this.#sheet === null || wanted !== this.#made) {
      this.#sheet?.dispose();
      this.#sheet = new ScoreSheet(scheme, { readings });
      this.#made = wanted;
    }
    return this.#sheet.limits(inputs);
  }
}
