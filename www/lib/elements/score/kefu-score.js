// `<kefu-score scheme="cable/hall">`: a score sheet to fill in, and beside it, at every keystroke, what it comes to and why.
//
// Refuses to know: how figures come about (scorer.js), what a sheet is shown as (view.js).
// Invariants: importing this has no effect; moving the element in the document is not the end of it; what was entered
// stays when the readings or the language change.

import { fill, languageOf } from "../../strings/index.js";
import { adopt } from "../adopt.js";
import { make } from "../dom.js";
import { Scorer } from "./scorer.js";
import { languages } from "./strings.js";
import { scoreStyles } from "./styles.js";
import { createView } from "./view.js";

/** @typedef {import("../../score-types.js").Scheme} Scheme */
/** @typedef {import("../../score-types.js").ScoreReport} Report */
/** @typedef {import("../../score-types.js").ScoreSheet} Sheet */

/** What else could be is worked out when typing rests. */
const REST_MS = 150;

// Outside a browser the class can be imported, though not used.
const Base = globalThis.HTMLElement ?? class {};

export class KefuScoreElement extends Base {
  static observedAttributes = ["scheme", "lang"];

  #root = this.attachShadow({ mode: "open" });
  #internals = this.attachInternals();
  #scorer = new Scorer();
  /** @type {Sheet | null} */
  #sheet = null;
  /** @type {Scheme | null} The page's own. */
  #document = null;
  /** @type {Record<string, unknown>} */
  #inputs = {};
  /** @type {Record<string, string>} */
  #readings = {};
  /** @type {Report | null} */
  #report = null;
  /** @type {ReturnType<typeof createView> | null} */
  #view = null;
  #living = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  connectedCallback() {
    if (this.#living) return;
    this.#living = true;
    this.#root.adoptedStyleSheets = [scoreStyles()];
    adopt(this, ["scheme", "inputs", "readings"]);
    void this.#start();
  }

  disconnectedCallback() {
    // Taken out and put in again within a task is a move.
    queueMicrotask(() => {
      if (this.isConnected || !this.#living) return;
      this.#living = false;
      clearTimeout(this.#resting);
      this.#scorer.stop();
      this.#sheet = null;
      this.#view = null;
      this.#report = null;
      this.#root.replaceChildren();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#living) return;
    // What was entered in one sheet says nothing in another.
    if (name === "scheme") this.#empty();
    this.#view = null;
    void this.#start();
  }

  /** The id of a scheme of a loaded or built-in pack, or a scheme of the page's own. @returns {Scheme | string | null} */
  get scheme() {
    return this.#document ?? this.getAttribute("scheme");
  }

  set scheme(scheme) {
    this.#document = typeof scheme === "object" ? scheme : null;
    if (typeof scheme === "string") this.setAttribute("scheme", scheme);
    else if (this.#living) {
      this.#empty();
      void this.#start();
    }
  }

  /** What is entered, by the fields' ids. */
  get inputs() {
    return this.#inputs;
  }

  set inputs(inputs) {
    this.#inputs = { ...inputs };
    if (this.#view === null) return;
    this.#view.write(this.#inputs);
    this.#score();
  }

  /** The readings chosen, by their ids. */
  get readings() {
    return this.#readings;
  }

  set readings(readings) {
    this.#readings = { ...readings };
    if (this.#living) void this.#start();
  }

  /** The latest report; null before there is one. */
  get report() {
    return this.#report;
  }

  get #language() {
    return languageOf(this.lang || this.closest("[lang]")?.getAttribute("lang") || "");
  }

  #empty() {
    this.#inputs = {};
    this.#readings = {};
    this.#report = null;
    this.#view = null;
  }

  async #start() {
    const scheme = this.scheme;
    if (scheme === null || scheme === "") return;
    try {
      const sheet = await this.#scorer.start({ scheme, readings: this.#readings, lang: this.#language });
      if (sheet === null) return;
      this.#sheet = sheet;
      // A reading that is switched leaves the form as it is, and the focus where it is.
      if (this.#view === null) this.#build(sheet);
      else this.#view.choose(sheet.readings());
      this.#score();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Sheet} sheet */
  #build(sheet) {
    const strings = languages[this.#language];
    this.#internals.role = "group";
    this.#internals.ariaLabel = sheet.title || strings.label;
    const view = createView(sheet, strings, { onInput: () => this.#typed(), onReadings: (chosen) => void (this.readings = chosen) });
    view.write(this.#inputs);
    this.#inputs = view.read();
    this.#view = view;
    this.#root.replaceChildren(view.element);
  }

  #typed() {
    if (this.#view === null) return;
    this.#inputs = this.#view.read();
    this.#score();
  }

  #score() {
    if (this.#sheet === null || this.#view === null) return;
    try {
      const report = this.#sheet.score(this.#inputs);
      this.#report = report;
      this.#view.show(report);
      this.#emit("kefu-score", { report, inputs: this.#inputs, readings: this.#readings });
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => this.#sheet && this.#view?.rest(this.#sheet, this.#inputs), REST_MS);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    const { code = "unknown", message = String(error), hint = "" } = /** @type {any} */ (error);
    const trouble = make("p", "trouble", fill(languages[this.#language].trouble, { message }));
    trouble.role = "alert";
    this.#view = null;
    this.#root.replaceChildren(trouble);
    this.#emit("kefu-error", { code, message, hint });
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
