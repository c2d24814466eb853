// A survey being answered: what is pressed on the card goes to the sitting, what comes of it onto the card, the device and
// the host.
//
// Refuses to know: what a form means, how a question looks, whether it may be asked.
// Invariants: what was answered is on its way to the device before the next question is shown; a response is there before
// it is offered; nobody is thanked for what was not taken down.

import { fill } from "../../strings/index.js";
import { formOf } from "./forms.js";
import { randomId } from "./respondent.js";
import { Sitting } from "./sitting.js";
import { languages } from "./strings.js";

/** @typedef {import("./sitting.js").Answer} Answer */
/** @typedef {import("./outbox.js").Delivery} Delivery */
/** @typedef {import("../../strings/index.js").Language} Language */
/**
 * @typedef {object} Setting
 * @property {import("./forms.js").Given} given
 * @property {import("../../form-types.js").FormDocument} document
 * @property {Language} lang
 * @property {import("./sitting.js").Pace} pace
 * @property {string} subject
 * @property {import("../../define-survey.js").SurveyContext} context
 * @property {() => Date} now
 * @property {boolean} closable
 * @property {import("./keeper.js").Keeper} keeper
 * @property {ReturnType<typeof import("./card.js").createCard>} card
 * @property {(type: string, detail: unknown) => void} emit
 */

/** A choice is seen to be taken before the next question comes. */
const BEAT = 220;
/** After so long without a word from the host, the respondent is told where the response is. */
const SILENCE = 4000;

export class Interview {
  #setting;
  #form;
  #sitting;
  #id;
  #seed;
  #resumed;
  /** @type {Delivery | "asking" | "sending"} */
  #state = "asking";
  #reason = "";
  #safe = true;
  #beat = 0;

  /** @param {Setting} setting */
  static async begin(setting) {
    const { subject, document, keeper } = setting;
    const kept = await keeper.draft(document.anonymous ? "" : subject);
    return new Interview(setting, kept);
  }

  /**
   * @param {Setting} setting
   * @param {import("./keeper.js").Draft | null} kept
   */
  constructor(setting, kept) {
    this.#setting = setting;
    this.#id = kept?.id ?? randomId();
    this.#seed = kept?.seed ?? Math.floor(Math.random() * 2 ** 31);
    this.#form = formOf(setting.given, setting.document, { lang: setting.lang, seed: this.#seed });
    const answers = { ...kept?.answers, ...setting.context.answers };
    this.#sitting = new Sitting(this.#form, { pace: setting.pace, now: () => performance.now(), kept: { ...kept, answers } });
    this.#resumed = kept !== null && this.#sitting.begun;
  }

  get sitting() {
    return this.#sitting;
  }

  /** @returns {"answered" | "unfinished" | "declined"} */
  get outcome() {
    if (this.#state !== "asking") return "answered";
    return this.#sitting.begun ? "unfinished" : "declined";
  }

  /**
   * @param {string} key
   * @param {Answer | undefined} value
   * @param {boolean} [settled] one press has said it all
   */
  answer(key, value, settled = false) {
    if (this.#state !== "asking") return;
    const { at } = this.#sitting;
    this.#sitting.answer(key, value);
    this.#keep();
    this.draw();
    const { answers, view } = this.#sitting;
    this.#setting.emit("kefu-answer", { question: key, value, answers, view });
    clearTimeout(this.#beat);
    // The last answer is sent by the respondent, never by itself.
    if (settled && this.#setting.pace === "question" && at === this.#sitting.at && at + 1 < this.#sitting.steps.length) {
      this.#beat = Number(setTimeout(() => this.next(), BEAT));
    }
  }

  next() {
    clearTimeout(this.#beat);
    if (this.#state !== "asking") return;
    const outcome = this.#sitting.next();
    this.#resumed = false;
    if (outcome === "end") return void this.#submit();
    this.#keep();
    this.draw();
    if (outcome === "blocked") this.#setting.card.toProblem();
  }

  back() {
    clearTimeout(this.#beat);
    this.#sitting.back();
    this.#keep();
    this.draw();
  }

  /** The same answers in another language. @param {Language} lang */
  translate(lang) {
    this.#setting.lang = lang;
    const before = this.#form;
    this.#form = formOf(this.#setting.given, this.#setting.document, { lang, seed: this.#seed });
    this.#sitting.speak(this.#form);
    if (before !== this.#form) before.dispose?.();
    this.draw();
  }

  /** What became of a response. @param {string} id @param {Delivery} delivery @param {string} reason */
  delivered(id, delivery, reason) {
    if (id !== this.#id || this.#state === "asking") return;
    if (delivery === "kept" || delivery === "held") {
      this.#safe = delivery === "kept";
      setTimeout(() => this.#silent(), SILENCE);
      return;
    }
    this.#state = delivery;
    this.#reason = reason;
    this.draw();
  }

  draw() {
    const { card, lang, closable } = this.#setting;
    const strings = languages[lang];
    const { view, at, steps, step, questions, problems } = this.#sitting;
    if (this.#state !== "asking") {
      const delivery = fill(strings[this.#state], { reason: this.#reason });
      return card.end({ title: view.title, thanks: view.thanks || strings.thanks, delivery, closable, again: this.#state === "rejected" }, strings);
    }
    card.ask({
      title: view.title, intro: view.intro, pageTitle: view.pages.length > 1 ? (step?.title ?? "") : "", anonymous: this.#setting.document.anonymous === true, closable,
      resumed: this.#resumed, step: step?.id ?? "", questions, at, of: steps.length, problems,
    }, strings);
  }

  /** Lets go what was answered and not sent. */
  forget() {
    return this.#setting.keeper.forget();
  }

  end() {
    clearTimeout(this.#beat);
    // The host's own form is the host's to dispose of.
    if (this.#form !== this.#setting.given) this.#form.dispose?.();
  }

  #keep() {
    this.#setting.keeper.keep({ ...this.#sitting.keep(), id: this.#id, seed: this.#seed });
  }

  #silent() {
    if (this.#state !== "sending") return;
    this.#state = this.#safe ? "kept" : "held";
    this.draw();
  }

  async #submit() {
    const { subject, context, now, keeper } = this.#setting;
    const { channel, by, attributes } = context;
    const whom = this.#setting.document.anonymous || subject === "" ? {} : { subject };
    const given = Object.fromEntries(Object.entries({ channel, by, attributes }).filter(([, value]) => value !== undefined));
    const response = this.#sitting.submit({ ...given, ...whom, at: now().toISOString(), id: this.#id });
    this.#state = "sending";
    this.draw();
    void keeper.note("answered");
    // The draft is there until the response is: between the two nothing can be lost.
    void keeper.outbox.put(response, () => keeper.forget());
  }
}
