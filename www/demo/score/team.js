/**
 * The team of a month: a table comes in, each column is put right and remembered, and out come score, rank and pay of
 * everybody, each a click from its sheet.
 * It scores nothing itself. Invariants: the parameters and the readings are those of the sheet beside it; a person whose
 * facts are wrong or missing is in the table all the same, with what is wrong.
 */

import init, { ScoreSheet as WorkbookSheet, toCsv } from "../../dist/index.js";
import { guessColumns, rowsBy } from "../../dist/open-sheets.js";
import { ScoreSheet } from "../../dist/score.js";
import { offer } from "../rules/files.js";
import { drawMapping, remapped } from "./mapping.js";
import { printSheets } from "./print.js";
import { TableFile } from "./table-file.js";
import { emptyTable, ranked, teamTable } from "./tables.js";
import { partsOf, rowsTable } from "./team-view.js";

/** @typedef {import("./schemes.js").Scheme} Scheme */
/** @typedef {import("../../dist/score.js").ScoreField} Field */
/** @typedef {import("../../dist/open-sheets.js").ColumnMap} ColumnMap */
/** @typedef {import("../../dist/open-sheets.js").OpenedCell} OpenedCell */
/** @typedef {import("./tables.js").Sheet} Sheet */
/** @typedef {import("./index.js").Words} Words */

/**
 * @typedef {object} Actions
 * @property {import("../../dist/shelf.js").Shelf} shelf where mappings are remembered
 * @property {() => { readings: Record<string, string>, inputs: Record<string, unknown>, month: string }} situation
 * @property {(person: string, inputs: Record<string, unknown>) => void} onOpen
 * @property {(sheets: Sheet[]) => Promise<void>} onKeep
 * @property {import("../views.js").Host["during"]} during
 */

/** Mappings of so many forms are remembered for a sheet. */
const MOST_REMEMBERED = 8;
/** More examples than these are no team. */
const MOST_SAMPLES = 8;
/** So many people are drawn at once; a table of thousands would hold the page. */
const DRAWN = 200;
/** @type {ColumnMap} */
const NO_COLUMNS = { titles: [], fields: [], shares: [] };

export class Team {
  #actions;
  #file;
  #parts;
  /** @type {Words | null} */
  #words = null;
  /** @type {Scheme | null} */
  #scheme = null;
  /** @type {Field[]} */
  #fields = [];
  /** @type {OpenedCell[][]} the rows below the titles */
  #rows = [];
  /** @type {ColumnMap} */
  #map = NO_COLUMNS;
  /** @type {Sheet[]} */
  #sheets = [];
  #drawn = DRAWN;

