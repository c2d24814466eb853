// `<kefu-courtesy for="composer">`: a quiet strip that says which courtesies this moment owes, which are said, and
// offers the smallest edits that mend the message, each at one key.
//
// Refuses to know: how a message is judged (judge.js), how an editor works (attach/), how things look (strip.js).
// Invariants: importing this has no effect; moving the element in the document is not the end of it; whatever fails,
// typing and sending go on; after it is taken out, the page is as it was before.

import { languageOf } from "../../strings/index.js";
import { adopt } from "../adopt.js";
import { Judge } from "./judge.js";
import { createStrip, MOST_ADVICE } from "./strip.js";
import { languages } from "./strings.js";
import { followTyping } from "./typing.js";

/** @typedef {import("../../index.js").CourtesyContext} Context */
/** @typedef {import("../../index.js").CourtesyReport} Report */
/** @typedef {import("../../index.js").CourtesyAdvice} Advice */
/** @typedef {import("./judge.js").Check} Check */

// Outside a browser the class can be imported, though not used.
const Base = globalThis.HTMLElement ?? class {};

export class KefuCourtesyElement extends Base {
  static observedAttributes = ["for", "lang", "lexicons", "pack"];

  #strip = createStrip(this, this.attachInternals(), (advice) => void this.#apply(advice));
  #judge = new Judge();
  /** @type {Check | null} The host's. */
  #check = null;
  /** @type {Context | (() => Context)} */
  #context = {};
  /** @type {AbortController | null} Lives as long as the attachment. */
  #life = null;
  /** @type {import("./typing.js").Typing | null} */
  #typing = null;
  #text = "";
  /** @type {Report | null} */
  #report = null;
  #failed = false;

  connectedCallback() {
    const arrived = this.#life === null;
    if (arrived) adopt(this, ["check", "context"]);
    this.#attach();
    if (arrived) void this.#start();
  }

  disconnectedCallback() {
    // Taken out and put in again within a task is a move.
    queueMicrotask(() => {
      if (this.isConnected || this.#life === null) return;
      this.#life.abort();
      this.#life = null;
      this.#typing = null;
      this.#judge.stop();
      this.#show(null);
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (this.#life === null) return;
    if (name === "for") this.#attach();
    else void this.#start();
  }

  /** A check of the host's own, used in place of one made from `lexicons` or `pack`. */
  get check() {
    return this.#check;
  }

  set check(check) {
    this.#check = check;
    if (this.#life !== null) void this.#start();
  }

  /** Stage, turns before and time, or a function that tells; asked again at each check. */
  get context() {
    return this.#context;
  }

  set context(context) {
    this.#context = context;
    this.refresh();
  }

  /** What is said of the message as it stands; null while there is nothing to judge by. */
  get report() {
    return this.#report;
  }

  /** Judges again, for when something other than the text has changed. */
  refresh() {
    this.#typing?.repeat();
  }

  get #language() {
    return languageOf(this.lang || this.closest("[lang]")?.getAttribute("lang") || "");
  }

  async #start() {
    this.#failed = false;
    const lexicons = this.getAttribute("lexicons")?.match(/\S+/g) ?? undefined;
    const pack = this.getAttribute("pack") ?? undefined;
    try {
      await this.#judge.start({ check: this.#check, pack, lexicons, lang: this.#language });
    } catch (error) {
      this.#fail(error);
    }
    this.refresh();
  }

  #attach() {
    this.#life?.abort();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    const target = () => root.getElementById(this.getAttribute("for") ?? "");
    this.#typing = followTyping({ target, onText: (text) => this.#onText(text), layer: this.#strip.root, root, signal });
    window.addEventListener("keydown", (event) => this.#onKey(event), { capture: true, signal });
    this.refresh();
  }

  /** @param {string} text */
  #onText(text) {
    this.#text = text;
    try {
      const report = this.#judge.judge(text, this.#context);
      if (report !== null) this.#failed = false;
      this.#show(report);
      if (report !== null) this.#emit("kefu-courtesy", { text, report });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Report | null} report */
  #show(report) {
    this.#report = report;
    const strings = languages[this.#language];
    this.#strip.render({ text: this.#text, report, trouble: this.#failed ? strings.failed : "" }, strings);
  }

  /** @param {unknown} error */
  #fail(error) {
    const told = this.#failed;
    this.#failed = true;
    this.#show(null);
    if (told) return;
    const { code = "unknown", message = String(error), hint = "" } = /** @type {any} */ (error);
    this.#emit("kefu-error", { code, message, hint });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const composer = this.#typing?.composer() ?? null;
    if (composer === null || !event.composedPath().includes(composer)) return;
    const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const wanted = digit !== undefined ? Number(digit) - 1 : event.key === "F9" && !event.altKey ? 0 : -1;
    const advice = wanted < MOST_ADVICE ? this.#report?.advice[wanted] : undefined;
    if (advice === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#apply(advice);
  }

  /** @param {Advice} advice */
  async #apply(advice) {
    const detail = { text: this.#text, advice };
    if (this.#emit("kefu-advice", detail, true)) await this.#typing?.apply(detail.text, advice.edit);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   * @param {boolean} [cancelable]
   * @returns {boolean} false when the host has prevented it
   */
  #emit(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }
}
