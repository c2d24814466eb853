// `<kefu-guard for="composer">`: watches a composer, shows what is wrong with the wording, and stands between a
// forbidden phrase and the send key.
//
// Refuses to know: how text is checked (checker.js), how an editor works (attach/), how things look (view.js).
// Invariants: importing this has no effect; moving the element in the document is not the end of it; after it is
// taken out, the page is as it was before.

import { languageOf, languages } from "../strings/index.js";
import { adopt } from "./adopt.js";
import { Checker } from "./checker.js";
import { createView } from "./view.js";
import { watch } from "./watch.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("./checker.js").Guard} Guard */
/** @typedef {import("./checker.js").Context} Context */
/** @typedef {{ at: string, text: string, findings: Finding[] }} Override */

// Outside a browser the class can be imported, though not used.
const Base = globalThis.HTMLElement ?? class {};

export class KefuGuardElement extends Base {
  static observedAttributes = ["for", "lang", "lexicons"];

  #view = createView(this, this.attachInternals());
  #checker = new Checker((health, troubles) => this.#onHealth(health, troubles));
  /** @type {Guard | null} */
  #guard = null;
  /** @type {Element | null} */
  #target = null;
  /** @type {Context | (() => Context)} */
  #context = { role: "agent" };
  /** @type {Override[]} */
  #overrides = [];
  /** @type {AbortController | null} Lives as long as the attachment. */
  #life = null;
  /** @type {import("./watch.js").Attachment | null} */
  #attachment = null;
  #ready = false;
  /** @type {Pick<import("./view.js").State, "health" | "troubles">} */
  #condition = { health: "quiet", troubles: [] };

  connectedCallback() {
    const arrived = this.#life === null;
    if (arrived) adopt(this, ["guard", "target", "context"]);
    this.#attach();
    if (arrived) this.#start();
  }

  disconnectedCallback() {
    // Taken out and put in again within a task is a move.
    queueMicrotask(() => {
      if (this.isConnected || this.#life === null) return;
      this.#life.abort();
      this.#life = null;
      this.#attachment = null;
      this.#ready = false;
      this.#checker.stop();
      this.#render();
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (this.#life === null) return;
    if (name === "for") this.#attach();
    else this.#start();
  }

  /** A guard of the host's own, used in place of one made from `lexicons`. */
  get guard() {
    return this.#guard;
  }

  set guard(guard) {
    this.#guard = guard;
    if (this.#life !== null) this.#start();
  }

  /** The composer, or an element around it, in place of the one `for` names. */
  get target() {
    return this.#target;
  }

  set target(target) {
    this.#target = target;
    if (this.#life !== null) this.#attach();
  }

  /** Who writes and what was said before, or a function that tells; asked again at each check. */
  get context() {
    return this.#context;
  }

  set context(context) {
    this.#context = context;
    this.refresh();
  }

  /** What is wrong with the text as it stands. */
  get findings() {
    return this.#attachment?.findings ?? [];
  }

  /** The messages sent in spite of the question, oldest first. */
  get overrides() {
    return [...this.#overrides];
  }

  /** Checks again, for when something other than the text has changed. */
  refresh() {
    this.#attachment?.review();
  }

  get #language() {
    return languageOf(this.lang || this.closest("[lang]")?.getAttribute("lang") || "");
  }

  /** The checker lets a later start overtake an earlier one, so several changes at once cost one guard. */
  async #start() {
    const lexicons = this.getAttribute("lexicons")?.match(/\S+/g) ?? undefined;
    this.#ready = false;
    if (await this.#checker.start({ guard: this.#guard, lexicons, lang: this.#language })) this.#ready = true;
    this.refresh();
    this.#render();
  }

  #attach() {
    const hadFindings = this.findings.length > 0;
    this.#life?.abort();
    this.#life = new AbortController();
    const tree = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    const named = (/** @type {string} */ attribute) => tree.getElementById(this.getAttribute(attribute) ?? "");
    this.#attachment = watch({
      host: this,
      view: this.#view,
      strings: () => languages[this.#language],
      check: (text) => this.#checker.check(text, this.#context),
      target: () => this.#target ?? named("for"),
      button: () => named("send"),
      sendKey: () => this.getAttribute("send-key") ?? "enter",
      onFindings: (detail) => {
        this.#render(detail.findings);
        this.#emit("kefu-findings", detail);
      },
      permit: (detail) => this.#emit("kefu-gate", detail, true),
      record: (override) => {
        this.#overrides.push(override);
        this.#emit("kefu-override", override);
      },
      signal: this.#life.signal,
    });
    if (hadFindings && this.findings.length === 0) this.#emit("kefu-findings", { text: "", findings: [] });
    this.#render();
  }

  /**
   * @param {import("./checker.js").Health} health
   * @param {import("./checker.js").Trouble[]} troubles
   */
  #onHealth(health, troubles) {
    this.#condition = { health, troubles };
    this.#render();
    for (const trouble of troubles) this.#emit("kefu-error", trouble);
  }

  #render(findings = this.findings) {
    this.#view.render({ findings, ready: this.#ready, ...this.#condition }, languages[this.#language]);
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
