/**
 * A case that another view hands to the review: a conversation, the rubric it is judged by, the rule to open it at.
 * It knows neither view. Invariant: what was handed over last is there for a view that is only loaded then.
 */

/** @typedef {{ conversation: import("../../dist/index.js").Conversation, rubric: string, parameters: Record<string, number>, rule: string | null }} Case */

class Handover extends EventTarget {
  /** @type {Case | null} */
  #waiting = null;

  /** @param {Case} given */
  give(given) {
    this.#waiting = given;
    this.dispatchEvent(new Event("given"));
  }

  /** What waits, once. */
  take() {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}

export const handover = new Handover();
