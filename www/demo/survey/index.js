/**
 * "Surveys": on top the merchant's side, a form on a page as a customer meets it; below the manager's, what the responses
 * come to. It owns which form both are about.
 * Invariant: of two forms chosen in a hurry only the later one counts.
 */

import { Form, loadForm } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { speakerOf } from "../wording.js";
import { listForms } from "./forms.js";
import { mountResults } from "./results.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { mountTrial } from "./trial.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {{ language: import("../wording.js").Language, say: (key: Key, values?: Record<string, string | number>) => string }} Words */
/** @typedef {import("./forms.js").Choice} Choice */

const FIRST = "service/after-chat";
const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const choices = await host.during(() => listForms(["survey"]));
  const view = new Surveys(host, choices, signal);
  await view.choose(choices.some(({ id }) => id === FIRST) ? FIRST : choices[0].id);
  place.replaceChildren(view.body);
  return { speak: () => void view.speak() };
}

class Surveys {
  #host;
  #choices;
  #trial;
  #results;
  #parts = partsOf();
  /** @type {Form | null} */
  #form = null;
  #turn = 0;

  /** @param {Host} host @param {Choice[]} choices @param {AbortSignal} signal */
  constructor(host, choices, signal) {
    this.#host = host;
    this.#choices = choices;
    this.#trial = mountTrial({ onForm: (id) => void this.choose(id), onResponse: (response) => this.#results.add(response) }, signal);
    this.#results = mountResults(signal);
    this.#parts.place.append(this.#trial.element);
    this.#parts.results.append(this.#results.element);
  }

  get body() {
    return this.#parts.body;
  }

  /** @param {string} id */
  async choose(id) {
    const turn = (this.#turn += 1);
    // What is given from now on, a file or a sample, is the coming form's.
    this.#results.leave();
    try {
      const document = await this.#host.during(() => loadForm(id));
      if (turn === this.#turn) this.#make(document);
    } finally {
      if (turn === this.#turn) this.speak();
    }
  }

  speak() {
    if (this.#form === null) return;
    const language = this.#host.language();
    /** @type {Words} */
    const words = { language, say: (key, values) => speaker(language)(key, values) };
    if (this.#form.lang !== language) this.#make(this.#form.document);
    for (const [worded, key] of this.#parts.worded) worded.textContent = words.say(key);
    this.#trial.speak(words, this.#choices, this.#form.document.id);
    this.#results.speak(this.#form, words);
  }

  /** @param {import("../../dist/index.js").FormDocument} document */
  #make(document) {
    this.#form?.dispose();
    this.#form = new Form(document, { lang: this.#host.language() });
  }
}

function partsOf() {
  const { worded, word } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const block = (/** @type {Key} */ key, /** @type {string} */ id) => build("section", { class: "block", "aria-labelledby": id }, word(key, build("h2", { id })));
  const place = block("place", "survey-place-title");
  const results = block("results", "survey-results-title");
  const body = build("div", { class: "sheet-body" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    build("div", { class: "survey-grid" }, place, results));
  return { body, worded, place, results };
}
