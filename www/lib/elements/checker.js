// Owns the phrase guard behind one element: brings the engine up, checks, and keeps the page going when it fails.
//
// Refuses to know: the DOM.
// Invariants: `check` never throws; a guard the host gave is never disposed of; what a later `start` has overtaken
// has no effect.

import init from "../init.js";
import { loadPack } from "../packs.js";
import { PhraseGuard } from "../phrase-guard.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {NonNullable<Parameters<PhraseGuard["check"]>[1]>} Context */
/** @typedef {{ check(text: string, context?: Context): Finding[], problems?: import("../index.js").Problem[] }} Guard */
/** @typedef {{ code: string, message: string, hint: string }} Trouble */
/**
 * `quiet`: nothing to say. `partial`: some rules are left out. `failed`: cannot check. `paused`: the last check failed,
 * the next one may not. `recovered`: a check has worked again.
 * @typedef {"quiet" | "partial" | "failed" | "paused" | "recovered"} Health
 */
/** @typedef {{ guard: Guard | null, lexicons: string[] | undefined, lang: "zh-CN" | "zh-TW" | "en" }} Settings */

export class Checker {
  #onHealth;
  /** @type {Guard | null} */
  #guard = null;
  /** @type {PhraseGuard | null} The one made here, to be disposed of. */
  #own = null;
  #attempt = 0;
  /** @type {Health} */
  #health = "quiet";

  /** @param {(health: Health, troubles: Trouble[]) => void} onHealth  told of each change */
  constructor(onHealth) {
    this.#onHealth = onHealth;
  }

  /**
   * @param {Settings} settings
   * @returns {Promise<boolean>} whether checks work now
   */
  async start({ guard, lexicons, lang }) {
    this.stop();
    const attempt = this.#attempt;
    try {
      if (guard === null) await load(lexicons);
      if (attempt !== this.#attempt) return false;
      this.#own = guard === null ? new PhraseGuard({ lexicons, lang }) : null;
    } catch (error) {
      if (attempt === this.#attempt) this.#become("failed", [troubleOf(error)]);
      return false;
    }
    this.#guard = guard ?? this.#own;
    const troubles = (this.#guard?.problems ?? []).filter(({ severity }) => severity === "error").map(troubleOf);
    this.#become(troubles.length > 0 ? "partial" : "quiet", troubles);
    return true;
  }

  stop() {
    this.#attempt += 1;
    this.#own?.dispose();
    this.#own = null;
    this.#guard = null;
  }

  /**
   * @param {string} text
   * @param {Context | (() => Context)} context
   * @returns {Finding[]} none while there is no guard to ask
   */
  check(text, context) {
    if (this.#guard === null) return [];
    try {
      const findings = this.#guard.check(text, typeof context === "function" ? context() : context);
      if (this.#health === "paused") this.#become("recovered");
      else if (this.#health === "recovered") this.#become("quiet");
      return findings;
    } catch (error) {
      if (this.#health !== "paused") this.#become("paused", [troubleOf(error)]);
      // The engine is down and its next start may succeed; the guard itself survives that.
      if (troubleOf(error).code === "not-ready") init().catch(() => undefined);
      return [];
    }
  }

  /**
   * @param {Health} health
   * @param {Trouble[]} [troubles]
   */
  #become(health, troubles = []) {
    if (health === this.#health && troubles.length === 0) return;
    this.#health = health;
    this.#onHealth(health, troubles);
  }
}

/** @param {string[]} [lexicons] ids, each beginning with its pack's */
async function load(lexicons = []) {
  await init();
  const named = new Set(lexicons.map((id) => id.replace(/\/.*/, "")));
  await Promise.all([...named].map((pack) => loadPack(pack)));
}

/**
 * @param {unknown} cause  an error, or a problem of a document
 * @returns {Trouble}
 */
function troubleOf(cause) {
  const { code = "unknown", message = cause, hint = "", document = "", path = "" } = /** @type {any} */ (cause);
  return { code, message: [document, path, message].filter(Boolean).join(" "), hint };
}
