// Attaches a check to wherever a person types, and reports what it finds while they do.
//
// Refuses to know: what is checked (it is given a function) and how findings are shown.
// Invariants: the host's DOM is never changed except by the replacement a person asked for; text under an input
// method is not read before it is settled; a composer that the host replaces is found again; once the signal is
// aborted nothing is left behind. All offsets are UTF-16 code units.

import { followComposer } from "./composer.js";
import { listenTo } from "./listening.js";
import { watchPointing } from "./pointing.js";
import { replaceSpan } from "./replace.js";
import { watchSending } from "./sending.js";
import { createSurface } from "./surfaces.js";

/** @typedef {import("./highlights.js").Severity} Severity */
/** @typedef {{ start: number, end: number, text: string, severity: Severity }} Mark */

/**
 * @template {Mark} F
 * @typedef {object} AttachOptions
 * @property {(text: string) => F[]} check  findings in the order of their start
 * @property {(state: { text: string, findings: F[] }) => void} onFindings
 * @property {(attempt: { text: string, findings: F[], resume: () => void }) => boolean} onSend
 *   asked before the host hears of it; true holds the message back until `resume()`
 * @property {(finding: F | null, rects: DOMRect[]) => void} onPoint
 *   the mark under the mouse or around the caret, and where it is drawn in the view
 * @property {(composer: HTMLElement | null, signal: AbortSignal) => void} onComposer
 *   told of each composer found; the signal ends with it
 * @property {() => Element | null} button  the send button, looked up when something is clicked
 * @property {() => import("./sending.js").SendKey} sendKey
 * @property {ParentNode} layer  where a drawing may be put that cannot do without elements
 * @property {Document | ShadowRoot} root  the tree to watch for a replaced composer
 * @property {AbortSignal} signal
 */

/**
 * @template {Mark} F
 * @param {Element | (() => Element | null)} target  a composer, an element around it, or a function that finds either
 * @param {AttachOptions<F>} options
 * @returns {Attachment<F>}
 */
export function attach(target, options) {
  return new Attachment(target, options);
}

/**
 * What `attach` gives; it is not made in any other way.
 * @template {Mark} F
 */
export class Attachment {
  #options;
  /** @type {import("./surfaces.js").Surface | null} */
  #surface = null;
  #binding = new AbortController();
  #composing = false;
  #scheduled = false;
  #rebuilt = false;
  #text = "";
  /** @type {F[]} */
  #findings = [];
  /** @type {() => void} */
  #marksChanged = () => undefined;

  /**
   * @param {Element | (() => Element | null)} target
   * @param {AttachOptions<F>} options
   */
  constructor(target, options) {
    this.#options = options;
    const { root, signal } = options;
    this.#watchSending(options);
    const find = typeof target === "function" ? target : () => target;
    followComposer({ root, find, onChange: (composer) => this.#bind(composer), signal });
    signal.addEventListener("abort", () => this.#binding.abort());
  }

  /** The composer in use, or null while there is none. */
  get composer() {
    return this.#surface?.element ?? null;
  }

  get findings() {
    return this.#findings;
  }

  /** Reads and checks now, even if the text is the same: what the check depends on may have changed. */
  review() {
    if (this.#surface !== null && !this.#composing) this.#settle(this.#surface.read());
    return this.#findings;
  }

  /**
   * @param {F} finding
   * @param {string} replacement
   * @returns {Promise<boolean>} false when the text is no longer what the finding is about
   */
  async replace(finding, replacement) {
    const made = this.#surface !== null && (await replaceSpan(this.#surface, finding, replacement));
    this.#schedule();
    return made;
  }

  /** @param {HTMLElement | null} composer */
  #bind(composer) {
    this.#binding.abort();
    this.#binding = new AbortController();
    this.#composing = false;
    const { layer, onComposer } = this.#options;
    const { signal } = this.#binding;
    this.#surface = composer && createSurface(composer, layer, signal);
    onComposer(composer, signal);
    if (this.#surface === null) return this.#report("", []);
    this.#listen(this.#surface, signal);
    this.review();
  }

  /**
   * @param {import("./surfaces.js").Surface} surface
   * @param {AbortSignal} signal
   */
  #listen(surface, signal) {
    const handlers = {
      onChange: () => this.#schedule(),
      onFocus: () => void this.review(),
      onComposing: (/** @type {boolean} */ composing) => {
        this.#composing = composing;
        this.#schedule();
      },
      onRebuilt: () => {
        this.#rebuilt = true;
        this.#schedule();
      },
    };
    listenTo(surface.element, handlers, signal);
    const onPoint = (/** @type {number} */ index) =>
      this.#options.onPoint(this.#findings[index] ?? null, surface.rects(index));
    this.#marksChanged = watchPointing({ surface, spans: () => this.#findings, onPoint, signal });
  }

  /** @param {AttachOptions<F>} options */
  #watchSending({ button, sendKey, onSend, signal }) {
    const text = () => {
      // Whatever state an input method is in: this is what the host is about to send.
      if (this.#surface !== null) this.#settle(this.#surface.read());
      return this.#text;
    };
    const onAttempt = (/** @type {() => void} */ resume) => {
      // What is sent is then cleared away, by many hosts without any event.
      setTimeout(() => this.#schedule());
      return onSend({ text: this.#text, findings: this.#findings, resume });
    };
    watchSending({ composer: () => this.composer, button, sendKey, text, onAttempt, signal });
  }

  #schedule() {
    if (this.#scheduled || this.#composing) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#surface === null || this.#composing || this.#options.signal.aborted) return;
      const text = this.#surface.read();
      if (text !== this.#text || this.#rebuilt) this.#settle(text);
    });
  }

  /** @param {string} text */
  #settle(text) {
    this.#report(text, this.#options.check(text));
  }

  /**
   * @param {string} text
   * @param {F[]} findings
   */
  #report(text, findings) {
    const quiet = this.#findings.length === 0 && findings.length === 0;
    // Findings are plain data, so the same ones read the same; keeping the old objects keeps what refers to them.
    const same = text === this.#text && JSON.stringify(findings) === JSON.stringify(this.#findings);
    this.#rebuilt = false;
    this.#text = text;
    if (quiet) return;
    if (!same) this.#findings = findings;
    this.#surface?.mark(this.#findings);
    if (same) return;
    this.#options.onFindings({ text, findings });
    this.#marksChanged();
  }
}