  /** @param {Actions} actions @param {AbortSignal} signal */
  constructor(actions, signal) {
    this.#actions = actions;
    this.#file = new TableFile({ id: "score-team-file", label: "teamFile" }, { during: actions.during, onRows: (table) => void this.#read(table) }, signal);
    this.#parts = partsOf(this.#file.element);
    const { element, template, sample, columns, print, csv, xlsx, keep, rows, more } = this.#parts;
    this.#file.catch(element, signal);
    template.addEventListener("click", () => this.#template(), { signal });
    sample.addEventListener("click", () => this.#sample(), { signal });
    columns.addEventListener("change", ({ target }) => void this.#remap(target), { signal });
    print.addEventListener("click", () => this.#scheme && this.#words && printSheets(this.#sheets, this.#scheme, this.#actions.situation().month, this.#words), { signal });
    csv.addEventListener("click", () => this.#words && offer("score/team", "csv", toCsv(teamTable(this.#sheets, this.#words))), { signal });
    xlsx.addEventListener("click", () => void this.#book(), { signal });
    keep.addEventListener("click", () => void this.#keep(), { signal });
    rows.addEventListener("click", ({ target }) => this.#open(target), { signal });
    more.addEventListener("click", () => this.#drawRows((this.#drawn += DRAWN)), { signal });
  }

  get element() {
    return this.#parts.element;
  }

  /** @param {Scheme} scheme */
  use(scheme) {
    this.#scheme = scheme;
    this.#file.clear();
    this.#rows = [];
    this.#map = NO_COLUMNS;
    this.#sheets = [];
  }

  /** @param {Words} words */
  speak(words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#file.speak(words);
    this.#score();
  }

  /** @param {OpenedCell[][]} table its first row are the titles */
  async #read([titles = [], ...rows]) {
    const remembered = /** @type {ColumnMap[]} */ ((await this.#actions.shelf.get(this.#key)) ?? []);
    this.#rows = rows;
    this.#drawn = DRAWN;
    this.#map = guessColumns(titles, this.#fields, remembered);
    // Columns that were all understood need no looking at.
    this.#parts.mapping.open = this.#map.fields.includes(null);
    this.#score();
  }

  get #key() {
    return `columns/${this.#scheme?.id}`;
  }

  /** A column is something else; next time a table of these titles comes it is, too. @param {EventTarget | null} target */
  async #remap(target) {
    const map = remapped(this.#map, this.#fields, target);
    this.#map = map;
    this.#score();
    const others = (/** @type {unknown} */ value) => /** @type {ColumnMap[]} */ (value ?? []).filter(({ titles }) => titles.join("\n") !== map.titles.join("\n"));
    await this.#actions.shelf.change(this.#key, (value) => [map, ...others(value)].slice(0, MOST_REMEMBERED));
  }

  #score() {
    if (!this.#scheme || !this.#words) return;
    const { readings, inputs } = this.#actions.situation();
    const sheet = new ScoreSheet(this.#scheme, { readings, lang: this.#words.language });
    this.#fields = sheet.fields();
    const parameters = Object.fromEntries(this.#fields.filter(({ id, parameter }) => parameter && id in inputs).map(({ id }) => [id, inputs[id]]));
    const rows = rowsBy(this.#rows, this.#map, this.#fields).map(({ name, inputs: own }, at) => ({ person: name || String(at + 1), inputs: { ...parameters, ...own } }));
    const reports = sheet.scoreAll(rows.map((row) => row.inputs));
    sheet.dispose();
    this.#sheets = ranked(rows.map((row, at) => ({ ...row, report: reports[at] })));
    this.#draw(this.#words);
  }

  /** @param {Words} words */
  #draw(words) {
    const { mapping, used, columns, results, count } = this.#parts;
    const { titles, fields } = this.#map;
    mapping.hidden = titles.length === 0;
    used.textContent = words.say("mapping", { n: titles.length, m: fields.filter((field) => field === null).length });
    columns.replaceChildren(...drawMapping(this.#map, this.#rows, this.#fields, words));
    results.hidden = this.#sheets.length === 0;
    count.textContent = words.say("people", { n: this.#sheets.length });
    this.#drawRows(this.#drawn);
  }

  /** @param {number} drawn so many people */
  #drawRows(drawn) {
    if (!this.#words) return;
    const { rows, more } = this.#parts;
    rows.replaceChildren(rowsTable(this.#sheets, drawn, this.#words));
    more.hidden = this.#sheets.length <= drawn;
    more.textContent = this.#words.say("more", { n: Math.min(DRAWN, this.#sheets.length - drawn) });
  }

  /** @param {EventTarget | null} target */
  #open(target) {
    const at = target instanceof Element ? target.closest("[data-person]")?.getAttribute("data-person") : null;
    const sheet = at ? this.#sheets[Number(at)] : undefined;
    if (sheet) this.#actions.onOpen(sheet.person, sheet.inputs);
  }

  /** A table with the right titles and no rows, to be filled in with a spreadsheet. */
  #template() {
    if (this.#words) offer("score/team", "csv", toCsv(emptyTable(this.#fields, this.#words)));
  }

  /** The document's own examples as a team: people nobody knows, with facts that come out as the source says. */
  #sample() {
    const words = this.#words;
    if (!words) return;
    const { columns } = emptyTable(this.#fields, words);
    const facts = this.#fields.filter(({ parameter }) => !parameter);
    const cell = (/** @type {unknown} */ value) => (Array.isArray(value) ? value.join("、") : typeof value === "string" || typeof value === "number" ? value : value === true ? "1" : null);
    this.#file.clear();
    void this.#read([columns, ...(this.#scheme?.examples ?? []).slice(0, MOST_SAMPLES).map(({ inputs }, at) => [words.say("someone", { n: at + 1 }), ...facts.map(({ id }) => cell(inputs[id]))])]);
  }

  /** The team as a workbook that computes itself: in every cell the formula, and a sheet for each person. */
  async #book() {
    // The large module makes workbooks; the small one that scores does not.
    await this.#actions.during(() => init());
    if (!this.#scheme || !this.#words) return;
    const { readings } = this.#actions.situation();
    const sheet = new WorkbookSheet(this.#scheme, { readings, lang: this.#words.language });
    const book = sheet.workbook(this.#sheets.map(({ person, inputs }) => ({ name: person, inputs })), { each: true });
    sheet.dispose();
    offer("score/team", "xlsx", await this.#actions.during(async () => (await import("../../dist/sheets.js")).toXlsx(book)));
  }

  async #keep() {
    if (!this.#words) return;
    await this.#actions.onKeep(this.#sheets);
    this.#parts.state.textContent = this.#words.say("keptAll", { n: this.#sheets.length });
  }
}
