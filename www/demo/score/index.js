/**
 * "Score": the sheet of a department filled in for a month, where its points went, the whole team from a table, the months
 * that were kept, and the slips of an assessment sheet.
 * It owns what its parts share: the scheme, the month, the way of reading; scoring is the engine's, drawing that of the parts.
 * Invariants: of two schemes asked for only the later one comes; what was entered for one scheme is never put into another.
 */

import "../../dist/define-score.js";
import { openShelf } from "../../dist/shelf.js";
import { grouped } from "../choices.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { inLanguage, speakerOf } from "../wording.js";
import { SheetCheck } from "./check.js";
import { Limits } from "./limits.js";
import { Months } from "./months.js";
import { printSheets } from "./print.js";
import { listSchemes, loadScheme } from "./schemes.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { Team } from "./team.js";
import { waterfall } from "./waterfall.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {import("./schemes.js").Scheme} Scheme */
/** @typedef {import("../../dist/score.js").ScoreReport} Report */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {{ language: import("../wording.js").Language, say: (key: Key, values?: Record<string, string | number>) => string }} Words */

const FIRST = "cable/hall";
const PARTS = /** @type {const} */ (["one", "team", "months", "check"]);

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const [schemes, shelf] = await Promise.all([listSchemes(), openShelf("score-page", { lang: host.language() })]);
  const desk = new Desk(host, schemes, shelf, signal);
  await desk.open();
  desk.speak();
  place.replaceChildren(desk.body);
  return { speak: () => desk.speak() };
}

class Desk {
  #host;
  #schemes;
  #parts = partsOf();
  #team;
  #months;
  #check;
  /** @type {Scheme | null} */
  #scheme = null;
  #limits = new Limits();
  #asked = 0;

