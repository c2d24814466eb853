/**
 * A file with tables, chosen or dropped: it is read, and of several sheets one is chosen.
 * It refuses to know what a table means. Invariants: that it reads is seen before it begins; a file that cannot be read says
 * why, and what was there stays; of two files only the later one comes.
 */

import { openSheets } from "../../dist/open-sheets.js";
import { build } from "../dom.js";
import { painted } from "../painted.js";
import { droppable } from "../review/source.js";
import { fieldsOf } from "../review/fields.js";
import { textOf } from "../rules/files.js";

/** @typedef {import("../../dist/open-sheets.js").OpenedSheet} OpenedSheet */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */

const ACCEPTED = ".csv,.xlsx,.xlsm,.xlsb,.xls,.ods,.txt,.md,text/csv,text/plain";
/** Files whose commas part no cells. */
const PLAIN_TEXT = /\.(txt|md)$/i;

export class TableFile {
  #parts;
  #during;
  #onRows;
  /** @type {OpenedSheet[]} */
  #sheets = [];
  /** @type {Words | null} */
  #words = null;
  #asked = 0;

  /**
   * @param {{ id: string, label: Key }} named the id of its field, and what that is called
   * @param {{ during: import("../views.js").Host["during"], onRows: (rows: OpenedSheet["rows"]) => void }} actions
   * @param {AbortSignal} signal
   */
  constructor(named, { during, onRows }, signal) {
    this.#during = during;
    this.#onRows = onRows;
    this.#parts = partsOf(named);
    const { file, which } = this.#parts;
    file.addEventListener("change", () => void this.take(file.files?.[0]), { signal });
    which.addEventListener("change", () => onRows(this.#sheets[which.selectedIndex]?.rows ?? []), { signal });
  }

  get element() {
    return this.#parts.element;
  }

  /** Takes files that are dropped on an element, too. @param {HTMLElement} element @param {AbortSignal} signal */
  catch(element, signal) {
    droppable(element, (given) => void this.take(given), signal);
  }

  /** @param {Words} words */
  speak(words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
  }

  /** No file any more. */
  clear() {
    this.#asked += 1;
    this.#parts.file.value = "";
    this.#parts.state.replaceChildren();
    this.#offer([]);
  }

  /** @param {File | undefined} file */
  async take(file) {
    if (!file || !this.#words) return;
    const turn = (this.#asked += 1);
    const { state } = this.#parts;
    state.replaceChildren(build("p", { class: "note" }, this.#words.say("readingFile", { name: file.name })));
    await painted();
    try {
      const sheets = await this.#during(() => opened(file));
      if (turn !== this.#asked) return;
      this.#offer(sheets);
      state.replaceChildren();
      this.#onRows(sheets[this.#parts.which.selectedIndex]?.rows ?? []);
    } catch (error) {
      if (turn === this.#asked) this.fail(error);
    }
  }

  /** @param {unknown} error */
  fail(error) {
    const { message, hint = "" } = /** @type {import("../../dist/index.js").KefuError} */ (error);
    this.#parts.state.replaceChildren(build("p", { class: "problem", "data-gravity": "error", role: "alert" }, `${message} ${hint}`));
  }

  /** A book may begin with a cover: the first sheet that is a table is meant until another is chosen. @param {OpenedSheet[]} sheets */
  #offer(sheets) {
    const { which, whichField } = this.#parts;
    this.#sheets = sheets;
    whichField.hidden = sheets.length < 2;
    which.replaceChildren(...sheets.map(({ name }, at) => build("option", { value: String(at) }, name || String(at + 1))));
    which.selectedIndex = Math.max(sheets.findIndex(({ rows }) => rows.length > 1 && rows.some((row) => row.length > 1)), sheets.length > 0 ? 0 : -1);
  }
}

/** What is in a file: the sheets of a spreadsheet, or the lines of a text as cells of one column. @param {File} file @returns {Promise<OpenedSheet[]>} */
async function opened(file) {
  if (!PLAIN_TEXT.test(file.name)) return openSheets(file);
  const { text } = await textOf(file, "auto");
  return [{ name: "", rows: text.split(/\r?\n/).map((line) => [line]) }];
}

/** @param {{ id: string, label: Key }} named */
function partsOf({ id, label }) {
  const { worded, field } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const file = build("input", { id, type: "file", accept: ACCEPTED });
  const which = build("select", { id: `${id}-sheet` });
  const whichField = field("whichSheet", which);
  whichField.hidden = true;
  const state = build("div", { role: "status" });
  const element = build("div", {}, build("div", { class: "field-row" }, field(label, file), whichField), state);
  return { element, worded, file, which, whichField, state };
}
