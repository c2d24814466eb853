// `<kefu-survey form="service/after-chat">`: a form of a few questions, asked politely, and a response the host gets once.
//
// Refuses to know: what a form means and how it is answered (interview.js, sitting.js), how it looks (card.js), what is
// kept on the device (keeper.js).
// Invariants: importing this has no effect and loads no engine; moving the element in the document is not the end of it;
// whatever fails, the page works on.

import { adopt } from "../adopt.js";
import { anchorOf, attributesOf } from "./attributes.js";
import { createCard } from "./card.js";
import { documentOf, idOf } from "./forms.js";
import { Given } from "./given.js";
import { Interview } from "./interview.js";
import { Keeper } from "./keeper.js";
import { offered } from "./outbox.js";
import { onceRead, present, rise } from "./showing.js";
import { languages } from "./strings.js";

/** @typedef {{ interview: Interview, hide: AbortController }} Showing */

export class KefuSurveyElement extends Given {
  static observedAttributes = ["appear", "form", "lang", "pace", "subject"];

  #card = createCard(this, this.attachInternals(), {
    answer: (key, value, settled) => this.#showing?.interview.answer(key, value, settled),
    next: () => this.#showing?.interview.next(),
    back: () => this.#showing?.interview.back(),
    close: () => this.close(),
    again: () => this.#flush(),
  });
  /** @type {AbortController | null} */
  #life = null;
  /** @type {Promise<Keeper> | null} */
  #keeper = null;
  /** @type {Showing | null} */
  #showing = null;
  /** Which opening is the latest; an earlier one that is still loading has nothing to show any more. */
  #turn = 0;

  connectedCallback() {
    if (this.#life !== null) return rise(this.#card.card);
    adopt(this, ["survey", "context", "now"]);
    this.#start();
  }

  disconnectedCallback() {
    // Taken out and put in again within a task is a move.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (this.#life === null || before === after) return;
    if (name === "lang") return this.#showing?.interview.translate(attributesOf(this).lang);
    this.#restart();
  }

  /** What the engine makes of the answers; null while nothing is asked. */
  get view() {
    return this.#showing?.interview.sitting.view ?? null;
  }

  /** Shows the survey, if it may be shown again by now. Resolves to whether it is shown. */
  async ask() {
    const keeper = await this.#keeper;
    if (keeper && this.#showing === null && !(await keeper.mayAsk(attributesOf(this).again))) return false;
    return this.open();
  }

  /** Shows the survey, whenever it was shown before. Resolves to whether it is shown. */
  async open() {
    const turn = (this.#turn += 1);
    if (this.#keeper === null || this.#showing !== null) return this.#showing !== null;
    try {
      // The engine is loaded while the device is looked at.
      const [keeper, document] = await Promise.all([this.#keeper, documentOf(this.survey, this.getAttribute("form"))]);
      const interview = await this.#interview(keeper, document);
      if (turn !== this.#turn || this.#showing !== null) interview.end();
      else this.#show(interview, keeper);
    } catch (error) {
      this.#fail(error);
    }
    return this.#showing !== null;
  }

  /** Begins anew, without what was answered but not sent: for the next person at the same screen. */
  async restart() {
    await this.#showing?.interview.forget();
    this.#showing?.hide.abort();
    return this.open();
  }

  /** Puts the survey away. Answers that were not sent come back when it is opened again. */
  close() {
    if (this.#showing === null) return;
    const { interview, hide } = this.#showing;
    const { outcome } = interview;
    if (outcome !== "answered") void this.#keeper?.then((keeper) => keeper.note("declined"));
    const inside = this.#card.root.activeElement !== null;
    hide.abort();
    // Whoever was in it goes on where they opened it.
    if (inside) anchorOf(this)?.focus();
    this.#emit("kefu-close", { outcome });
  }

  /**
   * Takes an answer as if it had been given on the card.
   * @param {string} question
   * @param {import("./sitting.js").Answer | undefined} value
   */
  answer(question, value) {
    this.#showing?.interview.answer(question, value);
  }

  #start() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { form: name, lang, lifted, triggered, ...trigger } = attributesOf(this);
    this.#card.card.hidden = true;
    const form = idOf(this.survey, name);
    if (form === "") return;
    const about = { form, lang, now: () => this.now().getTime(), onTrouble: (/** @type {unknown} */ problem) => this.#emit("kefu-error", problem) };
    const delivered = (/** @type {Parameters<Interview["delivered"]>} */ ...news) => this.#showing?.interview.delivered(...news);
    this.#keeper = Keeper.open(about, (response) => offered(response, (detail) => this.#emit("kefu-submit", detail)), delivered);
    addEventListener("online", () => this.#flush(), { signal });
    this.#flush();
    if (!lifted) return void this.open();
    if (triggered) onceRead(trigger, () => void this.ask(), signal);
    anchorOf(this)?.addEventListener("click", () => (this.#showing ? this.close() : void this.open()), { signal });
  }

  #stop() {
    this.#turn += 1;
    this.#showing?.hide.abort();
    this.#life?.abort();
    this.#life = null;
    void this.#keeper?.then((keeper) => keeper.close());
    this.#keeper = null;
  }

  /** Another form is asked. */
  changed() {
    if (this.#life !== null) this.#restart();
  }

  #restart() {
    this.#stop();
    this.#start();
  }

  #flush() {
    void this.#keeper?.then((keeper) => keeper.outbox.flush());
  }

  /** @param {Keeper} keeper @param {import("../../form-types.js").FormDocument} document */
  #interview(keeper, document) {
    const { lang, pace, subject, lifted: closable } = attributesOf(this);
    const emit = (/** @type {string} */ type, /** @type {unknown} */ detail) => this.#emit(type, detail);
    return Interview.begin({ given: this.survey, document, lang, pace, subject, context: this.context, now: this.now, closable, keeper, card: this.#card, emit });
  }

  /** @param {Interview} interview @param {Keeper} keeper */
  #show(interview, keeper) {
    const attributes = attributesOf(this);
    const hide = present(interview, this.#card, { ...attributes, anchor: () => anchorOf(this), close: () => this.close() });
    this.#showing = { interview, hide };
    if (attributes.lifted) void keeper.note("ignored");
    hide.signal.addEventListener("abort", () => (this.#showing = null), { once: true });
  }

  /** @param {unknown} error */
  #fail(error) {
    const { code = "unknown", message = String(error), hint = "" } = /** @type {any} */ (error);
    this.#emit("kefu-error", { code, message, hint });
    const { lifted, lang } = attributesOf(this);
    if (lifted) return;
    this.#card.card.hidden = false;
    this.#card.end({ title: "", thanks: "", delivery: languages[lang].failed, closable: false, again: false }, languages[lang]);
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
