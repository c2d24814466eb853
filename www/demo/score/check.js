/**
 * Slips of an assessment sheet: of one that is pasted or opened, while it is mended, and of the scheme that is chosen.
 * What is a slip the engine says. Invariants: a table that is opened becomes text, so that every slip has a place where it
 * can be mended.
 */

import init, { lintSheet } from "../../dist/index.js";
import { partsOf, schemeSlips, slipList } from "./check-view.js";
import { PAGE, TABLE } from "./check-samples.js";
import { TableFile } from "./table-file.js";

/** @typedef {import("../../dist/open-sheets.js").OpenedSheet} OpenedSheet */
/** @typedef {import("../../dist/index.js").SheetSlip} Slip */
/** @typedef {import("./schemes.js").Scheme} Scheme */
/** @typedef {import("./index.js").Words} Words */

/** Typing is checked so long after the last key. */
const READ_DELAY_MS = 150;

export class SheetCheck {
  #during;
  #readings;
  #file;
  #parts;
  /** @type {Slip[]} */
  #slips = [];
  /** @type {Scheme | null} */
  #scheme = null;
  /** @type {Words | null} */
  #words = null;
  #ready = false;
  #timer = 0;

  /**
   * @param {{ during: import("../views.js").Host["during"], readings: () => Record<string, string> }} around
   * @param {AbortSignal} signal
   */
  constructor({ during, readings }, signal) {
    this.#during = during;
    this.#readings = readings;
    this.#file = new TableFile({ id: "score-check-file", label: "checkFile" }, { during, onRows: (rows) => this.#put(asText(rows)) }, signal);
    this.#parts = partsOf(this.#file.element);
    const { drop, text, table, page, slips } = this.#parts;
    this.#file.catch(drop, signal);
    text.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#check(), READ_DELAY_MS);
    }, { signal });
    table.addEventListener("click", () => this.#fill(TABLE), { signal });
    page.addEventListener("click", () => this.#fill(PAGE), { signal });
    slips.addEventListener("click", ({ target }) => this.#go(target), { signal });
  }

  get element() {
    return this.#parts.element;
  }

  /** @param {Scheme} scheme */
  use(scheme) {
    this.#scheme = scheme;
  }

  /** What is checked by now, and the scheme as it is read now. The module that finds slips is waited for; the small one does not. */
  async show() {
    try {
      await this.#during(() => init());
      this.#ready = true;
      this.#draw();
    } catch (error) {
      this.#file.fail(error);
    }
  }

  /** @param {Words} words */
  speak(words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#file.speak(words);
    this.#parts.text.placeholder = words.say("checkHint");
    this.#draw();
  }

  #draw() {
    if (!this.#ready || !this.#words || !this.#scheme) return;
    const slips = lintSheet(this.#scheme, { lang: this.#words.language, readings: this.#readings() });
    this.#parts.own.replaceChildren(...schemeSlips(slips, this.#scheme, this.#words));
    this.#check();
  }

  #check() {
    if (!this.#ready || !this.#words) return;
    const { text, found, slips } = this.#parts;
    const { say, language } = this.#words;
    const empty = text.value.trim() === "";
    this.#slips = empty ? [] : lintSheet(text.value, { lang: language });
    found.textContent = empty ? say("checkEmpty") : this.#slips.length === 0 ? say("checkClean") : say("checkFound", { n: this.#slips.length });
    found.dataset.state = empty ? "empty" : this.#slips.length === 0 ? "clean" : "found";
    slips.replaceChildren(...slipList(this.#slips, text.value, this.#words));
  }

  /** An example in the place of a file. @param {string} text */
  #fill(text) {
    this.#file.clear();
    this.#put(text);
  }

  /** @param {string} text */
  #put(text) {
    clearTimeout(this.#timer);
    this.#parts.text.value = text;
    this.#parts.text.scrollTo(0, 0);
    this.#check();
  }

  /** To the place of a slip, where it can be mended at once. @param {EventTarget | null} target */
  #go(target) {
    const at = target instanceof Element ? target.closest("[data-slip]")?.getAttribute("data-slip") : null;
    const { start, end } = this.#slips[Number(at ?? -1)] ?? {};
    if (start === undefined || end === undefined) return;
    const { text } = this.#parts;
    const above = text.value.slice(0, start).split("\n").length - 1;
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, end);
    // Lines are not broken, so that each is as high as the next; the place comes to the middle of the field.
    text.scrollTop = above * Number.parseFloat(getComputedStyle(text).lineHeight) - text.clientHeight / 2;
    text.scrollIntoView({ block: "nearest" });
  }
}

/** Cells as a text with tabs, as a spreadsheet puts them on the clipboard; quotation marks only hold a cell of several lines together. @param {OpenedSheet["rows"]} rows */
function asText(rows) {
  const alone = rows.every((cells) => cells.length <= 1);
  const cell = (/** @type {unknown} */ value) => {
    const text = alone ? String(value ?? "") : String(value ?? "").replaceAll('"', "”");
    return !alone && /[\t\r\n]/.test(text) ? `"${text}"` : text;
  };
  return rows.map((cells) => cells.map(cell).join("\t")).join("\n");
}