  /** @param {Host} host @param {Awaited<ReturnType<typeof listSchemes>>} schemes @param {import("../../dist/shelf.js").Shelf} shelf @param {AbortSignal} signal */
  constructor(host, schemes, shelf, signal) {
    this.#host = host;
    this.#schemes = schemes;
    const { scheme, sheet, ways, sample, keep, print, team, months, check, month, person } = this.#parts;
    this.#team = new Team({
      shelf,
      situation: () => ({ readings: sheet.readings, inputs: sheet.inputs, month: month.value }),
      onOpen: (name, inputs) => this.#show(name, inputs),
      onKeep: (sheets) => this.#months.keep(sheets.map((each) => ({ scheme: scheme.value, month: month.value, readings: sheet.readings, ...each }))),
      during: (work) => host.during(work),
    }, signal);
    this.#months = new Months((kept) => this.#show(kept.person, kept.inputs, kept.month), signal);
    this.#check = new SheetCheck({ during: (work) => host.during(work), readings: () => sheet.readings }, signal);
    team.append(this.#team.element);
    months.append(this.#months.element);
    check.append(this.#check.element);
    scheme.addEventListener("change", () => void this.choose(scheme.value), { signal });
    sheet.addEventListener("kefu-score", ({ detail }) => this.#drawn(detail.report), { signal });
    ways.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && this.#turn(target.value), { signal });
    sample.addEventListener("click", () => this.#fill(), { signal });
    keep.addEventListener("click", () => void this.#keep(), { signal });
    print.addEventListener("click", () => this.#print(), { signal });
    month.value = new Date().toISOString().slice(0, 7);
    person.value = "";
    this.#turn("one");
  }

  get body() {
    return this.#parts.body;
  }

  /** @returns {Words} */
  get #words() {
    const language = this.#host.language();
    return { language, say: (key, values) => speaker(language)(key, values) };
  }

  /** Opens the months that are kept, and the first sheet. */
  async open() {
    await Promise.all([this.#months.open(this.#host.language()), this.choose(this.#schemes.some(({ id }) => id === FIRST) ? FIRST : this.#schemes[0].id)]);
  }

  /** @param {string} id */
  async choose(id) {
    const turn = (this.#asked += 1);
    const scheme = await this.#host.during(() => loadScheme(id));
    if (turn !== this.#asked) return;
    this.#scheme = scheme;
    this.#parts.sheet.inputs = {};
    // The element loads its module when it has its first scheme.
    this.#parts.sheet.setAttribute("scheme", id);
    this.#team.use(scheme);
    this.#months.use(id);
    this.#check.use(scheme);
    this.speak();
  }

  speak() {
    const words = this.#words;
    const { worded, scheme, sheet, ways, source } = this.#parts;
    for (const [element, key] of worded) element.textContent = words.say(key);
    scheme.replaceChildren(...grouped(this.#schemes, words.language));
    if (this.#scheme) scheme.value = this.#scheme.id;
    sheet.lang = words.language;
    source.textContent = this.#scheme?.source ? inLanguage(this.#scheme.source, words.language) : "";
    for (const label of ways.querySelectorAll("[data-way]")) label.textContent = words.say(/** @type {Key} */ (`way-${label.getAttribute("data-way")}`));
    this.#team.speak(words);
    this.#months.speak(words);
    this.#check.speak(words);
    if (sheet.report) this.#drawn(sheet.report);
  }

  /** @param {Report} report */
  #drawn(report) {
    const { sheet, picture } = this.#parts;
    // The element may still show the sheet before.
    if (this.#scheme?.id === report.scheme) picture.replaceChildren(waterfall(report, this.#limits.of(this.#scheme, sheet.readings, sheet.inputs), this.#words));
  }

  /** @param {string} way */
  #turn(way) {
    for (const name of PARTS) this.#parts[name].hidden = name !== way;
    for (const input of this.#parts.ways.querySelectorAll("input")) input.checked = input.value === way;
    // Parameters and readings are those of the sheet, and may have changed since.
    if (way === "team") this.#team.speak(this.#words);
    if (way === "check") void this.#check.show();
  }

  /** Somebody's sheet, as it was entered elsewhere. @param {string} person @param {Record<string, unknown>} inputs @param {string} [month] */
  #show(person, inputs, month) {
    this.#parts.person.value = person;
    if (month) this.#parts.month.value = month;
    this.#parts.sheet.inputs = inputs;
    this.#turn("one");
    this.#parts.one.scrollIntoView({ block: "nearest" });
  }

  /** The first example of the document: something to look at. */
  #fill() {
    this.#parts.sheet.inputs = this.#scheme?.examples?.[0]?.inputs ?? {};
  }

  async #keep() {
    const { sheet, person, month, scheme, state } = this.#parts;
    if (!sheet.report) return;
    if (!month.reportValidity()) return;
    await this.#months.keep([{ scheme: scheme.value, person: person.value.trim(), month: month.value, inputs: sheet.inputs, readings: sheet.readings, report: sheet.report }]);
    state.textContent = this.#words.say("kept", { month: month.value });
  }

  #print() {
    const { sheet, person, month } = this.#parts;
    if (sheet.report && this.#scheme) printSheets([{ person: person.value.trim(), report: sheet.report }], this.#scheme, month.value, this.#words);
  }
}

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const block = (/** @type {Key} */ key, /** @type {string} */ id, /** @type {HTMLElement[]} */ ...children) =>
    build("section", { class: "block", "aria-labelledby": id }, word(key, build("h2", { id })), ...children);
  const scheme = build("select", { id: "score-scheme" });
  const month = build("input", { id: "score-month", type: "month", pattern: "\\d{4}-\\d{2}", required: "" });
  const person = build("input", { id: "score-person", autocomplete: "off" });
  const [sample, keep, print] = [button("sample"), button("keep", "strong"), button("print")];
  const state = build("span", { class: "note", role: "status" });
  const ways = build("fieldset", { class: "ways" }, word("ways", build("legend", { class: "unseen" })),
    ...PARTS.map((way) => build("label", {}, build("input", { type: "radio", name: "score-way", value: way }), build("span", { "data-way": way }))));
  const source = build("p", { class: "note" });
  const sheet = document.createElement("kefu-score");
  const picture = build("div", { class: "table-box", tabindex: "0", role: "group", "aria-labelledby": "score-picture-title" });
  sheet.append(build("section", { "aria-labelledby": "score-picture-title" }, word("waterfall", build("h3", { id: "score-picture-title" })), picture));
  const one = build("div", { class: "score-part" }, block("sheet", "score-sheet-title", build("p", { class: "buttons" }, sample, keep, print, state), sheet));
  const [team, months, check] = ["team", "months", "check"].map(() => build("div", { class: "score-part" }));
  const body = build("div", { class: "sheet-body score" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    block("choose", "score-choose-title", build("div", { class: "field-row" }, field("scheme", scheme), field("month", month), field("person", person)), source, ways), one, team, months, check);
  return { body, worded, scheme, month, person, sample, keep, print, state, ways, source, sheet, picture, one, team, months, check };
}
