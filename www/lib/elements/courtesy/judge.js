// Owns the courtesy check behind one element: brings the engine up, loads the packs, judges.
//
// Refuses to know: the DOM.
// Invariants: a check the host gave is never disposed of; what a later `start` has overtaken has no effect.

import { CourtesyCheck } from "../../courtesy.js";
import init from "../../init.js";
import { loadPack } from "../../packs.js";

/** @typedef {import("../../index.js").CourtesyContext} Context */
/** @typedef {import("../../index.js").CourtesyReport} Report */
/** @typedef {{ check(message: string, context?: Context): Report }} Check */
/** @typedef {{ check: Check | null, pack: string | undefined, lexicons: string[] | undefined, lang: "zh-CN" | "zh-TW" | "en" }} Settings */

export class Judge {
  /** @type {Check | null} */
  #check = null;
  /** @type {CourtesyCheck | null} The one made here, to be disposed of. */
  #own = null;
  #attempt = 0;

  /**
   * @param {Settings} settings
   * @throws {import("../../errors.js").KefuError} what cannot be loaded or understood
   */
  async start({ check, pack, lexicons, lang }) {
    this.stop();
    const attempt = this.#attempt;
    if (check === null) {
      const loaded = load(lexicons?.map((id) => id.replace(/\/.*/, "")) ?? [pack ?? "service"]);
      // What an overtaken start runs into is nobody's trouble any more.
      await loaded.catch((error) => attempt === this.#attempt && Promise.reject(error));
      if (attempt !== this.#attempt) return;
      this.#own = new CourtesyCheck(lexicons === undefined ? { pack, lang } : { lexicons, lang });
    }
    this.#check = check ?? this.#own;
  }

  stop() {
    this.#attempt += 1;
    this.#own?.dispose();
    this.#own = null;
    this.#check = null;
  }

  /**
   * @param {string} text
   * @param {Context | (() => Context)} context
   * @returns {Report | null} null while there is nothing to judge by
   */
  judge(text, context) {
    return this.#check?.check(text, { at: localTime(), ...(typeof context === "function" ? context() : context) }) ?? null;
  }
}

/** @param {string[]} packs */
async function load(packs) {
  await init();
  await Promise.all([...new Set(packs)].map((id) => loadPack(id)));
}

/** The time where the person is, with its offset: a greeting fits the hour of the place. */
function localTime() {
  const now = new Date();
  const minutes = -now.getTimezoneOffset();
  const two = (/** @type {number} */ number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}
