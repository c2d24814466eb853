// `<kefu-review rubric="cable/hall">`: a conversation judged by a rubric, each verdict beside the words that prove it, and
// what would mend it at one key.
//
// Refuses to know: how a review comes about (reviewer.js), how things look (view.js).
// Invariants: importing this has no effect; the conversation given is never changed, a mend makes a new one; moving the
// element in the document is not the end of it; whatever fails, the page goes on.

import { languageOf } from "../../strings/index.js";
import { adopt } from "../adopt.js";
import { mended } from "./mending.js";
import { Reviewer } from "./reviewer.js";
import { wordsIn } from "./strings.js";
import { createView } from "./view.js";

/** @typedef {import("../../index.js").Conversation} Conversation */
/** @typedef {import("../../index.js").Review} Review */
/** @typedef {import("../../index.js").Rubric} Rubric */
/** @typedef {import("./reviewer.js").Reviewing} Reviewing */

const PROPERTIES = ["reviewer", "parameters", "rubric", "conversation", "chosen"];

// Outside a browser the class can be imported, though not used.
const Base = globalThis.HTMLElement ?? class {};

export class KefuReviewElement extends Base {
  static observedAttributes = ["lang", "rubric"];

  #view = createView(this, { onChoose: (rule) => this.#point(rule), onMend: (rule) => this.#mend(rule) });
  #reviewer = new Reviewer();
  /** @type {Reviewing | null} The page's. */
  #given = null;
  /** @type {Rubric | string | null} */
  #rubric = null;
  /** @type {Record<string, number>} */
  #parameters = {};
  /** @type {Conversation} */
  #conversation = { turns: [] };
  /** @type {Review | null} */
  #review = null;
  /** @type {string | null} */
  #chosen = null;
  /** Whether the rule chosen was not brought into sight yet. */
  #unseen = false;
  #trouble = "";
  #live = false;
  #waiting = false;

  connectedCallback() {
    if (this.#live) return;
    this.#live = true;
    adopt(this, PROPERTIES);
    this.#restart();
  }

  disconnectedCallback() {
    // Taken out and put in again within a task is a move.
    queueMicrotask(() => {
      if (this.isConnected || !this.#live) return;
      this.#live = false;
      this.#reviewer.stop();
    });
  }

  attributeChangedCallback() {
    this.#restart();
  }

  /** A reviewer of the page's own, used in place of one made from `rubric`. */
  get reviewer() {
    return this.#given;
  }

  set reviewer(reviewer) {
    this.#given = reviewer;
    this.#restart();
  }

  /** The rubric as a document, or the id of a built-in one; the attribute, unless it is set. */
  get rubric() {
    return this.#rubric ?? this.getAttribute("rubric");
  }

  set rubric(rubric) {
    this.#rubric = rubric;
    this.#restart();
  }

  get parameters() {
    return this.#parameters;
  }

  set parameters(parameters) {
    this.#parameters = parameters;
    this.#restart();
  }

  get conversation() {
    return this.#conversation;
  }

  set conversation(conversation) {
    this.#conversation = conversation;
    this.refresh();
  }

  /** What was found; null while there is nothing to review by. */
  get review() {
    return this.#review;
  }

  /** The id of the rule that is open; setting it brings its proof into sight. */
  get chosen() {
    return this.#chosen;
  }

  set chosen(chosen) {
    this.#chosen = chosen;
    this.#unseen = chosen !== null;
    this.#draw();
  }

  /** Reviews again, for when the reviewer of the page's own has changed. */
  refresh() {
    // What is to come will review what is there then.
    if (!this.#live || this.#waiting) return;
    try {
      this.#review = this.#reviewer.review(this.#conversation);
      if (this.#review) this.#trouble = "";
    } catch (error) {
      this.#fail(error);
    }
    this.#draw();
    if (this.#review) this.#emit("kefu-review", this.#review);
  }

  get #words() {
    return wordsIn(languageOf(this.lang || this.closest("[lang]")?.getAttribute("lang") || ""));
  }

  /** Several settings changed in one task cost one engine. */
  #restart() {
    if (!this.#live || this.#waiting) return;
    this.#waiting = true;
    this.#review = null;
    queueMicrotask(() => void this.#start());
  }

  async #start() {
    this.#waiting = false;
    const { rubric } = this;
    if (rubric === null && this.#given === null) return this.#draw();
    try {
      const settings = { reviewer: this.#given, rubric: rubric ?? "", parameters: this.#parameters, lang: this.#words.language };
      for (const problem of await this.#reviewer.start(settings)) {
        if (problem.severity === "error") this.#tell(problem);
      }
    } catch (error) {
      this.#fail(error);
    }
    this.refresh();
  }

  #draw() {
    this.#view.draw({ conversation: this.#conversation, review: this.#review, chosen: this.#chosen, trouble: this.#trouble }, this.#words);
    const rule = this.#unseen && this.#review?.rules.find(({ id }) => id === this.#chosen);
    if (!rule) return;
    this.#unseen = false;
    this.#view.show(rule);
  }

  /** Opens a rule; one that is open is closed. @param {string} rule */
  #point(rule) {
    this.chosen = this.#chosen === rule ? null : rule;
    this.#emit("kefu-choose", { rule: this.#chosen });
  }

  /** @param {string} id */
  #mend(id) {
    const rule = this.#review?.rules.find((rule) => rule.id === id);
    if (!rule || rule.mend.length === 0) return;
    const conversation = mended(this.#conversation, rule.mend);
    if (this.#emit("kefu-mend", { rule: id, mend: rule.mend, conversation }, true)) this.conversation = conversation;
  }

  /** @param {unknown} error */
  #fail(error) {
    const { code = "unknown", message = String(error), hint = "" } = /** @type {any} */ (error);
    this.#review = null;
    this.#trouble = this.#words.say("failed", { reason: message });
    this.#tell({ code, message, hint });
  }

  /** @param {{ code: string, message: string, hint?: string }} trouble */
  #tell({ code, message, hint = "" }) {
    this.#emit("kefu-error", { code, message, hint });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   * @param {boolean} [cancelable]
   * @returns {boolean} false when the page has prevented it
   */
  #emit(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }
}
