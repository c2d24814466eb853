// Owns the review behind one element: brings the engine up, loads the packs of a rubric, reviews.
//
// Refuses to know: the DOM.
// Invariants: a reviewer the page gave is never disposed of; what a later `start` has overtaken has no effect.

import init from "../../init.js";
import { loadPack } from "../../packs.js";
import { ConversationReview } from "../../conversation-review.js";

/** @typedef {import("../../index.js").Conversation} Conversation */
/** @typedef {import("../../index.js").Problem} Problem */
/** @typedef {import("../../index.js").Rubric} Rubric */
/** @typedef {{ review(conversation: Conversation): import("../../index.js").Review, problems?: Problem[] }} Reviewing */
/** @typedef {{ reviewer: Reviewing | null, rubric: Rubric | string, parameters: Record<string, number>, lang: "zh-CN" | "zh-TW" | "en" }} Settings */

export class Reviewer {
  /** @type {Reviewing | null} */
  #reviewing = null;
  /** @type {ConversationReview | null} The one made here, to be disposed of. */
  #own = null;
  #attempt = 0;

  /**
   * @param {Settings} settings
   * @returns {Promise<Problem[]>} what was wrong with the rubric; its valid rest works
   * @throws {import("../../errors.js").KefuError} what cannot be loaded or understood
   */
  async start({ reviewer, rubric, parameters, lang }) {
    this.stop();
    const attempt = this.#attempt;
    if (reviewer === null) {
      // What an overtaken start runs into is nobody's trouble any more.
      const document = await loaded(rubric).catch((error) => (attempt === this.#attempt ? Promise.reject(error) : null));
      if (document === null || attempt !== this.#attempt) return [];
      this.#own = new ConversationReview(document, { parameters, lang });
    }
    this.#reviewing = reviewer ?? this.#own;
    return this.#reviewing?.problems ?? [];
  }

  stop() {
    this.#attempt += 1;
    this.#own?.dispose();
    this.#own = null;
    this.#reviewing = null;
  }

  /**
   * @param {Conversation} conversation
   * @returns {import("../../index.js").Review | null} null while there is nothing to review by
   */
  review(conversation) {
    return this.#reviewing?.review(conversation) ?? null;
  }
}

/** A rubric with all it listens with loaded. @param {Rubric | string} rubric @returns {Promise<Rubric | string>} */
async function loaded(rubric) {
  await init();
  const document = typeof rubric === "string" ? await named(rubric) : rubric;
  const { lexicons = [] } = /** @type {{ lexicons?: string[] }} */ (typeof document === "string" ? {} : document);
  await Promise.all([...new Set(lexicons.map(packOf))].map((pack) => loadPack(pack)));
  return document;
}

/** The document of an id; the id itself where its pack has none such, for the review to say so. @param {string} id */
async function named(id) {
  const { documents } = await loadPack(packOf(id));
  return /** @type {Rubric | undefined} */ (documents.find((document) => document.id === id)) ?? id;
}

/** @param {string} id */
const packOf = (id) => id.replace(/\/.*/, "");
